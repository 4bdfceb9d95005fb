import Catalogue
import VietnameseText

/// Restores the marks of a text that is written wholly without them, so that its words can be read as any others: by
/// the phrases of the lexicon, the longest first, and else by the likely words.
struct MarkRestorer: Sendable {
    private let trie: PhraseTrie
    /// The symbols of each phrase with its marks, and whether it is a name, which needs a capital.
    private let phrases: [(keys: [UInt64], isName: Bool)]
    private let words: [UInt64: UInt64]

    init(_ lexicon: Lexicon) {
        var bare: [[UInt64]] = []
        var phrases: [(keys: [UInt64], isName: Bool)] = []
        var seen: Set<[UInt64]> = []
        for group in lexicon.groups {
            for phrase in group.phrases {
                let key = Symbols.phrase(phrase, bare: true)
                guard key.count > 1, seen.insert(key).inserted else { continue }
                bare.append(key)
                phrases.append((Symbols.phrase(phrase), Self.isName(group.role)))
            }
        }
        trie = PhraseTrie(bare)
        self.phrases = phrases
        var words: [UInt64: UInt64] = [:]
        for word in lexicon.unmarkedWords {
            if let bare = Symbols.phrase(word, bare: true).first { words[bare] = Syllable(word).key }
        }
        self.words = words
    }

    private static func isName(_ role: PhraseRole) -> Bool {
        switch role {
        case .province, .district, .provinceMedia, .lookalike: true
        default: false
        }
    }

    /// Gives a document its marks, where it has none; `number` gives the numbers of its words.
    func restore(_ document: inout TextDocument, _ number: (UInt64) -> Int32) {
        guard document.isUnmarked else { return }
        let tokens = document.tokens
        let symbols = tokens.indices.map { Symbols.bare(document, $0).map { trie.word($0) } ?? PhraseTrie.none }
        var keys = tokens.map { words[$0.bare] ?? $0.key }
        var place = 0
        while place < tokens.count {
            guard let longest = longest(at: place, symbols, tokens) else {
                place += 1
                continue
            }
            let phrase = phrases[longest].keys
            for (offset, key) in phrase.enumerated() { keys[place + offset] = key }
            place += phrase.count
        }
        document.respell(keys, number)
    }

    /// The longest phrase that starts at a token.
    private func longest(at place: Int, _ symbols: [Int32], _ tokens: [Token]) -> Int? {
        var node = trie.longest(at: place, of: symbols.count) { symbols[$0] }
        while node != PhraseTrie.none {
            for phrase in trie.phrases(endingAt: node).map({ Int($0) })
            where !phrases[phrase].isName || tokens[place].isCapital { return phrase }
            node = trie.above(node)
        }
        return nil
    }
}
