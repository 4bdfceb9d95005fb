/// What a token of an article is.
public enum TokenKind: Sendable, Equatable, BitwiseCopyable, CaseIterable {
    /// Letters, or letters with digits after them ("5G", "km11").
    case word
    /// Digits with points and commas between them.
    case number
    /// "%".
    case percent
    case comma, period, semicolon, colon, open, close, dash, slash, quote
    /// "…" or three points.
    case ellipsis
    /// "?" or "!".
    case mark
    /// Any other sign.
    case other
    /// The end of a line that ends a paragraph.
    case paragraph

    /// Whether two kinds are the same; the one that the compiler derives is not inlined in other modules.
    @inlinable
    @inline(__always)
    public static func == (left: TokenKind, right: TokenKind) -> Bool { left.code == right.code }

    /// The kind as a small number.
    @inlinable
    @inline(__always)
    public var code: UInt8 {
        switch self {
        case .word: 0
        case .number: 1
        case .percent: 2
        case .comma: 3
        case .period: 4
        case .semicolon: 5
        case .colon: 6
        case .open: 7
        case .close: 8
        case .dash: 9
        case .slash: 10
        case .quote: 11
        case .ellipsis: 12
        case .mark: 13
        case .other: 14
        case .paragraph: 15
        }
    }
}

/// One word, number or sign of a text.
public struct Token: Sendable, BitwiseCopyable {
    /// What it is.
    public var kind: TokenKind
    /// Whether a space or the start of a line comes before it.
    public var spaceBefore: Bool
    /// Whether a word starts with a capital.
    public var isCapital: Bool
    /// Whether a word of two letters or more is all capitals.
    public var isAllCapital: Bool
    @usableFromInline let first: Int32
    @usableFromInline let last: Int32
    /// Its number in the ``WordBook`` that the text was read with; ``unknown`` for others and without a book.
    package var number = Token.unknown
    /// A word's spelling with its marks; for a number the place of its digits in ``TextDocument/digits``.
    public var key: UInt64
    /// A word's spelling without marks; for a number how many digits and separators it has.
    public var bare: UInt64

    /// A token from its parts; texts have fewer than 2³¹ code points.
    @inline(__always)
    init(
        kind: TokenKind, start: Int, end: Int, key: UInt64, bare: UInt64, spaceBefore: Bool, isCapital: Bool,
        isAllCapital: Bool
    ) {
        self.kind = kind
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
        self.key = key
        self.bare = bare
        self.spaceBefore = spaceBefore
        self.isCapital = isCapital
        self.isAllCapital = isAllCapital
    }

    /// A token of a book at a place of a text.
    @inline(__always)
    init(_ known: Token, start: Int, spaceBefore: Bool) {
        kind = known.kind
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: start) &+ known.last
        number = known.number
        key = known.key
        bare = known.bare
        self.spaceBefore = spaceBefore
        isCapital = known.isCapital
        isAllCapital = known.isAllCapital
    }

    /// The number of what is not in the book.
    package static let unknown: Int32 = -1

    /// Its first code point in the text as published.
    @inlinable
    public var start: Int { Int(first) }

    /// The code point after its last.
    @inlinable
    public var end: Int { Int(last) }

    /// The code of a word's letter at a place, without its marks; nil where the word has more than ten letters. A final
    /// y after a consonant is an i.
    public func letter(at place: Int) -> UInt64? {
        if bare >> 63 != 0 { return nil }
        let count = (64 - bare.leadingZeroBitCount + 5) / 6
        return place < count ? bare &>> UInt64(truncatingIfNeeded: 6 * (count - 1 - place)) & 63 : 0
    }
}
