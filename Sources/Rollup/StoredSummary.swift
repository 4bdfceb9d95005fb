import Core

/// What articles of one partition, or of all together, contribute to a province's summary, in the form that the second
/// fold keeps: indicators are numbers, and maps are lists.
struct StoredSummary: Sendable {
    private(set) var articles = 0
    private(set) var observations = 0
    /// The numbers of the indicators, in ascending order.
    private(set) var indicators: [Int32] = []
    private(set) var indices = Amounts<MainIndex, FixedDecimal>()
    private(set) var genres = Amounts<Genre, Int>()
    private(set) var aspects = Amounts<Aspect, Int>()
    private(set) var firstPublishedAt, lastPublishedAt: Timestamp?

    /// Amounts by place in a vocabulary.
    struct Amounts<Name: CaseIterable & Hashable & Sendable, Amount: ExpressibleByIntegerLiteral & Sendable>: Sendable {
        fileprivate var amounts: [Amount]

        fileprivate init(_ map: [Name: Amount] = [:]) { amounts = Name.allCases.map { map[$0] ?? 0 } }

        /// The map with every name.
        var map: [Name: Amount] { Dictionary(uniqueKeysWithValues: zip(Name.allCases, amounts)) }

        fileprivate mutating func add(_ other: Self, _ sum: (Amount, Amount) -> Amount) {
            for place in amounts.indices { amounts[place] = sum(amounts[place], other.amounts[place]) }
        }
    }

    /// What no articles contribute.
    init() {}

    /// Packs a partial.
    init(_ partial: SummaryPartial, _ shared: inout MergedParts) {
        articles = partial.articles
        observations = partial.observations
        indicators = partial.indicators.map { shared.indicators.number($0) }.sorted()
        indices = Amounts(partial.indices)
        genres = Amounts(partial.genres)
        aspects = Amounts(partial.aspects)
        (firstPublishedAt, lastPublishedAt) = (partial.firstPublishedAt, partial.lastPublishedAt)
    }

    /// Adds what other articles contribute.
    mutating func add(_ other: StoredSummary) {
        articles += other.articles
        observations += other.observations
        indicators = merged([indicators, other.indicators], by: <) { first, _ in first }
        indices.add(other.indices, +)
        genres.add(other.genres, +)
        aspects.add(other.aspects, +)
        firstPublishedAt = [firstPublishedAt, other.firstPublishedAt].compactMap(\.self).min()
        lastPublishedAt = [lastPublishedAt, other.lastPublishedAt].compactMap(\.self).max()
    }
}

extension ProvinceSummary {
    /// The summary that all contributions show together, without any that of a silent province: all zeros. Its maps have
    /// every name (contract.md, "ProvinceSummary").
    init(info: ProvinceInfo, _ contributions: [StoredSummary]) {
        let all = contributions.reduce(into: StoredSummary()) { $0.add($1) }
        self.init(
            info: info, articles: all.articles, observations: all.observations, indicators: all.indicators.count,
            indices: all.indices.map, genres: all.genres.map, aspects: all.aspects.map,
            firstPublishedAt: all.firstPublishedAt, lastPublishedAt: all.lastPublishedAt)
    }
}
