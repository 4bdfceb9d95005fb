import Catalogue
import Core
import VietnameseText

/// The matches of a text by what they mean, without those that longer ones cover. They are added by start, the longest
/// first.
struct RoleMatches: ~Copyable {
    private(set) var cues: GrowingList<CueMatch>
    private(set) var terms: GrowingList<TermMatch>
    private(set) var families: [RoleMatch<Int>] = []
    private(set) var places: [RoleMatch<PhraseRole>] = []
    private(set) var genres: [RoleMatch<Sign<Genre>>] = []
    private(set) var indices: [RoleMatch<Sign<MainIndex>>] = []
    private(set) var aspects: [RoleMatch<Sign<Aspect>>] = []
    /// What may begin at each token.
    private(set) var opened: GrowingList<TokenClass>
    /// The most tokens that a cue has.
    private(set) var longestCue = 0
    /// What covers cues: guard phrases of both kinds, and cues of the same layer.
    private var guards = CoverSweep()
    private var layers = GrowingList<CoverSweep>(room: CueMeaning.layers)
    /// What covers terms: guard phrases.
    private var termGuards = CoverSweep()
    private var familySweep = CoverSweep()
    private var genreSweep = CoverSweep()
    private var aspectSweep = CoverSweep()

    /// Nothing yet, of a text of some tokens.
    init(tokens count: Int) {
        cues = GrowingList(room: count)
        opened = GrowingList(room: count + Annotations.pace)
        terms = GrowingList(room: count)
        for _ in 0..<CueMeaning.layers { layers.append(CoverSweep()) }
        guard count > 100 else { return }
        places.reserveCapacity(count / 16)
        indices.reserveCapacity(count / 16)
        genres.reserveCapacity(count / 32)
        aspects.reserveCapacity(count / 32)
    }

    /// Goes on to the next token, with what may begin at one.
    @inline(__always)
    mutating func close(_ opens: TokenClass) { opened.append(opens) }

    /// What starts at the next token: nothing yet.
    var start: TokenStart {
        @inline(__always)
        get { TokenStart(cues: cues.count, terms: terms.count, places: places.count) }
    }

    /// Adds a term, with its groups, that no guard phrase covers.
    @inline(__always)
    mutating func add(terms groups: Range<Int32>, _ start: Int, _ end: Int) {
        if !termGuards.isCovered(start, end) { terms.append(TermMatch(groups: groups, start: start, end: end)) }
    }

    /// Adds the cues of a phrase, some of a list, that no longer cue of their layer and no guard phrase strictly covers;
    /// `meanings` are those of cues by their numbers.
    @inline(__always)
    mutating func add(
        _ places: Range<Int32>, of list: [Cue], _ meanings: [CueMeaning], _ start: Int, _ end: Int,
        _ said: inout CueSet, _ opens: inout TokenClass
    ) {
        let isCovered = guards.isCovered(start, end)
        for place in places {
            let meaning = meanings[Int(list[Int(place)].rawValue)]
            if meaning.isGuard { addGuard(meaning.cue, start, end) }
            if isCovered || layers[Int(meaning.layer)].covers(start, end) { continue }
            longestCue = max(longestCue, end &- start)
            opens.formUnion(meaning.opens)
            said.formUnion(meaning.said)
            cues.append(CueMatch(cue: meaning.cue, start: start, end: end))
        }
    }

    private mutating func addGuard(_ cue: Cue, _ start: Int, _ end: Int) {
        if cue == .guard { _ = termGuards.covers(start, end) }
        _ = guards.covers(start, end)
    }

    /// Adds a match that is neither a cue nor a term.
    mutating func add(_ meaning: GroupMeaning, _ start: Int, _ end: Int, _ opens: inout TokenClass) {
        switch meaning {
        case .family(let family):
            if !familySweep.covers(start, end) { families.append(RoleMatch(value: family, start: start, end: end)) }
        case .genre(let sign):
            if !genreSweep.covers(start, end) { genres.append(RoleMatch(value: sign, start: start, end: end)) }
        case .index(let sign): indices.append(RoleMatch(value: sign, start: start, end: end))
        case .aspect(let sign):
            if !aspectSweep.covers(start, end) { aspects.append(RoleMatch(value: sign, start: start, end: end)) }
        case .place(let role):
            opens.insert(.place)
            places.append(RoleMatch(value: role, start: start, end: end))
        }
    }
}

/// What starts at a token.
struct TokenStart: BitwiseCopyable {
    /// The cues.
    var said = CueSet()
    /// Where its matches begin in the lists of a text.
    let cue: Int32
    let term: Int32
    let place: Int32

    init(cues: Int, terms: Int, places: Int) {
        cue = Int32(truncatingIfNeeded: cues)
        term = Int32(truncatingIfNeeded: terms)
        place = Int32(truncatingIfNeeded: places)
    }
}
