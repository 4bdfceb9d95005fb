/// What words, signs and numbers are compared by: the key of a word is its spelling, those of the others have bits that no
/// word has.
extension Token {
    /// The key of signs of a kind.
    package static func key(of kind: TokenKind) -> UInt64 { UInt64(kind.code) << 6 | 1 << 59 }

    /// The key of a number by its digits and separators: FNV-1a.
    struct NumberKey {
        private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

        /// Adds a digit or separator.
        mutating func append(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

        /// The key of what was added.
        var key: UInt64 { hash | 3 << 62 }
    }
}

extension TextDocument {
    /// The key of one of its tokens.
    package func key(of token: Token) -> UInt64 {
        switch token.kind {
        case .word: return token.key
        case .number:
            var number = Token.NumberKey()
            for byte in digits(of: token) { number.append(byte) }
            return number.key
        default: return Token.key(of: token.kind)
        }
    }
}
