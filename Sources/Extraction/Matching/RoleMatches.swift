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
    private let document: TextDocument
    /// What covers cues: guard phrases of both kinds, cues that compete, cues of the same kind.
    private var guards = CoverSweep()
    private var competitors = CoverSweep()
    private var layers = [CoverSweep](repeating: CoverSweep(), count: Cue.allCases.count)
    /// What covers terms: guard phrases.
    private var termGuards = CoverSweep()
    private var familySweep = CoverSweep()
    private var genreSweep = CoverSweep()
    private var aspectSweep = CoverSweep()

    init(_ document: TextDocument, expecting count: Int) {
        self.document = document
        cues.reserveCapacity(count)
        terms.reserveCapacity(count)
    }

    /// Cues that compete for their words, so that the longest is meant: "không dưới" is no "dưới", "tăng lên" no
    /// "tăng". The others stand for themselves: "tỉnh phấn đấu" is the province and an aim.
    private let competing: CueSet = [
        .link, .atLeast, .atMost, .about, .upwards, .downwards, .increase, .decrease, .levelAfterMove, .difference,
        .base, .target, .targetBeside, .actual, .actualBeside, .rankBefore, .rankVerb, .ordinal, .topGroup,
        .respectively, .breakdown, .otherSense,
    ]

    /// Adds a match with what its group means.
    @inline(__always)
    mutating func add(_ match: PhraseMatch, _ meaning: GroupMeaning) {
        let (start, end) = (match.start, match.end)
        switch meaning {
        case .term: if !termGuards.isCovered(start, end) { terms.append(match) }
        case .cue(let cue): add(CueMatch(cue: cue, start: start, end: end))
        case .family(let family):
            if !familySweep.covers(start, end) { families.append(RoleMatch(value: family, start: start, end: end)) }
        case .genre(let sign):
            if !genreSweep.covers(start, end) { genres.append(RoleMatch(value: sign, start: start, end: end)) }
        case .index(let sign): indices.append(RoleMatch(value: sign, start: start, end: end))
        case .aspect(let sign):
            if !aspectSweep.covers(start, end) { aspects.append(RoleMatch(value: sign, start: start, end: end)) }
        case .place(let role, let lowerCaseOnly):
            if lowerCaseOnly, document.tokens[start..<end].contains(where: \.isCapital) { return }
            places.append(RoleMatch(value: role, start: start, end: end))
        }
    }

    /// Adds a cue that no longer cue that competes with it and no guard phrase strictly covers.
    private mutating func add(_ cue: CueMatch) {
        if cue.cue == .guard { _ = termGuards.covers(cue.start, cue.end) }
        if cue.cue == .guard || cue.cue == .cueGuard { _ = guards.covers(cue.start, cue.end) }
        guard !guards.isCovered(cue.start, cue.end) else { return }
        let isCovered =
            competing.contains(cue.cue)
            ? competitors.covers(cue.start, cue.end)
            : layers[Int(cue.cue.rawValue)].covers(cue.start, cue.end)
        if !isCovered { cues.append(cue) }
    }
}
