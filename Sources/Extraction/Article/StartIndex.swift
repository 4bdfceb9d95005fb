import Core

/// Where the elements of some lists start that are in the order of the text, no two of a list at one token: those that start
/// in a range of tokens are found without a search, whose steps cannot be foreseen.
struct StartIndex: Sendable {
    /// The lists of a field.
    enum List: Int {
        case places, periods, figures
    }

    /// Sixty-four tokens: which of them an element of a list starts at, and how many start before them.
    private struct Word: BitwiseCopyable {
        var starts: UInt64 = 0
        var before = 0
    }

    /// The words of each list by turns.
    private var words: [Word]
    /// How many tokens the field has.
    private let end: Int
    private static let lists = 3

    /// An index of empty lists, of a field of so many tokens.
    init(tokens: Int) {
        words = [Word](filledWith: Word(), count: Self.lists * (tokens >> 6 + 1))
        end = tokens
    }

    /// Adds a list of so many elements by the tokens that they start at.
    mutating func add(_ list: List, count: Int, start: (Int) -> Int) {
        for place in 0..<count { words[Self.word(list, start(place))].starts |= 1 &<< UInt64(start(place) & 63) }
        for next in stride(from: list.rawValue + Self.lists, to: words.count, by: Self.lists) {
            let last = words[next - Self.lists]
            words[next].before = last.before + last.starts.nonzeroBitCount
        }
    }

    /// The places in a list of the elements that start in a range of tokens; nothing starts outside the field.
    func places(_ list: List, in range: Range<Int>) -> Range<Int> {
        count(list, before: range.lowerBound)..<count(list, before: range.upperBound)
    }

    /// How many elements start before a token.
    @inline(__always)
    private func count(_ list: List, before token: Int) -> Int {
        let token = min(max(0, token), end)
        let word = words[Self.word(list, token)]
        return word.before + (word.starts & (1 &<< UInt64(token & 63) &- 1)).nonzeroBitCount
    }

    @inline(__always)
    private static func word(_ list: List, _ token: Int) -> Int { token >> 6 * lists + list.rawValue }
}
