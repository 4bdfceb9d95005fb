import Core

/// What one partition's articles add to a province's summary, in a form that they can be taken away from again.
struct SummaryState: Sendable {
    private var articles = 0
    private var observations = 0
    private var indicators: [IndicatorID: Int] = [:]
    private var tallies: [TallyName: Int] = [:]
    private var dates = OrderedList<Timestamp>()

    /// Adds an article, or takes one away that was added with a negative sign.
    mutating func apply(_ presence: StoredPresence, publishedAt: Timestamp?, sign: Int) {
        articles += sign
        observations += sign * Int(presence.observations)
        for tally in presence.tallies { tallies.count(tally.name, by: sign * Int(tally.amount)) }
        if let publishedAt { dates.apply(publishedAt, sign: sign) }
    }

    /// Counts an actual value of an indicator, or takes one away with a negative sign.
    mutating func count(_ indicator: IndicatorID, sign: Int) { indicators.count(indicator, by: sign) }

    /// Whether no article is there.
    var isEmpty: Bool { articles == 0 }

    /// What the articles contribute; nil where there is none.
    var partial: SummaryPartial? {
        guard !isEmpty else { return nil }
        var partial = SummaryPartial()
        partial.articles = articles
        partial.observations = observations
        partial.indicators = Set(indicators.keys)
        for (name, amount) in tallies {
            switch name {
            case .index(let index): partial.indices[index] = FixedDecimal(millionths: Int128(amount))
            case .genre(let genre): partial.genres[genre] = amount
            case .aspect(let aspect): partial.aspects[aspect] = amount
            }
        }
        partial.firstPublishedAt = dates.first
        partial.lastPublishedAt = dates.last
        return partial
    }
}
