import Catalogue
import VietnameseText

/// What the phrases mean that start at a token, told before any text is read: by the node at the end of the token's longest
/// way into a trie.
struct PhraseEndings: Sendable {
    /// The phrases that end at a node and on the way to it, the longest first and without those that a cue among them covers:
    /// what is asked of every token, in 64 bytes.
    struct Ending: BitwiseCopyable, Sendable {
        /// Its cues.
        fileprivate(set) var said = CueSet()
        /// Its first matches, at the start of a text; those that it does not have mean nothing.
        fileprivate(set) var firstTerm = TermMatch(groups: 0..<0, start: 0, end: 0)
        fileprivate(set) var firstCue = CueMatch(cue: .guard, start: 0, end: 0)
        fileprivate(set) var secondCue = CueMatch(cue: .guard, start: 0, end: 0)
        /// How many cues and terms it has.
        fileprivate(set) var cueCount: UInt8 = 0
        fileprivate(set) var termCount: UInt8 = 0
        /// How many tokens the longest of its cues has; 0 for none.
        fileprivate(set) var cueLength: UInt16 = 0
        /// What its cues may begin.
        fileprivate(set) var opens: TokenClass = []
        /// Whether it has more than ``few`` cues or one term, or a guard phrase.
        fileprivate(set) var hasMore = false
        /// Whether it has what is neither a cue nor a term.
        fileprivate(set) var hasNames = false
    }

    /// All that an ending means.
    struct Meaning: BitwiseCopyable, Sendable {
        fileprivate(set) var cues = Part()
        fileprivate(set) var terms = Part()
        fileprivate(set) var names = Part()
        /// How many tokens the longest phrase has that guards terms, too; 0 for none.
        fileprivate(set) var guardLength = 0
    }

    /// How many cues, beside one term, every ending has room for; most have no more.
    static let few = 2

    /// The places of some meanings in the list of all.
    struct Part: BitwiseCopyable, Sendable {
        private let first: Int32
        private let size: Int32

        fileprivate init(_ places: Range<Int> = 0..<0) {
            (first, size) = (Int32(places.lowerBound), Int32(places.count))
        }

        var count: Int { Int(size) }

        @inline(__always)
        var places: Range<Int> { Range(uncheckedBounds: (Int(first), Int(first &+ size))) }
    }

    /// The meanings of all endings, as matches at the start of a text.
    private var cues: [CueMatch] = []
    private var terms: [TermMatch] = []
    private var names: [RoleMatch<NameMeaning>] = []
    /// The groups of terms, those of one phrase beside each other.
    private(set) var termGroups: [Int32] = []
    /// The most tokens that a phrase of a cue has.
    private(set) var longestCue = 0
    /// The endings by their numbers; 0 is that of no phrase.
    private var endings = LineList([Ending()])
    private var meanings = LineList([Meaning()])

    /// The endings of a trie of phrases of a lexicon; each node of the trie then has the number of its own. `groups` are the
    /// places of the phrases' groups; the first phrases, as many as `bare`, are written without marks and are found only
    /// where their first word has a capital.
    init(_ trie: inout PhraseTrie, groups: [Int], bare: Int, of lexicon: Lexicon) {
        var meanings = [Meaning()]
        for node in 0..<Int32(trie.nodeCount) {
            let above = trie.above(node)
            let last = above == PhraseTrie.none ? 0 : trie[above]
            let phrases = trie.phrases(endingAt: node)
            trie[node] = phrases.isEmpty ? last : Int32(meanings.count)
            if phrases.isEmpty { continue }
            let starts = (cues.count, terms.count, names.count, termGroups.count)
            let length = trie.length(of: node)
            for phrase in phrases {
                let place = groups[Int(phrase)]
                add(lexicon.groups[place], at: place, length, needsCapital: phrase < bare)
            }
            if termGroups.count > starts.3 {
                terms.append(TermMatch(groups: Int32(starts.3)..<Int32(termGroups.count), start: 0, end: length))
            }
            meanings.append(close(from: (starts.0, starts.1, starts.2), above: meanings[Int(last)]))
        }
        endings = LineList(meanings.map(ending))
        self.meanings = LineList(meanings)
    }

    private mutating func add(_ group: PhraseGroup, at place: Int, _ length: Int, needsCapital: Bool) {
        switch group.role {
        case .term: termGroups.append(Int32(place))
        case .cue(let cue):
            cues.append(CueMatch(cue: cue, start: 0, end: length))
            longestCue = max(longestCue, length)
        default:
            let meaning = NameMeaning(
                group: GroupMeaning(group), needsCapital: needsCapital, needsSmall: group.lowerCaseOnly)
            names.append(RoleMatch(value: meaning, start: 0, end: length))
        }
    }

    /// The meaning of the ending whose longest phrases were put into the lists last, with what they do not cover of the one
    /// above.
    private mutating func close(from start: (cues: Int, terms: Int, names: Int), above: Meaning) -> Meaning {
        let own = cues[start.cues...].map(\.cue)
        for place in above.cues.places where !own.contains(where: { $0.covers(cues[place].cue) }) {
            cues.append(cues[place])
        }
        if !own.contains(.guard) { for place in above.terms.places { terms.append(terms[place]) } }
        for place in above.names.places { names.append(names[place]) }
        var meaning = Meaning()
        meaning.cues = Part(start.cues..<cues.count)
        meaning.terms = Part(start.terms..<terms.count)
        meaning.names = Part(start.names..<names.count)
        meaning.guardLength = above.guardLength
        for cue in cues[start.cues...] where cue.cue == .guard {
            meaning.guardLength = max(meaning.guardLength, cue.end)
        }
        return meaning
    }

    /// What is asked first of an ending.
    private func ending(_ meaning: Meaning) -> Ending {
        let (cues, terms) = (cues[meaning.cues.places], terms[meaning.terms.places])
        var ending = Ending()
        (ending.cueCount, ending.termCount) = (UInt8(cues.count), UInt8(terms.count))
        for cue in cues {
            ending.said.insert(cue.cue)
            ending.opens.formUnion(cue.opens)
            ending.cueLength = max(ending.cueLength, UInt16(clamping: cue.end))
        }
        ending.hasMore = cues.count > Self.few || terms.count > 1 || meaning.guardLength > 0
        ending.hasNames = meaning.names.count > 0
        if let term = terms.first { ending.firstTerm = term }
        if let cue = cues.first { ending.firstCue = cue }
        if let cue = cues.dropFirst().first { ending.secondCue = cue }
        return ending
    }

    /// Lends the endings for a loop over many tokens.
    @inline(__always)
    func lent<Result>(_ read: (Lent) -> Result) -> Result {
        endings.lent { endings in
            meanings.lent { meanings in
                cues.withUnsafeBufferPointer { cues in
                    terms.withUnsafeBufferPointer { terms in
                        names.withUnsafeBufferPointer { names in
                            read(Lent(endings: endings, meanings: meanings, cues: cues, terms: terms, names: names))
                        }
                    }
                }
            }
        }
    }

    /// The endings while they are lent; the pointers are to all of them.
    struct Lent {
        fileprivate let endings: UnsafeBufferPointer<Ending>
        fileprivate let meanings: UnsafeBufferPointer<Meaning>
        let cues: UnsafeBufferPointer<CueMatch>
        let terms: UnsafeBufferPointer<TermMatch>
        let names: UnsafeBufferPointer<RoleMatch<NameMeaning>>

        /// All that the ending of a number means.
        func meaning(_ number: Int32) -> Meaning { meanings[Int(number)] }

        /// The ending of a number.
        @inline(__always)
        subscript(number: Int32) -> Ending { endings[Int(number)] }

        /// How many cues or terms the ending of a number has: whichever are more.
        @inline(__always)
        func room(_ number: Int32) -> Int { Int(endings[Int(number)].cueCount | endings[Int(number)].termCount) }
    }
}
