public import Catalogue
public import Core
import VietnameseText

/// Reads articles: what province they are about, and every figure on digital transformation that they state, with the
/// sentence that it stands in (domain/reading-articles.md).
///
/// Reading is a pure function of the catalogue and the article: the same article always gives the same reading, and
/// no text makes it fail.
public struct ArticleReader: Sendable {
    let catalogue: Catalogue
    private let matcher: Matcher
    private let book: RuleBook

    /// A reader with the words of a catalogue; building it costs far more than reading an article.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
        matcher = Matcher(catalogue.lexicon)
        book = RuleBook(catalogue.lexicon)
    }

    /// What the article says.
    public func read(_ article: Article) -> Reading {
        let parts = parts(of: article)
        let units = UnitLists(catalogue: catalogue, publishedAt: article.publishedAt)
        let observations = drafts(parts).compactMap { observation($0, parts.fields, parts.facts, units) }
        return reading(article, parts, units: units, observations: observations)
    }

    /// An article taken apart.
    private struct Parts {
        let fields: [FieldContext]
        let facts: ArticleFacts
        let classifier: Classifier
        let isRelevant: Bool
    }

    private func parts(of article: Article) -> Parts {
        let title = article.title.map { field($0, .title, article) }
        let body = field(article.body, .body, article)
        let classifier = Classifier(title: title, body: body)
        let isRelevant = classifier.isRelevant
        let province = ProvinceResolver(catalogue: catalogue, matcher: matcher).resolve(
            article, isRelevant: isRelevant, title: title?.annotations, titlePlaces: title?.places ?? [],
            body: body.annotations,
            bodyPlaces: body.places)
        let fields = [title, body].compactMap { $0 }
        return Parts(
            fields: fields, facts: ArticleFacts(fields, province: province, publishedAt: article.publishedAt),
            classifier: classifier, isRelevant: isRelevant)
    }

    private func drafts(_ parts: Parts) -> [Draft] {
        parts.isRelevant ? Deduplicator.unique(read(parts.fields, parts.facts)) : []
    }

    /// The drafts of an article's observations with the fields that they stand in.
    func drafts(of article: Article) -> (drafts: [Draft], fields: [FieldContext]) {
        let parts = parts(of: article)
        return (drafts(parts), parts.fields)
    }

    private func field(_ text: String, _ name: TextField, _ article: Article) -> FieldContext {
        FieldContext(
            matcher.annotate(TextDocument(text, field: name)), catalogue: catalogue, publishedAt: article.publishedAt)
    }

    private func read(_ fields: [FieldContext], _ facts: ArticleFacts) -> [Draft] {
        var state = ReadingState()
        state.articleArea = facts.area
        var drafts: [Draft] = []
        for field in fields {
            state.paragraph = -1
            for sentence in field.document.sentences {
                let start = sentence.tokens.lowerBound
                state.enter(
                    sentence.paragraph,
                    goesOn: field.annotations.has(.continuation, in: start..<min(start + 3, sentence.tokens.upperBound))
                )
                let reader = SentenceReader(
                    catalogue: catalogue, book: book, field: field, sentence: sentence, article: facts, state: state)
                drafts += reader.read(&state)
            }
            if field.document.field == .title {
                state.titleGroups = Set(field.annotations.terms.map(\.group))
                state.lastFigures = []
            }
        }
        return drafts
    }

    // MARK: The message

    private func reading(
        _ article: Article, _ parts: Parts, units: UnitLists, observations: [Observation]
    ) -> Reading {
        let (classifier, isRelevant) = (parts.classifier, parts.isRelevant)
        var observed: [MainIndex: Int] = [:]
        for observation in observations {
            guard let id = observation.indicator, let index = catalogue.reference.indicator(id)?.index else { continue }
            observed[index, default: 0] += observation.unit == .rank || observation.unit == .score ? 3 : 12
        }
        let home = parts.facts.province.map { units.province($0, isNew: units.isNew(nil)) }
        return Reading(
            articleId: article.id, revision: article.revision, rules: catalogue.rules, title: article.title,
            url: article.url, source: article.source, publishedAt: article.publishedAt, relevant: isRelevant,
            province: home?.code, units: home?.units ?? .sixtyThree, genre: isRelevant ? classifier.genre : nil,
            indices: isRelevant ? classifier.indices(observed) : [:], aspects: classifier.aspects,
            observations: Array(observations.prefix(Reading.observationLimit)),
            observationsOmitted: max(0, observations.count - Reading.observationLimit))
    }

    private func observation(
        _ draft: Draft, _ fields: [FieldContext], _ facts: ArticleFacts, _ units: UnitLists
    ) -> Observation? {
        guard let field = fields.first(where: { $0.document.field == draft.field }),
            draft.attribution.value.isInMessageRange
        else { return nil }
        let area = draft.scope.area
        let place = area.scope == .national ? nil : area.province ?? facts.province
        let isFormer = field.annotations.has(.former, in: draft.sentence)
        let id = place.map { units.province($0, isNew: !isFormer && units.isNew(draft.span)) }
        let attribution = draft.attribution
        return Observation(
            indicator: attribution.indicator.map { catalogue.indicators[$0].id }, value: attribution.value,
            unit: attribution.unit, comparator: draft.comparator, measure: draft.measure, status: draft.status,
            scope: area.scope, area: area.name, tier: draft.scope.tier, province: id?.code,
            units: id?.units ?? .sixtyThree, period: draft.span?.period, periodInferred: draft.isInferred,
            fraction: draft.figure.fraction, outOf: attribution.unit == .score ? attribution.outOf : nil,
            confidence: FixedDecimal(millionths: Int128(attribution.confidence) * 10_000),
            evidence: EvidenceMaker.make(field.document, tokens: draft.figure.tokens, sentence: draft.sentence))
    }
}
