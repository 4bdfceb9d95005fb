import Catalogue
import Core

/// What a group of phrases means that are neither terms nor cues, without its phrases.
enum GroupMeaning: Sendable {
    case family(Int)
    case genre(Sign<Genre>)
    case index(Sign<MainIndex>)
    case aspect(Sign<Aspect>)
    case place(PhraseRole)

    /// The meaning of a group.
    init(_ group: PhraseGroup) {
        self =
            switch group.role {
            case .family(let family): .family(family)
            case .genre(let genre): .genre(Sign(genre, weight: group.weight))
            case .index(let index): .index(Sign(index, weight: group.weight))
            case .aspect(let aspect): .aspect(Sign(aspect, weight: group.weight))
            default: .place(group.role)
            }
    }
}

/// What a phrase means that is a cue, with all that can be told of it before any text is read.
struct CueMeaning: BitwiseCopyable {
    let cue: Cue
    /// The set of the cue alone.
    let said: CueSet
    /// The layer of the cue: of cues of one layer the longest counts.
    let layer: UInt8
    /// What may begin where it starts.
    let opens: TokenClass
    /// Whether it covers others.
    let isGuard: Bool

    init(_ cue: Cue) {
        self.cue = cue
        said = [cue]
        layer = Self.competing.contains(cue) ? 0 : cue.rawValue + 1
        opens = TokenClass.cue(cue)
        isGuard = cue == .guard || cue == .cueGuard
    }

    /// What each cue means, by its number.
    static let all = Cue.allCases.map(CueMeaning.init)

    /// How many layers there are.
    static let layers = Cue.allCases.count + 1

    /// Cues that compete for their words, so that the longest is meant: "không dưới" is no "dưới", "tăng lên" no
    /// "tăng". The others stand for themselves: "tỉnh phấn đấu" is the province and an aim.
    private static let competing: CueSet = [
        .link, .atLeast, .atMost, .about, .upwards, .downwards, .increase, .decrease, .levelAfterMove, .difference,
        .base, .target, .targetBeside, .actual, .actualBeside, .rankBefore, .rankVerb, .ordinal, .topGroup,
        .respectively, .breakdown, .otherSense,
    ]
}

/// What a phrase means that is neither a cue nor a term.
struct NameMeaning: Sendable {
    let group: GroupMeaning
    /// Whether it is found only where its first word has a capital, or only where none of its words has.
    let needsCapital: Bool
    let needsSmall: Bool
}
