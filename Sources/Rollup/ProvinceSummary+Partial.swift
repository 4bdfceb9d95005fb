public import Core

extension ProvinceSummary {
    /// The summary that a whole partial shows; without one the summary of a silent province, all zeros. Its maps have
    /// every name (contract.md, "ProvinceSummary").
    public init(info: ProvinceInfo, _ partial: SummaryPartial = SummaryPartial()) {
        self.init(
            info: info, articles: partial.articles, observations: partial.observations,
            indicators: partial.indicators.count,
            indices: Self.whole(partial.indices, zero: .zero),
            genres: Self.whole(partial.genres, zero: 0),
            aspects: Self.whole(partial.aspects, zero: 0),
            firstPublishedAt: partial.firstPublishedAt, lastPublishedAt: partial.lastPublishedAt)
    }

    private static func whole<Name: CaseIterable & Hashable, Amount>(
        _ map: [Name: Amount], zero: Amount
    ) -> [Name: Amount] {
        Dictionary(uniqueKeysWithValues: Name.allCases.map { ($0, map[$0] ?? zero) })
    }
}
