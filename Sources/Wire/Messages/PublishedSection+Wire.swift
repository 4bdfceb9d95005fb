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
        var texts = try fields.citedTexts(
            id: .articleId, url: .url, title: .title, capacity: value.byteCount)
        let source = try fields.text(.source).map(ExactText.init)
        let publishedAt: Timestamp? = try fields.optional(.publishedAt)
        let length = try fields.sentence(.sentence) { sentence in
            texts.add(.sentence, sentence)
            return UTF8Check.codePoints(in: sentence)
        }
        let evidence = PublishedEvidence(
            texts: texts, source: source, publishedAt: publishedAt, start: try fields.required(.start),
            end: try fields.required(.end))
        guard evidence.start <= evidence.end, evidence.end <= length else {
            throw value.unexpected("a span inside its sentence")
        }
        return evidence
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.articleId, .id, of: texts)
        writer.field(Field.url, .url, of: texts)
        writer.field(Field.title, .title, of: texts)
        writer.field(Field.source, source)
        writer.field(Field.publishedAt, publishedAt)
        writer.field(Field.sentence, .sentence, of: texts)
        writer.field(Field.start, start)
        writer.field(Field.end, end)
        writer.endObject()
    }
}
