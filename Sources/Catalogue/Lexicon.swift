public import Core

/// What a group of phrases means.
public enum PhraseRole: Sendable, Hashable {
    /// A word of indicator rules.
    case term
    /// A cue.
    case cue(Cue)
    /// An index or ranking, by its place in ``Lexicon/families``.
    case family(Int)
    /// A sign of a genre.
    case genre(Genre)
    /// A sign that the text speaks of a main index.
    case index(MainIndex)
    /// A sign of what a sentence reports.
    case aspect(Aspect)
    /// A province of the 63, by its place in ``Catalogue/provinces``.
    case province(Int)
    /// A district, by its place in ``Catalogue/districts``.
    case district(Int)
    /// A phrase that holds a province's name and does not mean it.
    case lookalike
    /// A word right after which no province's name means the province.
    case notBeforeProvince
    /// A newspaper, portal or broadcaster of a province, by the province's place in ``Catalogue/provinces``.
    case provinceMedia(Int)

    /// Whether its phrases name a province, or who speaks for it.
    package var namesProvince: Bool {
        switch self {
        case .province, .provinceMedia: true
        default: false
        }
    }
}

/// Phrases that mean the same.
public struct PhraseGroup: Sendable, Hashable {
    /// What they mean.
    public let role: PhraseRole
    /// The phrases written out, optional words and alternatives already spelled out.
    public let phrases: [String]
    /// Whether the phrases match lower-case text only ("hòa bình").
    public let lowerCaseOnly: Bool
    /// How much one occurrence counts where occurrences are counted (genres, indices), 1 elsewhere.
    public let weight: Int
    /// Where its phrases stand, for people: "lexicon/cues.yaml:7"; nil where they come from several places.
    public let origin: String?

    /// A group from its parts.
    public init(
        role: PhraseRole, phrases: [String], weight: Int = 1, lowerCaseOnly: Bool = false, origin: String? = nil
    ) {
        self.origin = origin
        self.lowerCaseOnly = lowerCaseOnly
        self.role = role
        self.phrases = phrases
        self.weight = weight
    }
}

/// How a figure is recognised as one of an indicator: its head stands next to the figure, the other words in reach.
public struct IndicatorRule: Sendable, Hashable {
    /// The name, unique in the lexicon: "government.databases 2", or "none.loudspeakers 1" where no indicator fits.
    public let name: String
    /// The indicator's place in the catalogue; nil for figures on digital transformation that no indicator fits.
    public let indicator: Int?
    /// The unit that the figure must have.
    public let unit: Unit
    /// The group of which a phrase must stand beside the figure.
    public let head: Int
    /// Groups of which each must have a phrase beside the figure or earlier in its sentence.
    public let with: [Int]
    /// Groups of which each must have a phrase beside the figure.
    public let own: [Int]
    /// Groups of which each must have a phrase in the paragraph up to the sentence's end, or in the title.
    public let context: [Int]
    /// Groups of which no phrase may stand beside the figure.
    public let without: [Int]
    /// What is added to the rule's score; tells neighbours apart where both fit.
    public let bonus: Int
    /// Whether the rule is not meant for people and courses of the very event that is reported.
    public let notAtEvent: Bool
    /// Where the rule stands, for people: "government.yaml:12".
    public let origin: String

    /// A rule from its parts.
    public init(
        name: String, indicator: Int?, unit: Unit, head: Int, with: [Int], own: [Int], context: [Int], without: [Int],
        bonus: Int,
        notAtEvent: Bool, origin: String
    ) {
        self.name = name
        self.notAtEvent = notAtEvent
        self.indicator = indicator
        self.unit = unit
        self.head = head
        self.with = with
        self.own = own
        self.context = context
        self.without = without
        self.bonus = bonus
        self.origin = origin
    }
}

/// An index or ranking that is stated as points and as a place: DTI and its parts, PAR Index and the like.
public struct RankingFamily: Sendable, Hashable {
    /// Its name in the data.
    public let name: String
    /// The indicator of its place, by its place in the catalogue.
    public let rank: Int?
    /// The indicator of its points.
    public let score: Int?
    /// Its maximum in points; nil where points are not out of anything.
    public let outOf: FixedDecimal?
    /// Whether it is also stated on the 0 to 1 scale.
    public let hasUnitScale: Bool
    /// Whether it is a part of DTI, which alone says nothing of the whole.
    public let isPart: Bool
    /// Whether it is one of the three pillars.
    public let isPillar: Bool
    /// Whether it is reckoned anew each month or quarter, and not for whole years.
    public let isMonthly: Bool

    /// A family from its parts.
    public init(
        name: String, rank: Int?, score: Int?, outOf: FixedDecimal?, hasUnitScale: Bool, isPart: Bool, isPillar: Bool,
        isMonthly: Bool
    ) {
        self.isMonthly = isMonthly
        self.isPillar = isPillar
        self.name = name
        self.rank = rank
        self.score = score
        self.outOf = outOf
        self.hasUnitScale = hasUnitScale
        self.isPart = isPart
    }
}

/// The words that articles are read with; a class, as it never changes and is handed on with every sentence.
public final class Lexicon: Sendable {
    /// All groups of phrases; rules name them by their place.
    public let groups: [PhraseGroup]
    /// The rules in the order of the files.
    public let rules: [IndicatorRule]
    /// The indices and rankings.
    public let families: [RankingFamily]
    /// For an indicator that is a count, by place: the rate that a bare percentage right after it states.
    public let rates: [Int: Int]
    /// Likely words, one syllable each, of a text that is written wholly without marks.
    public let unmarkedWords: [String]

    /// A lexicon from its parts.
    public init(
        groups: [PhraseGroup], rules: [IndicatorRule], families: [RankingFamily], rates: [Int: Int],
        unmarkedWords: [String] = []
    ) {
        self.unmarkedWords = unmarkedWords
        self.groups = groups
        self.rules = rules
        self.families = families
        self.rates = rates
    }
}
