/// An indicator's id in the catalogue, such as "workforce.community_teams": a promise that consumers key on.
public struct IndicatorID: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
    /// The id: lower-case ASCII letters, digits, "_" and one ".".
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func == (left: IndicatorID, right: IndicatorID) -> Bool {
        left.rawValue.withBytes { bytes in right.rawValue.withBytes { bytes.isEqual($0) } }
    }

    public static func < (left: IndicatorID, right: IndicatorID) -> Bool {
        left.rawValue.withBytes { bytes in right.rawValue.withBytes { bytes.precedes($0) } }
    }

    public func hash(into hasher: inout Hasher) {
        rawValue.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// Where a figure stands in its article.
public struct Evidence: Sendable, Hashable {
    /// The field that the offsets count in.
    public var field: TextField
    /// The figure's first code point in that field as it was published, before any normalisation.
    public var start: Int
    /// The code point after the figure and its % or magnitude word.
    public var end: Int
    /// The sentence, verbatim, at most 600 code points around the figure.
    public var sentence: String
    /// The first code point of `sentence` in the field; never after `start`.
    public var sentenceStart: Int

    /// Evidence from its parts.
    public init(field: TextField, start: Int, end: Int, sentence: String, sentenceStart: Int) {
        self.field = field
        self.start = start
        self.end = end
        self.sentence = sentence
        self.sentenceStart = sentenceStart
    }
}

/// Two whole numbers that a text gives a share as: "27/27 huyện".
public struct Fraction: Sendable, Hashable {
    /// The part.
    public var numerator: Int64
    /// The whole; positive.
    public var denominator: Int64

    /// A fraction from its parts.
    public init(numerator: Int64, denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// One figure that an article states about one area, one indicator and one period
/// (domain/reading-articles.md, "An observation's fields").
public struct Observation: Sendable, Hashable {
    /// The sentence and the span of the figure in it.
    public var evidence: Evidence
    /// The catalogue's indicator, or nil for a figure on digital transformation that no id fits.
    public var indicator: IndicatorID?
    /// The number, in `unit`.
    public var value: FixedDecimal
    /// What the number counts.
    public var unit: Unit
    /// How the number bounds the truth.
    public var comparator: Comparator
    /// A level or a movement.
    public var measure: Measure
    /// Reached or aimed at.
    public var status: Status
    /// What the figure covers.
    public var scope: Scope
    /// The district, commune or organization by name; nil for province and national.
    public var area: String?
    /// The tier of government over the whole province, where the text says one.
    public var tier: Tier?
    /// The province, nil where scope is national and for an organization of the centre.
    public var province: ProvinceCode?
    /// Which list `province` is of.
    public var units: UnitList
    /// The period that the figure speaks of; nil where no year is to be found.
    public var period: Period?
    /// False where the figure's own sentence states the period.
    public var periodInferred: Bool
    /// The fraction that the text gives.
    public var fraction: Fraction?
    /// A score's maximum; nil for other units.
    public var outOf: FixedDecimal?
    /// The reader's own confidence, 0 to 1 with two decimals.
    public var confidence: FixedDecimal

    /// The province together with its list; nil where the figure is of none.
    public var provinceID: ProvinceID? { province.map { ProvinceID(units: units, code: $0) } }
}

extension Observation {
    /// An observation from its parts. It is made of them at once: an initializer that sets one after the other copies them
    /// all at its end.
    public init(
        indicator: IndicatorID?, value: FixedDecimal, unit: Unit, comparator: Comparator = .eq,
        measure: Measure = .level, status: Status = .actual, scope: Scope = .province, area: String? = nil,
        tier: Tier? = nil, province: ProvinceCode?, units: UnitList = .sixtyThree, period: Period?,
        periodInferred: Bool = false, fraction: Fraction? = nil, outOf: FixedDecimal? = nil,
        confidence: FixedDecimal, evidence: Evidence
    ) {
        self.init(
            evidence: evidence, indicator: indicator, value: value, unit: unit, comparator: comparator,
            measure: measure, status: status, scope: scope, area: area, tier: tier, province: province, units: units,
            period: period, periodInferred: periodInferred, fraction: fraction, outOf: outOf, confidence: confidence)
    }
}

/// What a worker made of an article (contract.md, "Reading").
public struct Reading: Sendable, Hashable {
    /// The article that was read.
    public var articleId: ExactText
    /// The article's revision, carried along.
    public var revision: Int64
    /// The version of the rules and catalogue that read it.
    public var rules: String
    /// The article's headline.
    public var title: String?
    /// The article's address.
    public var url: String?
    /// The article's paper, portal or domain.
    public var source: ExactText?
    /// When the article was published.
    public var publishedAt: Timestamp?
    /// Whether the article is about digital transformation at all.
    public var relevant: Bool
    /// The province that the article is about.
    public var province: ProvinceCode?
    /// Which list `province` is of.
    public var units: UnitList
    /// What kind of news it is; nil where not relevant.
    public var genre: Genre?
    /// How much it speaks of each main index: multiples of 0.001 that sum to 1, or empty where not relevant.
    public var indices: NamedValues<MainIndex, FixedDecimal>
    /// How many of its sentences report results, limitations and tasks.
    public var aspects: NamedValues<Aspect, Int>
    /// How many figures beyond the 500 were left out.
    public var observationsOmitted: Int
    /// Its figures in text order, at most 500.
    public var observations: [Observation]

    /// The most observations that a reading carries.
    public static let observationLimit = 500

    /// The province that the article is about, together with its list.
    public var provinceID: ProvinceID? { province.map { ProvinceID(units: units, code: $0) } }
}

extension Reading {
    /// A reading from its parts. It is made of them at once: an initializer that sets one after the other copies them
    /// all at its end.
    public init(
        articleId: ExactText, revision: Int64 = 1, rules: String, title: String? = nil, url: String? = nil,
        source: ExactText? = nil, publishedAt: Timestamp? = nil, relevant: Bool, province: ProvinceCode? = nil,
        units: UnitList = .sixtyThree, genre: Genre? = nil, indices: NamedValues<MainIndex, FixedDecimal> = [:],
        aspects: NamedValues<Aspect, Int> = [:], observations: [Observation] = [], observationsOmitted: Int = 0
    ) {
        self.init(
            articleId: articleId, revision: revision, rules: rules, title: title, url: url, source: source,
            publishedAt: publishedAt, relevant: relevant, province: province, units: units, genre: genre,
            indices: indices, aspects: aspects, observationsOmitted: observationsOmitted, observations: observations)
    }
}
