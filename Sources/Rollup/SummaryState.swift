import Core

/// What one partition's articles add to a province's summary, in a form that they can be taken away from again.
struct SummaryState: Sendable {
    private var articles = 0
    private var observations = 0
    /// Actual values by number of their indicator, the indicators in ascending order.
    private var indicators = Counts()
    /// Sums by place among ``Tally/names``.
    private var tallies = Array(repeating: 0, count: Tally.names.count)
    private var dates = OrderedList<Timestamp>()

    /// Adds an article, or takes one away that was added with a negative sign.
    mutating func apply(_ presence: StoredPresence, of article: StoredArticle, sign: Int) {
        articles += sign
        observations += sign * Int(presence.observations)
        if presence.isAbout {
            for tally in article.tallies { tallies[Int(tally.name)] += sign * Int(tally.amount) }
        }
        if let publishedAt = article.publishedAt { dates.apply(publishedAt, sign: sign, by: <) }
    }

    /// Counts an actual value of an indicator, or takes one away with a negative sign.
    ///
    /// - Parameter known: the indicators by number.
    mutating func count(_ indicator: Int32, sign: Int, _ known: Numbering<IndicatorID>) {
        indicators.add(Int32(sign), to: indicator) { known[$0] < known[$1] }
    }

    /// Whether no article is there.
    var isEmpty: Bool { articles == 0 }

    /// What the articles contribute; nil where there is none.
    ///
    /// - Parameter known: the indicators by number.
    func partial(_ known: Numbering<IndicatorID>) -> SummaryPartial? {
        guard !isEmpty else { return nil }
        var partial = SummaryPartial()
        partial.articles = articles
        partial.observations = observations
        partial.indicators = indicators.entries.map { known[$0.number] }
        for (name, amount) in zip(Tally.names, tallies) where amount != 0 {
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
