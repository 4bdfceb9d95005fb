import Core

/// A set of tokens of a text, as bits: the few tokens of a mention are added at once, however many they are.
struct TokenSet {
    private var words: [UInt64]

    /// The empty set, for a text of so many tokens.
    init(tokens: Int) { words = [UInt64](filledWith: 0, count: tokens >> 6 + 1) }

    /// Whether it holds a token of the text.
    @inline(__always)
    func contains(_ token: Int) -> Bool { words[token >> 6] &>> UInt64(token & 63) & 1 != 0 }

    /// Adds the tokens of a range.
    mutating func insert(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let count = min(range.upperBound - start, 64 - start & 63)
            words[start >> 6] |= (UInt64.max &>> UInt64(64 - count)) &<< UInt64(start & 63)
            start += count
        }
    }
}
