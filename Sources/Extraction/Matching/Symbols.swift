import Core
import VietnameseText

/// What the trie of phrases reads of a text.
enum Symbols {
    /// The numbers of a text's words, numbers and signs in a trie; `signs` are those of signs by the codes of their kinds.
    /// Words have theirs from the trie's book, unless their marks were restored.
    static func numbers(_ document: TextDocument, _ trie: PhraseTrie, signs: [Int32]) -> [Int32] {
        let tokens = document.tokens
        return [Int32](unsafeUninitializedCapacity: tokens.count) { numbers, count in
            count = tokens.count
            for place in 0..<count {
                let token = tokens[place]
                switch token.kind {
                case .word: numbers[place] = document.isRespelled ? trie.word(token.key) : token.number
                case .number: numbers[place] = trie.word(sign(token, document))
                default: numbers[place] = signs[Int(token.kind.code)]
                }
            }
        }
    }

    /// The numbers of signs in a trie, by the codes of their kinds.
    static func signs(_ trie: PhraseTrie) -> [Int32] { TokenKind.allCases.map { trie.word(sign($0)) } }

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
        guard token.kind == .number else { return sign(token.kind) }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in document.digits(of: token) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash | 3 << 62
    }

    private static func sign(_ kind: TokenKind) -> UInt64 { UInt64(kind.code) << 6 | 1 << 59 }
}
