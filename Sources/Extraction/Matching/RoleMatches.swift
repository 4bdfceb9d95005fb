import Catalogue
import Core
import VietnameseText

/// The matches of a text that are neither cues nor terms by what they mean, without those that longer ones cover. They are
/// added by start, the longest first.
struct RoleMatches {
    private(set) var families: [RoleMatch<Int>] = []
    private(set) var places: [RoleMatch<PhraseRole>] = []
    private(set) var genres: [RoleMatch<Sign<Genre>>] = []
    private(set) var indices: [RoleMatch<Sign<MainIndex>>] = []
    private(set) var aspects: [RoleMatch<Sign<Aspect>>] = []
    private var familySweep = CoverSweep()
    private var genreSweep = CoverSweep()
    private var aspectSweep = CoverSweep()

    /// Nothing yet, of a text of some tokens.
    init(tokens count: Int) {
        guard count > 100 else { return }
        places.reserveCapacity(count / 16)
        indices.reserveCapacity(count / 16)
        genres.reserveCapacity(count / 32)
        aspects.reserveCapacity(count / 32)
    }

    /// Adds a match.
    mutating func add(_ meaning: GroupMeaning, _ start: Int, _ end: Int) {
        switch meaning {
        case .family(let family):
            if !familySweep.covers(start, end) { families.append(RoleMatch(value: family, start: start, end: end)) }
        case .genre(let sign):
            if !genreSweep.covers(start, end) { genres.append(RoleMatch(value: sign, start: start, end: end)) }
        case .index(let sign): indices.append(RoleMatch(value: sign, start: start, end: end))
        case .aspect(let sign):
            if !aspectSweep.covers(start, end) { aspects.append(RoleMatch(value: sign, start: start, end: end)) }
        case .place(let role): places.append(RoleMatch(value: role, start: start, end: end))
        }
    }
}
