import Catalogue

/// What the phrases mean that end at the nodes of a trie, told before any text is read: the terms that are one phrase
/// together, then cues, then all else.
struct PhraseEndings: Sendable {
    /// What ends at one node where anything does.
    struct Ending: Sendable {
        /// The groups of its terms, as places in ``PhraseEndings/termGroups``.
        let terms: Range<Int32>
        /// Its cues and other meanings, as places in the lists of those.
        let cues: Range<Int32>
        let names: Range<Int32>
        /// How many words lead to the node.
        let length: Int32
        /// The number of the nearest ending on the way to the node; 0 for none.
        let above: Int32
    }

    /// The groups of terms, those of one phrase beside each other.
    private(set) var termGroups: [Int32] = []
    private(set) var cues: [Cue] = []
    private(set) var names: [NameMeaning] = []
    /// The endings by their numbers, which begin with 1.
    private var endings = [Ending(terms: 0..<0, cues: 0..<0, names: 0..<0, length: 0, above: 0)]

    /// The endings of a trie of phrases of a lexicon; each node of the trie then has the number of the ending at it or of the
    /// nearest on the way to it, 0 for none. `groups` are the places of the phrases' groups; the first phrases,
    /// as many as `bare`, are written without marks and are found only where their first word has a capital.
    init(_ trie: inout PhraseTrie, groups: [Int], bare: Int, of lexicon: Lexicon) {
        for node in 0..<Int32(trie.nodeCount) {
            let above = trie.above(node)
            let last = above == PhraseTrie.none ? 0 : trie[above]
            let phrases = trie.phrases(endingAt: node)
            trie[node] = phrases.isEmpty ? last : Int32(endings.count)
            if phrases.isEmpty { continue }
            let first = (Int32(termGroups.count), Int32(cues.count), Int32(names.count))
            for phrase in phrases {
                add(lexicon.groups[groups[Int(phrase)]], at: groups[Int(phrase)], needsCapital: phrase < bare)
            }
            endings.append(
                Ending(
                    terms: first.0..<Int32(termGroups.count), cues: first.1..<Int32(cues.count),
                    names: first.2..<Int32(names.count), length: Int32(trie.length(of: node)), above: last))
        }
    }

    private mutating func add(_ group: PhraseGroup, at place: Int, needsCapital: Bool) {
        switch group.role {
        case .term: termGroups.append(Int32(place))
        case .cue(let cue): cues.append(cue)
        default:
            names.append(
                NameMeaning(
                    group: GroupMeaning(group), needsCapital: needsCapital, needsSmall: group.lowerCaseOnly))
        }
    }

    /// The ending of a number.
    @inline(__always)
    subscript(number: Int32) -> Ending { endings[Int(number)] }
}
