/// 128 bits that stand for a source in a set: the first half of the SHA-256 of its UTF-8 bytes.
public struct SourceDigest: Sendable, Hashable, Comparable {
    /// The digest's high and low 64 bits.
    public let high, low: UInt64

    /// A digest from its halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// What stands for an absent source, which counts as one.
    public static let absent = SourceDigest(high: 0, low: 0)

    public static func < (left: SourceDigest, right: SourceDigest) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

/// What a set of articles contributes to one section: everything in it can be merged exactly with another set's.
public struct SectionPartial: Sendable, Hashable {
    /// How many observations support the section.
    public var observations: Int
    /// The distinct sources in ascending order.
    public let sources: [SourceDigest]
    /// The articles' values with the number of articles that give each, each value once and in ascending order; never
    /// capped. Their sum is the number of articles.
    public let values: [Alternative]
    /// The value and citation of the article that comes last by date and id; nil only in the empty partial.
    public var headline: Headline?
    /// The best citations in the order of the contract, at most three, the headline's among them where it is one.
    public var best: [Citation]

    /// A headline's value and where it stands.
    public struct Headline: Sendable, Hashable {
        /// The value.
        public let stated: StatedValue
        /// Its citation.
        public let citation: Citation

        /// A headline from its parts.
        public init(stated: StatedValue, citation: Citation) {
            self.stated = stated
            self.citation = citation
        }
    }

    /// A partial from its parts; without arguments the one of no articles.
    ///
    /// - Parameters:
    ///   - sources: the sources in any order; of equal ones the first counts.
    ///   - values: the values in any order; of equal ones the first counts.
    public init(
        observations: Int = 0, sources: [SourceDigest] = [], values: [Alternative] = [],
        headline: Headline? = nil, best: [Citation] = []
    ) {
        self.observations = observations
        self.sources = sources.ascending { $0 < $1 }
        self.values = values.ascending { $0.stated < $1.stated }
        self.headline = headline
        self.best = best
    }
}

/// What a set of articles contributes to a province's summary.
public struct SummaryPartial: Sendable, Hashable {
    /// See ``ProvinceSummary/articles``.
    public var articles = 0
    /// See ``ProvinceSummary/observations``.
    public var observations = 0
    /// The indicators that have an actual here, each once and in ascending order: what is set is brought into it.
    public var indicators: [IndicatorID] = [] {
        didSet { indicators = indicators.ascending { $0 < $1 } }
    }
    /// Sums of index weights.
    public var indices: [MainIndex: FixedDecimal] = [:]
    /// Articles by genre.
    public var genres: [Genre: Int] = [:]
    /// Sentences by aspect.
    public var aspects: [Aspect: Int] = [:]
    /// The earliest and latest date.
    public var firstPublishedAt, lastPublishedAt: Timestamp?

    /// The partial of no articles.
    public init() {}
}

/// What a partial is of.
public enum PartialSubject: Sendable, Hashable {
    /// A roll-up of a province.
    case rollup(RollupKey)
    /// What articles state for the whole country, of an indicator and a period.
    case stated(NationalKey)
    /// A province's summary.
    case summary(ProvinceID)
}

/// What one partition's articles contribute to a subject.
public enum PartialContent: Sendable, Hashable {
    /// For a roll-up, by section; only sections with articles stand.
    case sections(BySection<SectionPartial>)
    /// For a summary.
    case summary(SummaryPartial)
}

extension Array {
    /// The elements in ascending order, of equal ones the first; what is in order already is only looked through.
    fileprivate func ascending(by precedes: (Element, Element) -> Bool) -> [Element] {
        let isAscending = indices.dropFirst().allSatisfy { precedes(self[$0 - 1], self[$0]) }
        guard !isAscending else { return self }
        var ordered: [Element] = []
        // The standard library's sort is stable (SE-0372).
        for element in sorted(by: precedes) where ordered.last.map({ precedes($0, element) }) ?? true {
            ordered.append(element)
        }
        return ordered
    }
}
