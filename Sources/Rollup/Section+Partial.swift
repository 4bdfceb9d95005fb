public import Core

extension Section {
    /// The section that a whole partial shows (contract.md, "Rollup"); nil where no article supports it.
    public init?(_ partial: SectionPartial) {
        guard let headline = partial.headline else { return nil }
        let stated = headline.stated
        // The values are in ascending order.
        let low = partial.values.first { $0.stated.isComparable(with: stated) }?.stated.value
        let high = partial.values.last { $0.stated.isComparable(with: stated) }?.stated.value
        let alternatives = Self.alternatives(in: partial.values, to: stated)
        let others = partial.values.count - (partial.values.contains { $0.stated == stated } ? 1 : 0)
        self.init(
            headline: stated, asOf: headline.citation.publishedAt, observations: partial.observations,
            articles: partial.values.reduce(0) { $0 + $1.articles }, sources: partial.sources.count,
            low: low ?? stated.value, high: high ?? stated.value,
            alternatives: alternatives, alternativesOmitted: max(0, others - Self.alternativesLimit),
            evidence: Self.evidence(headline.citation, partial.best))
    }

    private static let alternativesLimit = 10
    private static let evidenceLimit = 3

    /// "The other (value, unit, outOf, comparator), most articles first, then smallest value as a number, unit and
    /// comparator by bytes, smallest outOf (none first)".
    private static func alternatives(in values: [Alternative], to headline: StatedValue) -> [Alternative] {
        var most: [Alternative] = []
        // The values are in ascending order: among those of equally many articles the first stays first.
        for value in values where value.articles > most.last?.articles ?? 0 || most.count < alternativesLimit {
            guard value.stated != headline else { continue }
            if most.count == alternativesLimit { most.removeLast() }
            most.insert(value, at: most.firstPlace { $0.articles < value.articles })
        }
        return most
    }

    /// "Up to three, the headline's first", then the best others.
    private static func evidence(_ headline: Citation, _ best: [Citation]) -> [Citation] {
        let others = best.filter { !$0.isSame(as: headline) }
        return [headline] + others.prefix(evidenceLimit - 1)
    }
}

extension StatedValue {
    /// Whether two values have a common scale: "of the headline's unit, for scores of its outOf too".
    fileprivate func isComparable(with headline: StatedValue) -> Bool {
        unit == headline.unit && (unit != .score || outOf == headline.outOf)
    }
}
