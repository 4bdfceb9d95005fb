import Core
import VietnameseText

/// What the automaton reads of a text.
enum Symbols {
    /// The symbols of a document's tokens, with marks.
    static func toned(_ document: TextDocument) -> [UInt64] {
        document.tokens.map { $0.kind == .word ? $0.key : sign($0, document) }
    }

    /// The symbols without marks, for names that are written so; words with marks have none.
    static func bare(_ document: TextDocument) -> [UInt64] {
        document.tokens.map { token in
            guard token.kind == .word else { return sign(token, document) }
            return token.key == token.bare ? token.bare : 1 << 62
        }
    }

    /// The symbols of a phrase of the data.
    static func phrase(_ text: String, bare: Bool = false) -> [UInt64] {
        let document = TextDocument(text, field: .title)
        guard bare else { return toned(document) }
        return document.tokens.map { $0.kind == .word ? $0.bare : sign($0, document) }
    }

    /// Numbers by their digits, signs by their kind; both with bits that no word has.
    private static func sign(_ token: Token, _ document: TextDocument) -> UInt64 {
        guard token.kind == .number else { return UInt64(token.kind.rawValue) << 6 | 1 << 59 }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in document.digits(of: token) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash | 3 << 62
    }
}
