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
    private let provinces: ProvinceResolver
    let book: RuleBook

    /// A reader with the words of a catalogue; building it costs far more than reading an article.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
        matcher = Matcher(catalogue.lexicon)
        provinces = ProvinceResolver(catalogue: catalogue, matcher: matcher)
        book = RuleBook(catalogue.lexicon)
    }

    /// Finds what reading begins with, a text's words and the phrases of the lexicon in them, and no more.
    ///
    /// - Returns: how many tokens the text has.
    package func annotate(_ body: String) -> Int { matcher.annotate(body, .body).document.tokens.count }

    /// What the article says.
    public func read(_ article: Article) -> Reading {
        let parts = parts(of: article)
        let units = UnitLists(catalogue: catalogue, publishedAt: article.publishedAt)
        let drafts = parts.statements.drafts
        var observations: [Observation] = []
        observations.reserveCapacity(drafts.count)
        for place in drafts.indices where parts.statements.isObserved(place) {
            observations.append(observation(place, parts, units))
        }
        return reading(article, parts, units: units, observations: observations)
    }

    /// An article taken apart.
    struct Parts {
        let fields: [FieldContext]
        let facts: ArticleFacts
        let relevance: Relevance
        /// What spoke for the article's province.
        let tally: ProvinceTally
        let classifier: Classifier
        let isRelevant: Bool
        /// Whether its words alone left that in doubt.
        let isDoubtful: Bool
        /// What its figures state; nothing where it is not relevant.
        let statements: Statements

        /// A field that there is: the title stands before the body.
        func field(_ name: TextField) -> FieldContext { name == .title ? fields[0] : fields[fields.count - 1] }
    }

    /// Takes an article apart; where it is explained, with what spoke for its province.
    func parts(of article: Article, isExplained: Bool = false) -> Parts {
        let title = article.title.map { field($0, .title, article) }
        let body = field(article.body, .body, article)
        let relevance = Relevance(title: title, body: body, isExplained: isExplained)
        let fields = title.map { [$0, body] } ?? [body]
        func facts(isRelevant: Bool) -> (ArticleFacts, ProvinceTally) {
            var tally = ProvinceTally(count: catalogue.provinces.count, isExplained: isExplained)
            let province = provinces.resolve(
                article, isRelevant: isRelevant, title: title, body: body, tally: &tally)
            return (ArticleFacts(fields, province: province, publishedAt: article.publishedAt), tally)
        }
        let verdict = relevance.verdict
        var (found, tally) = facts(isRelevant: verdict != .no)
        var statements = Statements(verdict == .no ? [] : read(fields, found))
        let isRelevant = verdict == .yes || verdict == .doubtful && relevance.isConfirmed(by: statements.unique)
        if !isRelevant, verdict == .doubtful {
            statements = Statements([])
            (found, tally) = facts(isRelevant: false)
        }
        return Parts(
            fields: fields, facts: found, relevance: relevance, tally: tally,
            classifier: Classifier(title: title, body: body), isRelevant: isRelevant,
            isDoubtful: verdict == .doubtful, statements: statements)
    }

    private func field(_ text: String, _ name: TextField, _ article: Article) -> FieldContext {
        FieldContext(
            matcher.annotate(text, name), catalogue: catalogue, publishedAt: article.publishedAt)
    }

    private func read(_ fields: [FieldContext], _ facts: ArticleFacts) -> [Draft] {
        let state = ReadingState(groups: catalogue.lexicon.groups.count)
        state.articleArea = facts.area
        var drafts: [Draft] = []
        drafts.reserveCapacity(min(32, fields.reduce(0) { $0 + $1.figures.count }))
        for field in fields {
            state.paragraph = -1
            let reader = SentenceReader(catalogue: catalogue, book: book, field: field, article: facts)
            for sentence in field.document.sentences {
                if sentence.paragraph != state.paragraph {
                    state.enter(sentence.paragraph, at: sentence.tokens.lowerBound, opening(sentence, field))
                }
                reader.read(sentence, state, into: &drafts)
            }
            if field.document.field == .title {
                state.titleGroups.insert(0..<field.tokens.count, of: field.annotations)
                state.forgetFigures()
            }
        }
        return drafts
    }

    /// How the paragraph begins that a sentence is the first of.
    private func opening(_ sentence: Sentence, _ field: FieldContext) -> ReadingState.Opening {
        let start = sentence.tokens.lowerBound
        let words = start..<min(start + 3, sentence.tokens.upperBound)
        return ReadingState.Opening(
            goesOn: field.annotations.has(.continuation, in: words), isItem: field.isItem(start))
    }

    // MARK: The message

    /// What the figures of each main index count for its weight.
    static func observed(_ statements: Statements, _ catalogue: Catalogue) -> Tally<MainIndex> {
        var observed = Tally<MainIndex>()
        let drafts = statements.drafts
        for place in drafts.indices where statements.isObserved(place) {
            guard
                let index = drafts[place].attribution.indicator.flatMap({ catalogue.indicators[$0].index })
            else { continue }
            let unit = drafts[place].attribution.unit
            observed[index] += unit == .rank || unit == .score ? 3 : 12
        }
        return observed
    }

    /// The message that holds the observations.
    func reading(
        _ article: Article, _ parts: Parts, units: UnitLists, observations: [Observation]
    ) -> Reading {
        let (classifier, isRelevant) = (parts.classifier, parts.isRelevant)
        let indices = isRelevant ? classifier.indices(Self.observed(parts.statements, catalogue)) : [:]
        let home = parts.facts.province.map { units.province($0, isNew: units.isNew(nil)) }
        return Reading(
            articleId: article.id, revision: article.revision, rules: catalogue.rules, title: article.title,
            url: article.url, source: article.source, publishedAt: article.publishedAt, relevant: isRelevant,
            province: home?.code, units: home?.units ?? .sixtyThree, genre: isRelevant ? classifier.genre : nil,
            indices: indices, aspects: classifier.aspects,
            observations: observations.count <= Reading.observationLimit
                ? observations : Array(observations.prefix(Reading.observationLimit)),
            observationsOmitted: max(0, observations.count - Reading.observationLimit))
    }

    /// The observation that the draft at a place becomes.
    func observation(_ place: Int, _ parts: Parts, _ units: UnitLists) -> Observation {
        let drafts = parts.statements.drafts.span
        let attribution = drafts[place].attribution
        let field = parts.field(drafts[place].field)
        let area = drafts[place].scope.area
        let span = drafts[place].span
        let province = area.scope == .national || area.isCentral ? nil : area.province ?? parts.facts.province
        let isNew = units.isNew(span) && !field.annotations.has(.former, in: drafts[place].sentence)
        let id = province.map { units.province($0, isNew: isNew) }
        let confidence = Confidence(
            isRespelled: field.document.isRespelled, hasHome: parts.facts.province != nil, isDoubtful: parts.isDoubtful)
        return Observation(
            indicator: attribution.indicator.map { catalogue.indicators[$0].id }, value: attribution.value,
            unit: attribution.unit, comparator: drafts[place].comparator, measure: drafts[place].measure,
            status: drafts[place].status, scope: area.scope, area: area.name, tier: drafts[place].scope.tier,
            province: id?.code, units: id?.units ?? .sixtyThree, period: span?.period,
            periodInferred: drafts[place].isInferred, fraction: drafts[place].figure.fraction,
            outOf: attribution.unit == .score ? attribution.outOf : nil,
            confidence: FixedDecimal(
                millionths: Int128(confidence.hundredths(place, of: parts.statements.drafts)) * 10_000),
            evidence: EvidenceMaker.make(
                field, tokens: drafts[place].figure.tokens, sentence: drafts[place].sentence))
    }
}
