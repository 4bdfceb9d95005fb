import Catalogue
import Core
import VietnameseText

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

/// What cues are to each other.
extension Cue {
    /// Whether its phrases cover cues of every layer.
    var isGuard: Bool { self == .guard || self == .cueGuard }

    /// Whether its phrases cover those of another that lie inside them.
    func covers(_ other: Cue) -> Bool { isGuard || layer == other.layer }

    /// Its layer: of cues of one layer the longest counts.
    var layer: UInt8 { competes ? 0 : rawValue + 1 }

    /// Cues that compete for their words, so that the longest is meant: "không dưới" is no "dưới", "tăng lên" no
    /// "tăng". The others stand for themselves: "tỉnh phấn đấu" is the province and an aim.
    private var competes: Bool {
        switch self {
        case .link, .atLeast, .atMost, .about, .upwards, .downwards, .increase, .decrease, .levelAfterMove, .difference,
            .base, .target, .targetBeside, .actual, .actualBeside, .rankBefore, .rankVerb, .ordinal, .topGroup,
            .respectively, .breakdown, .otherSense:
            true
        default: false
        }
    }
}

/// What a phrase means that is neither a cue nor a term.
struct NameMeaning: Sendable {
    let group: GroupMeaning
    /// Whether it is found only where its first word has a capital, or only where none of its words has.
    let needsCapital: Bool
    let needsSmall: Bool

    /// Whether the tokens of a phrase have the capitals that it asks for.
    @inline(__always)
    func isSaid(_ tokens: Slice<UnsafeBufferPointer<Token>>) -> Bool {
        if needsCapital, !tokens[tokens.startIndex].isCapital { return false }
        return !needsSmall || !tokens.contains(where: \.isCapital)
    }
}
