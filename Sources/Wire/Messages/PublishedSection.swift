public import Core

/// A section of a roll-up as it is published: ``Core/Section`` with the evidence that consumers are shown.
public struct PublishedSection: Sendable, Hashable {
    /// The headline.
    public let headline: StatedValue
    /// When the headline's article was published.
    public let asOf: Timestamp?
    /// How many observations support the section.
    public let observations: Int
    /// How many articles do.
    public let articles: Int
    /// How many distinct sources do, none counting as one.
    public let sources: Int
    /// The smallest value of the headline's unit (and `outOf`).
    public let low: FixedDecimal
    /// The largest value of the headline's unit (and `outOf`).
    public let high: FixedDecimal
    /// The other values, at most 10.
    public let alternatives: [Alternative]
    /// How many others were left out.
    public let alternativesOmitted: Int
    /// Up to three, the headline's first.
    public let evidence: [PublishedEvidence]
}

/// A citation as it is published: the sentence and the figure's span inside it.
public struct PublishedEvidence: Sendable, Hashable {
    /// The article's id, address and headline, and the sentence.
    let texts: CitedTexts
    /// The article's paper, portal or domain.
    public let source: ExactText?
    /// When the article was published.
    public let publishedAt: Timestamp?
    /// The figure's first code point in the sentence.
    public let start: Int
    /// The code point in the sentence after the figure.
    public let end: Int

    /// The article.
    public var articleId: ExactText { texts.articleId }
    /// The article's address.
    public var url: String? { texts.url }
    /// The article's headline.
    public var title: String? { texts.title }
    /// The sentence, verbatim.
    public var sentence: String { texts.sentence }
}

extension PublishedSection {
    /// What is published of a section.
    public init(_ section: Section) {
        headline = section.headline
        asOf = section.asOf
        observations = section.observations
        articles = section.articles
        sources = section.sources
        low = section.low
        high = section.high
        alternatives = section.alternatives
        alternativesOmitted = section.alternativesOmitted
        evidence = section.evidence.map(PublishedEvidence.init)
    }
}

extension PublishedEvidence {
    /// What is published of a citation.
    public init(_ citation: Citation) {
        texts = citation.texts
        source = citation.source
        publishedAt = citation.publishedAt
        start = citation.span.start - citation.span.sentenceStart
        end = citation.span.end - citation.span.sentenceStart
    }
}
