import Catalogue
import Core
import VietnameseText

/// The matches of a text by what they mean, without those that longer ones cover. They are added by start, the longest
/// first.
struct RoleMatches {
    private(set) var cues: [CueMatch] = []
    private(set) var terms: [PhraseMatch] = []
    private(set) var families: [RoleMatch<Int>] = []
    private(set) var places: [RoleMatch<PhraseRole>] = []
    private(set) var genres: [RoleMatch<Sign<Genre>>] = []
    private(set) var indices: [RoleMatch<Sign<MainIndex>>] = []
    private(set) var aspects: [RoleMatch<Sign<Aspect>>] = []
    /// The most tokens that a cue has.
    private(set) var longestCue = 0
    /// What may begin at the token being added to.
    private(set) var opened: TokenClass = []
    private let document: TextDocument
    /// What covers cues: guard phrases of both kinds, and cues of the same layer.
    private var guards = CoverSweep()
    private var layers = [CoverSweep](repeating: CoverSweep(), count: PhraseMeaning.layers)
    /// What covers terms: guard phrases.
    private var termGuards = CoverSweep()
    private var familySweep = CoverSweep()
    private var genreSweep = CoverSweep()
    private var aspectSweep = CoverSweep()

    init(_ document: TextDocument) {
        self.document = document
        cues.reserveCapacity(document.tokens.count / 2)
        terms.reserveCapacity(document.tokens.count / 2)
    }

    /// Goes on to the next token; the places that its matches will have in the lists.
    @inline(__always)
    mutating func open(_ opened: TokenClass) -> ListStarts {
        self.opened = opened
        return ListStarts(
            cue: Int32(truncatingIfNeeded: cues.count), term: Int32(truncatingIfNeeded: terms.count),
            place: Int32(truncatingIfNeeded: places.count))
    }

    /// Adds a match with what its phrase means.
    @inline(__always)
    mutating func add(_ phrase: PhraseMeaning, start: Int, end: Int) {
        switch phrase.meaning {
        case .term:
            guard !termGuards.isCovered(start, end) else { return }
            terms.append(PhraseMatch(group: Int(phrase.group), start: start, end: end))
        case .cue(let cue): add(cue, phrase, start, end)
        default: addOther(phrase.meaning, start, end)
        }
    }

    /// Adds a cue that no longer cue that competes with it and no guard phrase strictly covers.
    private mutating func add(_ cue: Cue, _ phrase: PhraseMeaning, _ start: Int, _ end: Int) {
        if cue == .guard { _ = termGuards.covers(start, end) }
        if cue == .guard || cue == .cueGuard { _ = guards.covers(start, end) }
        guard !guards.isCovered(start, end), !layers[Int(phrase.layer)].covers(start, end) else { return }
        longestCue = max(longestCue, end - start)
        opened.formUnion(phrase.opens)
        cues.append(CueMatch(cue: cue, start: start, end: end))
    }

    private mutating func addOther(_ meaning: GroupMeaning, _ start: Int, _ end: Int) {
        switch meaning {
        case .term, .cue: break
        case .family(let family):
            if !familySweep.covers(start, end) { families.append(RoleMatch(value: family, start: start, end: end)) }
        case .genre(let sign):
            if !genreSweep.covers(start, end) { genres.append(RoleMatch(value: sign, start: start, end: end)) }
        case .index(let sign): indices.append(RoleMatch(value: sign, start: start, end: end))
        case .aspect(let sign):
            if !aspectSweep.covers(start, end) { aspects.append(RoleMatch(value: sign, start: start, end: end)) }
        case .place(let role, let lowerCaseOnly):
            if lowerCaseOnly, document.tokens[start..<end].contains(where: \.isCapital) { return }
            opened.insert(.place)
            places.append(RoleMatch(value: role, start: start, end: end))
        }
    }
}

/// Where the matches of a token begin in the lists of a text.
struct ListStarts: BitwiseCopyable {
    let cue: Int32
    let term: Int32
    let place: Int32
}
