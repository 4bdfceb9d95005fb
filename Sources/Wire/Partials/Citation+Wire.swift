import Core

extension Citation: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case articleId, url, title, source, publishedAt, confidence, evidence, place
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> Citation {
        let fields = try Fields(value, of: Field.self)
        var texts = try fields.citedTexts(
            id: .articleId, url: .url, title: .title, capacity: value.byteCount)
        let source = try fields.text(.source).map(ExactText.init)
        let publishedAt: Timestamp? = try fields.optional(.publishedAt)
        let confidence = try fields.confidence(.confidence)
        let span = try EvidenceSpan(fields.value(.evidence)) { texts.add(.sentence, $0) }
        return Citation(
            texts: texts, source: source, publishedAt: publishedAt, confidence: confidence, span: span,
            place: try fields.required(.place))
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.articleId, .id, of: texts)
        writer.field(Field.url, .url, of: texts)
        writer.field(Field.title, .title, of: texts)
        writer.field(Field.source, source)
        writer.field(Field.publishedAt, publishedAt)
        writer.field(Field.confidence, confidence)
        writer.name(Field.evidence)
        span.write(to: &writer) { $0.field(Evidence.Field.sentence, .sentence, of: texts) }
        writer.field(Field.place, place)
        writer.endObject()
    }
}

extension SourceDigest: WireReadable, WireWritable {
    /// How many hexadecimal digits a digest is written with.
    static let digits = 32

    static func read(_ value: JSONNode) throws(Rejection) -> SourceDigest {
        guard value.kind == .string else { throw value.unexpected("a string") }
        let digest = value.withText { text -> SourceDigest? in
            guard text.count == digits, let high = Hexadecimal.word(text[..<16]),
                let low = Hexadecimal.word(text[16...])
            else { return nil }
            return SourceDigest(high: high, low: low)
        }
        guard let digest = digest ?? nil else { throw value.unexpected("32 hexadecimal digits") }
        return digest
    }

    func write(to writer: inout JSONWriter) { writer.hexadecimal(high, low) }
}
