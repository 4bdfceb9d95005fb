import Catalogue
import VietnameseText

/// Restores the marks of a text that is written wholly without them, so that its words can be read as any others: by
/// the phrases of the lexicon, the longest first, and else by the likely words.
struct MarkRestorer: Sendable {
    private let automaton: PhraseAutomaton
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
        automaton = PhraseAutomaton(bare)
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

    /// The document with its marks, where it has none; else the document itself.
    func restore(_ document: TextDocument) -> TextDocument {
        guard document.isUnmarked else { return document }
        let tokens = document.tokens
        var longest = [Int32](repeating: -1, count: tokens.count)
        automaton.scan(tokens.count) { place, _ in
            Symbols.bare(document, place)
        } found: { phrase, start, _ in
            if phrases[phrase].isName, !tokens[start].isCapital { return }
            let known = longest[start]
            if known < 0 || automaton.length(of: Int(known)) < automaton.length(of: phrase) {
                longest[start] = Int32(phrase)
            }
        }
        var keys = tokens.map { words[$0.bare] ?? $0.key }
        var place = 0
        while place < tokens.count {
            guard longest[place] >= 0 else {
                place += 1
                continue
            }
            let phrase = phrases[Int(longest[place])].keys
            for (offset, key) in phrase.enumerated() { keys[place + offset] = key }
            place += phrase.count
        }
        return document.respelled(keys)
    }
}
