import Core

extension Citation: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case articleId, url, title, source, publishedAt, confidence, evidence, place
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> Citation {
        let fields = try Fields(value, of: Field.self)
        return Citation(
            articleId: try fields.articleID(.articleId), url: try fields.text(.url), title: try fields.text(.title),
            source: try fields.text(.source).map(ExactText.init), publishedAt: try fields.optional(.publishedAt),
            confidence: try fields.confidence(.confidence), evidence: try fields.required(.evidence),
            place: try fields.required(.place))
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.articleId, articleId)
        writer.field(Field.url, url)
        writer.field(Field.title, title)
        writer.field(Field.source, source)
        writer.field(Field.publishedAt, publishedAt)
        writer.field(Field.confidence, confidence)
        writer.field(Field.evidence, evidence)
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
