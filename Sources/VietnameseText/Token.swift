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

extension TokenKind {
    /// The kind of a sign of ASCII; nil for bytes that are none.
    init?(sign byte: UInt8) {
        switch byte {
        case 0x2C: self = .comma
        case 0x2E: self = .period
        case 0x25: self = .percent
        case 0x3B: self = .semicolon
        case 0x3A: self = .colon
        case 0x28, 0x5B: self = .open
        case 0x29, 0x5D: self = .close
        case 0x2D: self = .dash
        case 0x2F: self = .slash
        case 0x22, 0x27: self = .quote
        case 0x21, 0x3F: self = .mark
        case 0x23, 0x24, 0x26, 0x2A, 0x2B, 0x3C...0x3E, 0x40, 0x5C, 0x5E...0x60, 0x7B...0x7E: self = .other
        default: return nil
        }
    }
}

/// One word, number or sign of a text.
public struct Token: Sendable, BitwiseCopyable {
    /// What it is.
    public var kind: TokenKind
    /// Whether a word starts with a capital.
    public var isCapital: Bool
    /// Whether a word of two letters or more is all capitals.
    public var isAllCapital: Bool
    /// Whether a space or the start of a line comes before it.
    public var spaceBefore: Bool
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

    /// A word of a book, after a space.
    @inline(__always)
    init(_ known: BookWord, start: Int) {
        kind = .word
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: start) &+ Int32(known.count)
        number = known.number
        key = known.key
        bare = known.bare
        spaceBefore = true
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
