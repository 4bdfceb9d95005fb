import Core
import VietnameseText

/// What the tries of phrases read of texts.
enum Symbols {
    /// The key of a token for phrases that are written without marks; nil for words with marks.
    static func bare(_ document: TextDocument, _ place: Int) -> UInt64? {
        let token = document.tokens[place]
        return token.kind != .word || token.key == token.bare ? document.key(of: token) : nil
    }

    /// The keys of a phrase of the data.
    static func phrase(_ text: String, bare: Bool = false) -> [UInt64] {
        let document = TextDocument(text, field: .title)
        return document.tokens.map { $0.kind == .word && bare ? $0.bare : document.key(of: $0) }
    }
}
