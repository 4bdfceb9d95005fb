import Core

extension Observation: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case indicator, value, unit, comparator, measure, status, scope, area, tier, province, units, period
        case periodInferred, fraction, outOf, confidence, evidence
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> Observation {
        let fields = try Fields(value, of: Field.self)
        return Observation(
            indicator: try fields.optional(.indicator),
            value: try fields.required(.value),
            unit: try fields.required(.unit),
            comparator: try fields.required(.comparator),
            measure: try fields.required(.measure),
            status: try fields.required(.status),
            scope: try fields.required(.scope),
            area: try fields.optional(.area),
            tier: try fields.optional(.tier),
            province: try fields.optional(.province),
            units: try fields.required(.units),
            period: try fields.optional(.period),
            periodInferred: try fields.required(.periodInferred),
            fraction: try fields.optional(.fraction),
            outOf: try fields.maximum(.outOf),
            confidence: try fields.confidence(.confidence),
            evidence: try fields.required(.evidence))
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.indicator, indicator)
        writer.field(Field.value, value)
        writer.field(Field.unit, unit)
        writer.field(Field.comparator, comparator)
        writer.field(Field.measure, measure)
        writer.field(Field.status, status)
        writer.field(Field.scope, scope)
        writer.field(Field.area, area)
        writer.field(Field.tier, tier)
        writer.field(Field.province, province)
        writer.field(Field.units, units)
        writer.field(Field.period, period)
        writer.field(Field.periodInferred, periodInferred)
        writer.field(Field.fraction, fraction)
        writer.field(Field.outOf, outOf)
        writer.field(Field.confidence, confidence)
        writer.field(Field.evidence, evidence)
        writer.endObject()
    }
}

extension Fraction: WireReadable, WireWritable {
    static func read(_ value: JSONNode) throws(Rejection) -> Fraction {
        var parts = value.children
        guard value.kind == .array, let numerator = parts.next()?.integer, let denominator = parts.next()?.integer,
            parts.next() == nil, numerator >= 0, denominator > 0
        else { throw value.unexpected("two integers, the second above 0") }
        return Fraction(numerator: numerator, denominator: denominator)
    }

    func write(to writer: inout JSONWriter) {
        writer.beginArray()
        writer.integer(numerator)
        writer.integer(denominator)
        writer.endArray()
    }
}

extension Evidence: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case field, start, end, sentence, sentenceStart
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> Evidence {
        var sentence = ""
        let span = try EvidenceSpan(value) { sentence = String(knownUTF8: $0) }
        return Evidence(
            field: span.field, start: span.start, end: span.end, sentence: sentence, sentenceStart: span.sentenceStart)
    }

    func write(to writer: inout JSONWriter) {
        EvidenceSpan(self).write(to: &writer) { $0.field(Field.sentence, sentence) }
    }
}

extension EvidenceSpan {
    /// Reads an evidence.
    ///
    /// - Parameter take: gets the bytes of its sentence.
    init(_ value: JSONNode, _ take: (UnsafeBufferPointer<UInt8>) -> Void) throws(Rejection) {
        let fields = try Fields(value, of: Evidence.Field.self)
        let field: TextField = try fields.required(.field)
        let start: Int = try fields.required(.start)
        let end: Int = try fields.required(.end)
        let length = try fields.sentence(.sentence) { sentence in
            take(sentence)
            return UTF8Check.codePoints(in: sentence)
        }
        self.init(field: field, start: start, end: end, sentenceStart: try fields.required(.sentenceStart))
        guard sentenceStart <= start, start <= end, end - sentenceStart <= length else {
            throw value.unexpected("a span inside its sentence")
        }
    }

    /// Writes an evidence.
    ///
    /// - Parameter writeSentence: writes the field of its sentence.
    func write(to writer: inout JSONWriter, _ writeSentence: (inout JSONWriter) -> Void) {
        writer.beginObject()
        writer.field(Evidence.Field.field, field)
        writer.field(Evidence.Field.start, start)
        writer.field(Evidence.Field.end, end)
        writeSentence(&writer)
        writer.field(Evidence.Field.sentenceStart, sentenceStart)
        writer.endObject()
    }
}
