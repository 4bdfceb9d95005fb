/// What a token of an article is.
package enum TokenKind: UInt8, Sendable {
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
}

/// One word, number or sign of a text.
package struct Token: Sendable {
    /// What it is.
    package var kind: TokenKind
    /// Its first code point in the text as published.
    package var start: Int
    /// The code point after its last.
    package var end: Int
    /// A word's spelling with its marks; for a number the place of its digits in ``TextDocument/digits``.
    package var key: UInt64
    /// A word's spelling without marks; for a number how many digits and separators it has.
    package var bare: UInt64
    /// Whether a space or the start of a line comes before it.
    package var spaceBefore: Bool
    /// Whether a word starts with a capital.
    package var isCapital: Bool
    /// Whether a word of two letters or more is all capitals.
    package var isAllCapital: Bool
}
