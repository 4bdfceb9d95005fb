import Core

/// The articles that support one section in one partition, in the orders that its partial is read from.
struct SectionState: Sendable {
    private var observations = 0
    /// Articles by number of their source.
    private var sources: [Int32: Int32] = [:]
    /// Articles by number of what they say.
    private var statements: [Int32: Int32] = [:]
    private var articles = OrderedList<HeadlineCandidate>()
    private var citations = OrderedList<CitationCandidate>()

    /// Adds an article's value, or takes one away that was added with a negative sign.
    mutating func apply(_ figure: StoredFigure, of article: StoredArticle, sign: Int) {
        observations += sign * Int(figure.observations)
        sources.count(article.source, by: Int32(sign))
        statements.count(figure.statement, by: Int32(sign))
        articles.apply(HeadlineCandidate(article: article), sign: sign)
        for mention in figure.best {
            citations.apply(CitationCandidate(article: article, mention: mention), sign: sign)
        }
    }

    /// Whether no article supports the section.
    var isEmpty: Bool { articles.isEmpty }

    /// What the articles contribute; nil where there is none.
    ///
    /// - Parameters:
    ///   - number: the section's own number.
    ///   - shared: what the numbers stand for.
    func partial(_ number: Int32, _ shared: Shared) -> SectionPartial? {
        guard let latest = articles.last?.article, let figure = latest.figures.first(where: { $0.section == number })
        else { return nil }
        func citation(_ article: StoredArticle, _ mention: Int) -> Citation {
            article.citation(mention, source: shared.sources[article.source].text)
        }
        let candidates = citations.prefix(SectionPartial.bestLimit)
        let best = candidates.map { citation($0.article, $0.mention) }
        let shown = candidates.firstIndex { $0.article === latest && $0.mention == figure.headline }
        var values: [StatedValue: Int] = [:]
        for (statement, articles) in statements { values[shared.statements[statement]] = Int(articles) }
        return SectionPartial(
            observations: observations, sources: Set(sources.keys.map { shared.sources[$0].digest }), values: values,
            headline: SectionPartial.Headline(
                stated: shared.statements[figure.statement],
                citation: shown.map { best[$0] } ?? citation(latest, figure.headline)),
            best: best)
    }
}

/// An article in the order of headlines, the one that stands last.
private struct HeadlineCandidate: Sendable, Comparable {
    let article: StoredArticle

    static func == (left: Self, right: Self) -> Bool { left.article === right.article }

    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: HeadlineRank { HeadlineRank(publishedAt: article.publishedAt, articleId: article.id) }
}

/// An article's citation in the order of citations.
private struct CitationCandidate: Sendable, Comparable, Cited {
    let article: StoredArticle
    let mention: Int

    var articleId: ExactText { article.id }
    var publishedAt: Timestamp? { article.publishedAt }
    var confidence: FixedDecimal { FixedDecimal(millionths: Int128(article.mentions[mention].confidence)) }
    var field: TextField { article.mentions[mention].field }
    var start: Int { article.mentions[mention].start }
    var end: Int { article.mentions[mention].end }
    var place: Int { article.mentions[mention].place }

    static func == (left: Self, right: Self) -> Bool {
        left.article === right.article && left.mention == right.mention
    }

    static func < (left: Self, right: Self) -> Bool { left.isCited(before: right) }
}
