import Core

/// Where the elements of a list start that is in the order of the text, no two of them at one token: those that start in a
/// range of tokens are found without a search, whose steps cannot be foreseen.
struct StartIndex: Sendable {
    /// Sixty-four tokens: which of them an element starts at, and how many start before them.
    private struct Word: BitwiseCopyable {
        var starts: UInt64 = 0
        var before = 0
    }

    private var words: [Word]

    /// The index of a list by the tokens that its elements start at, of a field of so many.
    init(tokens: Int, count: Int, start: (Int) -> Int) {
        words = [Word](filledWith: Word(), count: tokens >> 6 + 1)
        for place in 0..<count { words[start(place) >> 6].starts |= 1 &<< UInt64(start(place) & 63) }
        for next in words.indices.dropFirst() {
            words[next].before = words[next - 1].before + words[next - 1].starts.nonzeroBitCount
        }
    }

    /// The places in the list of the elements that start in a range of tokens of the field.
    @inline(__always)
    func places(in range: Range<Int>) -> Range<Int> {
        count(before: range.lowerBound)..<count(before: range.upperBound)
    }

    /// How many elements start before a token.
    @inline(__always)
    private func count(before token: Int) -> Int {
        let word = words[token >> 6]
        return word.before + (word.starts & (1 &<< UInt64(token & 63) &- 1)).nonzeroBitCount
    }
}
