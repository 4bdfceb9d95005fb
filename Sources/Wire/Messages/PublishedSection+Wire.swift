import Core

extension PublishedSection: WireReadable, WireWritable {
    enum Field: Int, StatedField {
        case value, unit, outOf, comparator, asOf, observations, articles, sources, low, high, alternatives
        case alternativesOmitted, evidence
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> PublishedSection {
        let fields = try Fields(value, of: Field.self)
        return PublishedSection(
            headline: try fields.stated(),
            asOf: try fields.optional(.asOf),
            observations: try fields.required(.observations),
            articles: try fields.required(.articles),
            sources: try fields.required(.sources),
            low: try fields.required(.low),
            high: try fields.required(.high),
            alternatives: try fields.list(.alternatives),
            alternativesOmitted: try fields.required(.alternativesOmitted),
            evidence: try fields.list(.evidence))
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.stated(headline, in: Field.self)
        writer.field(Field.asOf, asOf)
        writer.field(Field.observations, observations)
        writer.field(Field.articles, articles)
        writer.field(Field.sources, sources)
        writer.field(Field.low, low)
        writer.field(Field.high, high)
        writer.field(Field.alternatives, alternatives)
        writer.field(Field.alternativesOmitted, alternativesOmitted)
        writer.field(Field.evidence, evidence)
        writer.endObject()
    }
}

extension Alternative: WireReadable, WireWritable {
    enum Field: Int, StatedField {
        case value, unit, outOf, comparator, articles
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> Alternative {
        let fields = try Fields(value, of: Field.self)
        return Alternative(stated: try fields.stated(), articles: try fields.required(.articles))
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.stated(stated, in: Field.self)
        writer.field(Field.articles, articles)
        writer.endObject()
    }
}

extension PublishedEvidence: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case articleId, url, title, source, publishedAt, sentence, start, end
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> PublishedEvidence {
        let fields = try Fields(value, of: Field.self)
        let evidence = PublishedEvidence(
            articleId: try fields.articleID(.articleId), url: try fields.text(.url), title: try fields.text(.title),
            source: try fields.text(.source).map(ExactText.init), publishedAt: try fields.optional(.publishedAt),
            sentence: try fields.sentence(.sentence), start: try fields.required(.start), end: try fields.required(.end)
        )
        guard evidence.start <= evidence.end, evidence.end <= UTF8Check.codePoints(of: evidence.sentence) else {
            throw value.unexpected("a span inside its sentence")
        }
        return evidence
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.articleId, articleId)
        writer.field(Field.url, url)
        writer.field(Field.title, title)
        writer.field(Field.source, source)
        writer.field(Field.publishedAt, publishedAt)
        writer.field(Field.sentence, sentence)
        writer.field(Field.start, start)
        writer.field(Field.end, end)
        writer.endObject()
    }
}
