import Catalogue
package import Core
import VietnameseText

extension ArticleReader {
    /// Reads an article and says why it was read so: every number of its text is taken or not, with the reason.
    package func explain(_ article: Article) -> Explanation {
        let parts = parts(of: article, isExplained: true)
        let units = UnitLists(catalogue: catalogue, publishedAt: article.publishedAt)
        let (drafts, repetitions) = (parts.statements.drafts, parts.statements.repetitions)
        let observations = drafts.indices.map { parts.statements.isObserved($0) ? observation($0, parts, units) : nil }
        let reading = reading(article, parts, units: units, observations: observations.compactMap { $0 })
        let fates = DraftFates(drafts: drafts, repetitions: repetitions, observations: observations)
        let origins = LexiconOrigins(catalogue.lexicon)
        let title = parts.fields.first { $0.document.field == .title }.map { field in
            field.annotations.terms.flatMap { field.annotations.groups(of: $0).map(Int.init) }
        }
        let sentences = parts.fields.flatMap { field in
            SentenceExplainer(
                field: field, isRelevant: parts.isRelevant, fates: fates,
                fields: FieldExplainer(
                    catalogue: catalogue, origins: origins, field: field, home: parts.facts.province),
                near: NearMissFinder(catalogue: catalogue, book: book, title: Set(title ?? []))
            ).sentences()
        }
        return Explanation(
            reading: reading,
            decisions: ArticleExplainer(catalogue: catalogue, parts: parts, reading: reading).decisions,
            sentences: sentences)
    }
}

/// What became of the drafts of an article.
struct DraftFates {
    let drafts: [Draft]
    /// For each draft the one that says the same better.
    let repetitions: [Int?]
    /// For each draft its observation; nil where it is repeated or out of range.
    let observations: [Observation?]
    /// For each draft how many observations come before it.
    let places: [Int]
    private let byFigure: [Place: [Int]]
    private let stated: [Place: Int]

    private struct Place: Hashable {
        let field: TextField
        let token: Int
    }

    init(drafts: [Draft], repetitions: [Int?], observations: [Observation?]) {
        self.drafts = drafts
        self.repetitions = repetitions
        self.observations = observations
        var count = 0
        places = observations.map { observation in
            defer { count += observation == nil ? 0 : 1 }
            return count
        }
        byFigure = Dictionary(grouping: drafts.indices) {
            Place(field: drafts[$0].field, token: drafts[$0].figure.tokens.lowerBound)
        }
        let values = drafts.indices.compactMap { draft in
            drafts[draft].statedValue.map { (Place(field: drafts[draft].field, token: $0.lowerBound), draft) }
        }
        stated = Dictionary(values, uniquingKeysWith: { first, _ in first })
    }

    /// The drafts of a figure.
    func drafts(of figure: Figure, in field: TextField) -> [Int] {
        byFigure[Place(field: field, token: figure.tokens.lowerBound)] ?? []
    }

    /// The draft whose value a figure states.
    func draft(statedBy figure: Figure, in field: TextField) -> Int? {
        stated[Place(field: field, token: figure.tokens.lowerBound)]
    }

    /// The draft that stands in the reading for one that is repeated.
    func kept(_ draft: Int) -> Int {
        var place = draft
        var left = drafts.count
        while let next = repetitions[place], left > 0 {
            place = next
            left -= 1
        }
        return place
    }
}
