public import Core

extension Section {
    /// The section that a whole partial shows (contract.md, "Rollup"); nil where no article supports it.
    public init?(_ partial: SectionPartial) {
        guard let headline = partial.headline else { return nil }
        let stated = headline.stated
        let comparable = partial.values.keys.filter { $0.isComparable(with: stated) }.map(\.value)
        let others = Self.alternatives(in: partial.values, to: stated)
        self.init(
            headline: stated, asOf: headline.citation.publishedAt, observations: partial.observations,
            articles: partial.values.values.reduce(0, +), sources: partial.sources.count,
            low: comparable.min() ?? stated.value, high: comparable.max() ?? stated.value,
            alternatives: Array(others.prefix(Self.alternativesLimit)),
            alternativesOmitted: max(0, others.count - Self.alternativesLimit),
            evidence: Self.evidence(headline.citation, partial.best))
    }

    private static let alternativesLimit = 10
    private static let evidenceLimit = 3

    /// "The other (value, unit, outOf, comparator), most articles first, then smallest value as a number, unit and
    /// comparator by bytes, smallest outOf (none first)".
    private static func alternatives(in values: [StatedValue: Int], to headline: StatedValue) -> [Alternative] {
        values.filter { $0.key != headline }.map { Alternative(stated: $0.key, articles: $0.value) }.sorted {
            $0.articles == $1.articles ? $0.stated.precedes($1.stated) : $0.articles > $1.articles
        }
    }

    /// "Up to three, the headline's first", then the best others.
    private static func evidence(_ headline: Citation, _ best: [Citation]) -> [Citation] {
        let others = best.filter { $0.precedes(headline) || headline.precedes($0) }
        return [headline] + others.prefix(evidenceLimit - 1)
    }
}

extension StatedValue {
    /// Whether two values have a common scale: "of the headline's unit, for scores of its outOf too".
    fileprivate func isComparable(with headline: StatedValue) -> Bool {
        unit == headline.unit && (unit != .score || outOf == headline.outOf)
    }
}
