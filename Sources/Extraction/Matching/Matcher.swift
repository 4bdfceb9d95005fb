import Catalogue
import VietnameseText

/// The lexicon's phrases, ready to be found in texts.
struct Matcher: Sendable {
    let lexicon: Lexicon
    private let restorer: MarkRestorer
    private let automaton: PhraseAutomaton
    private let bareAutomaton: PhraseAutomaton
    /// The group of each phrase of the two automata.
    private let groupOf: [Int32]
    private let bareGroupOf: [Int32]

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        restorer = MarkRestorer(lexicon)
        var phrases: [[UInt64]] = []
        var groups: [Int32] = []
        var barePhrases: [[UInt64]] = []
        var bareGroups: [Int32] = []
        for (place, group) in lexicon.groups.enumerated() {
            for phrase in group.phrases {
                phrases.append(Symbols.phrase(phrase))
                groups.append(Int32(place))
                let bare = Symbols.phrase(phrase, bare: true)
                guard Self.isName(group.role), bare != Symbols.phrase(phrase) else { continue }
                barePhrases.append(bare)
                bareGroups.append(Int32(place))
            }
        }
        automaton = PhraseAutomaton(phrases)
        bareAutomaton = PhraseAutomaton(barePhrases)
        groupOf = groups
        bareGroupOf = bareGroups
    }

    private static func isName(_ role: PhraseRole) -> Bool {
        switch role {
        case .province, .provinceMedia: true
        default: false
        }
    }

    /// Everything that the lexicon knows in a text.
    func annotate(_ published: TextDocument) -> Annotations {
        let document = restorer.restore(published)
        var matches: [PhraseMatch] = []
        automaton.scan(Symbols.toned(document)) { hit in
            matches.append(
                PhraseMatch(
                    group: Int(groupOf[hit.phrase]), start: hit.end - automaton.length(of: hit.phrase), end: hit.end))
        }
        bareAutomaton.scan(Symbols.bare(document)) { hit in
            let start = hit.end - bareAutomaton.length(of: hit.phrase)
            if document.tokens[start].isCapital {
                matches.append(PhraseMatch(group: Int(bareGroupOf[hit.phrase]), start: start, end: hit.end))
            }
        }
        return Annotations(document: document, lexicon: lexicon, matches: matches)
    }
}

/// A phrase found in a text: its group and its tokens.
struct PhraseMatch: Hashable {
    let group: Int
    let start: Int
    let end: Int
}
