import Core

/// The articles that support one section in one partition, in the orders that its partial is read from.
struct SectionOrders: Sendable {
    private var observations = 0
    /// Articles by number of their source, the sources in the order of their digests.
    private var sources = Counts()
    /// Articles by number of what they say, in the order of values.
    private var statements = Counts()
    private var headlines = OrderedList<Candidate>()
    private var citations = OrderedList<Candidate>()

    /// The orders of the articles in some slots, each of which gives the section a value.
    init(of slots: [Int32], _ section: Int32, in articles: ArticleTable, _ shared: Shared) {
        for slot in slots {
            guard let figure = articles[slot]?.figure(of: section) else { continue }
            apply(figure, of: slot, sign: 1, in: articles, shared)
        }
    }

    /// Adds an article's value, or takes one away that was added with a negative sign.
    mutating func apply(
        _ figure: StoredFigure, of slot: Int32, sign: Int, in articles: ArticleTable, _ shared: Shared
    ) {
        guard let article = articles[slot] else { return }
        observations += sign * Int(figure.observations)
        sources.add(Int32(sign), to: article.source) { shared.digests[Int($0)] < shared.digests[Int($1)] }
        statements.add(Int32(sign), to: figure.statement) { shared.statements[$0] < shared.statements[$1] }
        let headline = Candidate(headline: figure.headline, of: article, at: slot)
        headlines.apply(headline, sign: sign) { $0.precedes($1, in: articles) }
        for mention in figure.best {
            let citation = Candidate(citation: mention, of: article, at: slot)
            citations.apply(citation, sign: sign) { $0.precedes($1, in: articles) }
        }
    }

    /// Whether there is no article.
    var isEmpty: Bool { headlines.isEmpty }

    /// What the partial is made of; nil where there is no article.
    var view: SectionView? {
        headlines.last.map {
            SectionView(
                observations: observations, sources: sources, statements: statements, headline: $0,
                best: citations.prefix(SectionPartial.bestLimit))
        }
    }
}
