/// What a roll-up is of (contract.md, "Rollup").
public struct RollupKey: Sendable, Hashable {
    /// The province and its list.
    public let province: ProvinceID
    /// The indicator.
    public let indicator: IndicatorID
    /// The period.
    public let period: Period

    /// A key from its parts.
    public init(province: ProvinceID, indicator: IndicatorID, period: Period) {
        self.province = province
        self.indicator = indicator
        self.period = period
    }

    /// The message key: "38/workforce.community_teams/2022".
    public var text: String { String(writtenBy: addText) }

    /// Adds the UTF-8 bytes of ``text``.
    package func addText(to bytes: inout [UInt8]) {
        province.addKey(to: &bytes)
        bytes.append(UInt8(ascii: "/"))
        indicator.add(and: period, to: &bytes)
    }

    /// The province and the period make one word.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(period.word ^ province.units.rawValue << 40 ^ Int(province.code.number) << 48)
        hasher.combine(indicator)
    }
}

/// What a national roll-up is of (contract.md, "NationalRollup").
public struct NationalKey: Sendable, Hashable {
    /// The list of provinces that it is made over.
    public let units: UnitList
    /// The indicator.
    public let indicator: IndicatorID
    /// The period.
    public let period: Period

    /// A key from its parts.
    public init(units: UnitList, indicator: IndicatorID, period: Period) {
        self.units = units
        self.indicator = indicator
        self.period = period
    }

    /// The message key: "workforce.community_teams/2022", or with "34/" before it.
    public var text: String { String(writtenBy: addText) }

    /// Adds the UTF-8 bytes of ``text``.
    package func addText(to bytes: inout [UInt8]) {
        if units == .thirtyFour { bytes += "34/".utf8 }
        indicator.add(and: period, to: &bytes)
    }

    /// The list and the period make one word.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(period.word ^ units.rawValue << 40)
        hasher.combine(indicator)
    }
}

/// What one article says for a key: the four things that tell two statements apart.
///
/// The two numbers stand first, so that a value takes 48 bytes and not 64: roll-ups hold one for each article.
public struct StatedValue: Sendable, Hashable {
    /// The number.
    public let value: FixedDecimal
    /// A score's maximum.
    public let outOf: FixedDecimal?
    /// What it counts.
    public let unit: Unit
    /// How it bounds the truth.
    public let comparator: Comparator

    /// A statement from its parts.
    public init(value: FixedDecimal, unit: Unit, outOf: FixedDecimal?, comparator: Comparator) {
        self.value = value
        self.unit = unit
        self.outOf = outOf
        self.comparator = comparator
    }
}

extension StatedValue: Comparable {
    /// "Smallest value as a number, unit and comparator by bytes, smallest outOf (none first)" (contract.md, "Rollup").
    public static func < (left: StatedValue, right: StatedValue) -> Bool {
        if left.value != right.value { return left.value < right.value }
        if left.unit != right.unit {
            return left.unit.rawValue.utf8.lexicographicallyPrecedes(right.unit.rawValue.utf8)
        }
        if left.comparator != right.comparator {
            return left.comparator.rawValue.utf8.lexicographicallyPrecedes(right.comparator.rawValue.utf8)
        }
        guard let maximum = right.outOf else { return false }
        return left.outOf.map { $0 < maximum } ?? true
    }
}

/// An observation's evidence with what is needed to show it and to order it among others.
public struct Citation: Sendable, Hashable {
    /// The article's id, address and headline, and the sentence.
    package let texts: CitedTexts
    /// The article's paper, portal or domain.
    public let source: ExactText?
    /// When the article was published.
    public let publishedAt: Timestamp?
    /// The observation's confidence.
    public let confidence: FixedDecimal
    /// The figure's span in the article.
    package let span: EvidenceSpan
    /// The observation's place in its reading's list, from 0.
    public let place: Int

    /// A citation from its parts.
    public init(
        articleId: ExactText, url: String?, title: String?, source: ExactText?, publishedAt: Timestamp?,
        confidence: FixedDecimal, evidence: Evidence, place: Int
    ) {
        self.init(
            texts: CitedTexts(articleId: articleId, url: url, title: title, sentence: evidence.sentence),
            source: source, publishedAt: publishedAt, confidence: confidence, span: EvidenceSpan(evidence),
            place: place)
    }

    /// A citation from its parts, whose texts lie side by side already.
    package init(
        texts: CitedTexts, source: ExactText?, publishedAt: Timestamp?, confidence: FixedDecimal, span: EvidenceSpan,
        place: Int
    ) {
        self.texts = texts
        self.source = source
        self.publishedAt = publishedAt
        self.confidence = confidence
        self.span = span
        self.place = place
    }

    /// The article.
    public var articleId: ExactText { texts.articleId }
    /// The article's address.
    public var url: String? { texts.url }
    /// The article's headline.
    public var title: String? { texts.title }
    /// The sentence, and the figure's span in the article.
    public var evidence: Evidence {
        Evidence(
            field: span.field, start: span.start, end: span.end, sentence: texts.sentence,
            sentenceStart: span.sentenceStart)
    }
}

/// An ``Evidence`` without its sentence's text.
package struct EvidenceSpan: Sendable, Hashable {
    /// See ``Evidence/field``.
    package let field: TextField
    /// See ``Evidence/start`` and the others.
    package let start, end, sentenceStart: Int

    /// A span from its parts.
    package init(field: TextField, start: Int, end: Int, sentenceStart: Int) {
        self.field = field
        (self.start, self.end, self.sentenceStart) = (start, end, sentenceStart)
    }

    /// The span of an evidence.
    package init(_ evidence: Evidence) {
        self.init(
            field: evidence.field, start: evidence.start, end: evidence.end, sentenceStart: evidence.sentenceStart)
    }
}

/// A value beside the headline's, and how many articles give it.
public struct Alternative: Sendable, Hashable {
    /// The statement.
    public let stated: StatedValue
    /// How many articles make it.
    public let articles: Int

    /// An alternative from its parts.
    public init(stated: StatedValue, articles: Int) {
        self.stated = stated
        self.articles = articles
    }
}

/// The whole present state of one section of a roll-up: its headline and what stands behind it.
public struct Section: Sendable, Hashable {
    /// The headline.
    public let headline: StatedValue
    /// When the headline's article was published.
    public let asOf: Timestamp?
    /// How many observations support the section.
    public let observations: Int
    /// How many articles do.
    public let articles: Int
    /// How many distinct sources do, none counting as one.
    public let sources: Int
    /// The smallest value of the headline's unit (and `outOf`).
    public let low: FixedDecimal
    /// The largest value of the headline's unit (and `outOf`).
    public let high: FixedDecimal
    /// The other values, at most 10.
    public let alternatives: [Alternative]
    /// How many others were left out.
    public let alternativesOmitted: Int
    /// Up to three citations, the headline's first.
    public let evidence: [Citation]

    /// A section from its parts.
    public init(
        headline: StatedValue, asOf: Timestamp?, observations: Int, articles: Int, sources: Int,
        low: FixedDecimal, high: FixedDecimal, alternatives: [Alternative], alternativesOmitted: Int,
        evidence: [Citation]
    ) {
        self.headline = headline
        self.asOf = asOf
        self.observations = observations
        self.articles = articles
        self.sources = sources
        self.low = low
        self.high = high
        self.alternatives = alternatives
        self.alternativesOmitted = alternativesOmitted
        self.evidence = evidence
    }
}

/// The sections of a roll-up.
public enum SectionKind: String, Sendable, CaseIterable, ClosedName {
    /// Actual levels.
    case actual
    /// Target levels.
    case target
    /// Actual changes.
    case change

    /// The place of the kind among all.
    @inlinable
    public var place: UInt8 {
        switch self {
        case .actual: 0
        case .target: 1
        case .change: 2
        }
    }
}

/// What a province has reported of an indicator for a period; at least one section stands.
public struct Rollup: Sendable, Hashable {
    /// What it is of.
    public let key: RollupKey
    /// The province's name.
    public let provinceName: String
    /// The indicator's Vietnamese name.
    public let indicatorName: String
    /// The sections that stand.
    public let sections: BySection<Section>

    /// A roll-up from its parts.
    public init(key: RollupKey, provinceName: String, indicatorName: String, sections: BySection<Section>) {
        self.key = key
        self.provinceName = provinceName
        self.indicatorName = indicatorName
        self.sections = sections
    }
}

/// A province's place among those that report.
public struct RankingEntry: Sendable, Hashable {
    /// 1, 2, 2, 4: equal values share a rank.
    public let rank: Int
    /// The province's code in the national roll-up's list.
    public let province: ProvinceCode
    /// The period of the value taken.
    public let period: Period
    /// The value; for a score its share of the maximum.
    public let value: FixedDecimal
    /// How the value bounds the truth.
    public let comparator: Comparator

    /// An entry from its parts.
    public init(rank: Int, province: ProvinceCode, period: Period, value: FixedDecimal, comparator: Comparator) {
        self.rank = rank
        self.province = province
        self.period = period
        self.value = value
        self.comparator = comparator
    }
}

/// An indicator over all provinces for a period.
public struct NationalRollup: Sendable, Hashable {
    /// What it is of.
    public let key: NationalKey
    /// The indicator's Vietnamese name.
    public let indicatorName: String
    /// The catalogue's unit.
    public let unit: Unit
    /// The five-number summary of the values (type 7 quartiles) and their mean; nil where no province reports.
    public let distribution: Distribution?
    /// The sum over the provinces that report; nil where the indicator is not additive or no province reports.
    public let total: FixedDecimal?
    /// The provinces that report, in order.
    public let ranking: [RankingEntry]
    /// What articles state for the whole country.
    public let stated: Section?

    /// Order statistics and mean of the values of the provinces that report.
    public struct Distribution: Sendable, Hashable {
        /// The smallest value, the quartiles and the largest value.
        public let low, q1, median, q3, high: FixedDecimal
        /// The mean, rounded half to even.
        public let mean: FixedDecimal

        /// A distribution from its parts.
        public init(
            low: FixedDecimal, q1: FixedDecimal, median: FixedDecimal, q3: FixedDecimal, high: FixedDecimal,
            mean: FixedDecimal
        ) {
            self.low = low
            self.q1 = q1
            self.median = median
            self.q3 = q3
            self.high = high
            self.mean = mean
        }
    }

    /// A national roll-up from its parts.
    public init(
        key: NationalKey, indicatorName: String, unit: Unit, distribution: Distribution?, total: FixedDecimal?,
        ranking: [RankingEntry], stated: Section?
    ) {
        self.key = key
        self.indicatorName = indicatorName
        self.unit = unit
        self.distribution = distribution
        self.total = total
        self.ranking = ranking
        self.stated = stated
    }
}

/// What a province's articles are about; published for the silent provinces, too.
public struct ProvinceSummary: Sendable, Hashable {
    /// The province.
    public let info: ProvinceInfo
    /// Relevant articles about it or holding an observation of it.
    public let articles: Int
    /// Observations of it, of every scope and confidence.
    public let observations: Int
    /// Distinct indicators with an actual in a roll-up of it.
    public let indicators: Int
    /// Sums of index weights over the articles about it.
    public let indices: [MainIndex: FixedDecimal]
    /// Articles about it by genre.
    public let genres: [Genre: Int]
    /// Sentences by aspect in the articles about it.
    public let aspects: [Aspect: Int]
    /// The earliest date over `articles`.
    public let firstPublishedAt: Timestamp?
    /// The latest date over `articles`.
    public let lastPublishedAt: Timestamp?

    /// A summary from its parts.
    public init(
        info: ProvinceInfo, articles: Int, observations: Int, indicators: Int, indices: [MainIndex: FixedDecimal],
        genres: [Genre: Int], aspects: [Aspect: Int], firstPublishedAt: Timestamp?, lastPublishedAt: Timestamp?
    ) {
        self.info = info
        self.articles = articles
        self.observations = observations
        self.indicators = indicators
        self.indices = indices
        self.genres = genres
        self.aspects = aspects
        self.firstPublishedAt = firstPublishedAt
        self.lastPublishedAt = lastPublishedAt
    }
}

extension IndicatorID {
    /// Adds "workforce.community_teams/2022", as keys of roll-ups end.
    fileprivate func add(and period: Period, to bytes: inout [UInt8]) {
        bytes += rawValue.utf8
        bytes.append(UInt8(ascii: "/"))
        period.withUTF8 { bytes += $0 }
    }
}
