import Catalogue
import VietnameseText

/// The lexicon's phrases, ready to be found in texts.
struct Matcher: Sendable {
    private let restorer: MarkRestorer
    private let automaton: PhraseAutomaton
    private let bareAutomaton: PhraseAutomaton
    /// The group of each phrase of the two automata.
    private let groupOf: [Int32]
    private let bareGroupOf: [Int32]
    private let meanings: [GroupMeaning]

    init(_ lexicon: Lexicon) {
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
        meanings = lexicon.groups.map(GroupMeaning.init)
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
        matches.reserveCapacity(2 * document.tokens.count)
        automaton.scan(document.tokens.count) { place, _ in
            Symbols.toned(document, place)
        } found: { phrase, start, end in
            matches.append(PhraseMatch(group: Int(groupOf[phrase]), start: start, end: end))
        }
        bareAutomaton.scan(document.tokens.count) { place, goesOn in
            goesOn || document.tokens[place].isCapital ? Symbols.bare(document, place) : nil
        } found: { phrase, start, end in
            guard document.tokens[start].isCapital else { return }
            matches.append(PhraseMatch(group: Int(bareGroupOf[phrase]), start: start, end: end))
        }
        return Annotations(document: document, matches: matches, meanings: meanings)
    }
}

/// A phrase found in a text: its group and its tokens.
struct PhraseMatch: Hashable, TokenMatch {
    private let groupNumber: Int32
    private let first: Int32
    private let last: Int32

    init(group: Int, start: Int, end: Int) {
        groupNumber = Int32(truncatingIfNeeded: group)
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
    }

    var group: Int { Int(groupNumber) }
    var start: Int { Int(first) }
    var end: Int { Int(last) }
}
