import Catalogue
import Core

/// What a group of phrases means, without its phrases.
enum GroupMeaning: Sendable {
    case term
    case cue(Cue)
    case family(Int)
    case genre(Sign<Genre>)
    case index(Sign<MainIndex>)
    case aspect(Sign<Aspect>)
    case place(PhraseRole)

    /// The meaning of a group.
    init(_ group: PhraseGroup) {
        self =
            switch group.role {
            case .term: .term
            case .cue(let cue): .cue(cue)
            case .family(let family): .family(family)
            case .genre(let genre): .genre(Sign(genre, weight: group.weight))
            case .index(let index): .index(Sign(index, weight: group.weight))
            case .aspect(let aspect): .aspect(Sign(aspect, weight: group.weight))
            default: .place(group.role)
            }
    }
}

/// What a phrase means, with all that can be told of it before any text is read.
struct PhraseMeaning: Sendable {
    /// What of: most are terms and cues.
    enum Kind: UInt8 {
        case term, cue, other
    }

    let kind: Kind
    /// A cue's.
    let cue: Cue
    /// The place of its group in the lexicon.
    let group: Int32
    /// Of terms the places of all their groups among those of the matcher.
    let terms: Range<Int32>
    /// The layer of a cue: of cues of one layer the longest counts.
    let layer: UInt8
    /// What may begin where it starts.
    let opens: TokenClass
    /// Whether it is a cue that covers others.
    let isGuard: Bool
    /// Whether it is found only where its first word has a capital, or only where none of its words has.
    let needsCapital: Bool
    let needsSmall: Bool

    init(_ group: PhraseGroup, at place: Int, needsCapital: Bool = false) {
        self.group = Int32(place)
        terms = 0..<0
        self.needsCapital = needsCapital
        needsSmall = group.lowerCaseOnly
        if case .cue(let cue) = group.role {
            (kind, self.cue) = (.cue, cue)
            isGuard = cue == .guard || cue == .cueGuard
            layer = Self.competing.contains(cue) ? 0 : cue.rawValue + 1
            opens = TokenClass.cue(cue)
        } else {
            kind = group.role == .term ? .term : .other
            (cue, isGuard, layer, opens) = (.guard, false, 0, [])
        }
    }

    /// What all terms together mean that are one phrase.
    init(terms: Range<Int32>) {
        self.terms = terms
        (kind, cue, group, layer, opens) = (.term, .guard, 0, 0, [])
        (isGuard, needsCapital, needsSmall) = (false, false, false)
    }

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
