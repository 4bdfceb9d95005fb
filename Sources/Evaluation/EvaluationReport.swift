public import Core

/// What came out of comparing readings with gold.
public struct EvaluationReport: Sendable {
    /// How many articles were compared.
    public let articles: Int
    /// Figures by tier.
    public internal(set) var tiers: [AgreementTier: Estimate] = [:]
    /// Figures by the gold's genre and tier, over the relevant articles.
    public internal(set) var genres: [Genre: [AgreementTier: Tally]] = [:]
    /// Figures by indicator (nil: none fits), at the tier `relate`.
    public internal(set) var indicators: [IndicatorID?: Tally] = [:]
    /// Fields, over the pairs whose value and unit agree.
    public internal(set) var fields: [ComparedField: Accuracy] = [:]
    /// How many of the observations that were read with a confidence are right, by band and tier.
    public internal(set) var confidence: [ConfidenceBand: [AgreementTier: Accuracy]] = [:]
    /// What was taken for what, the most frequent first.
    public internal(set) var confusions: [Confusion] = []
    /// Whether the articles' relevance and province are right.
    public internal(set) var relevance = Accuracy(), province = Accuracy()
    /// Over the relevant articles, whether the genre is right and whether the heaviest index is among the gold's.
    public internal(set) var genre = Accuracy(), mainIndex = Accuracy()
    /// Observations that were read from articles that are not relevant.
    public internal(set) var fromIrrelevant = 0

    init(articles: Int) { self.articles = articles }
}

/// A range of the reader's own confidence.
public enum ConfidenceBand: String, Sendable, CaseIterable, Hashable {
    case sure = "0.9 to 1"
    case likely = "0.7 to 0.9"
    case fair = "0.5 to 0.7"
    /// No roll-up takes these.
    case doubtful = "below 0.5"

    init(_ confidence: FixedDecimal) {
        switch confidence.millionths {
        case 900_000...: self = .sure
        case 700_000...: self = .likely
        case 500_000...: self = .fair
        default: self = .doubtful
        }
    }
}

/// One value of a field that was taken for another.
public struct Confusion: Sendable, Hashable {
    /// The field.
    public let field: ComparedField
    /// What the gold says; "null" for none.
    public let gold: String
    /// What was read; "null" for none.
    public let read: String
    /// How often.
    public internal(set) var count: Int
    /// The first case: the article and the words that the gold quotes.
    public let article: ExactText, quote: String
}
