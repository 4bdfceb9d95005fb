import Core
import VietnameseText

/// What the trie of phrases reads of a text.
enum Symbols {
    /// The symbol of a token, with its marks.
    static func toned(_ document: TextDocument, _ place: Int) -> UInt64 {
        let token = document.tokens[place]
        return token.kind == .word ? token.key : sign(token, document)
    }

    /// The symbol of a token for names that are written without marks; nil for words with marks.
    static func bare(_ document: TextDocument, _ place: Int) -> UInt64? {
        let token = document.tokens[place]
        guard token.kind == .word else { return sign(token, document) }
        return token.key == token.bare ? token.bare : nil
    }

    /// The symbols of a phrase of the data.
    static func phrase(_ text: String, bare: Bool = false) -> [UInt64] {
        let document = TextDocument(text, field: .title)
        return document.tokens.map { token in
            guard token.kind == .word else { return sign(token, document) }
            return bare ? token.bare : token.key
        }
    }

    /// Numbers by their digits, signs by their kind; both with bits that no word has.
    private static func sign(_ token: Token, _ document: TextDocument) -> UInt64 {
        guard token.kind == .number else { return UInt64(token.kind.code) << 6 | 1 << 59 }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in document.digits(of: token) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash | 3 << 62
    }
}
