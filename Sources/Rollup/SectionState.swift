import Core

/// The articles that support one section in one partition, in the orders that its partial is read from.
struct SectionState: Sendable {
    /// The section.
    let id: SectionID
    /// The number that the partition knows the section by.
    private let number: Int32
    private var observations = 0
    private var sources: [SourceDigest: Int] = [:]
    private var values: [StatedValue: Int] = [:]
    private var articles = OrderedList<HeadlineCandidate>()
    private var citations = OrderedList<CitationCandidate>()

    init(id: SectionID, number: Int32) {
        self.id = id
        self.number = number
    }

    /// Adds an article's value, or takes one away that was added with a negative sign.
    mutating func apply(_ figure: StoredFigure, of article: StoredArticle, sign: Int) {
        observations += sign * Int(figure.observations)
        sources.count(article.source, by: sign)
        values.count(figure.stated, by: sign)
        articles.apply(HeadlineCandidate(article: article), sign: sign)
        for mention in figure.best {
            citations.apply(CitationCandidate(article: article, mention: mention), sign: sign)
        }
    }

    /// Whether no article supports the section.
    var isEmpty: Bool { articles.isEmpty }

    /// What the articles contribute; nil where there is none.
    var partial: SectionPartial? {
        guard let latest = articles.last?.article,
            let figure = latest.figures.first(where: { $0.section == number })
        else { return nil }
        let candidates = citations.prefix(SectionPartial.bestLimit)
        let best = candidates.map { $0.article.citation($0.mention) }
        let shown = candidates.firstIndex { $0.article === latest && $0.mention == figure.headline }
        let citation = shown.map { best[$0] } ?? latest.citation(figure.headline)
        return SectionPartial(
            observations: observations, sources: Set(sources.keys), values: values,
            headline: SectionPartial.Headline(stated: figure.stated, citation: citation), best: best)
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
    var start: Int { Int(article.mentions[mention].start) }
    var end: Int { Int(article.mentions[mention].end) }
    var place: Int { Int(article.mentions[mention].place) }

    static func == (left: Self, right: Self) -> Bool {
        left.article === right.article && left.mention == right.mention
    }

    static func < (left: Self, right: Self) -> Bool { left.isCited(before: right) }
}
