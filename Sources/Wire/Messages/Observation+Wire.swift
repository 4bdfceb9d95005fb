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
        let fields = try Fields(value, of: Field.self)
        let evidence = Evidence(
            field: try fields.required(.field), start: try fields.required(.start), end: try fields.required(.end),
            sentence: try fields.sentence(.sentence), sentenceStart: try fields.required(.sentenceStart))
        guard evidence.sentenceStart <= evidence.start, evidence.start <= evidence.end,
            evidence.end - evidence.sentenceStart <= UTF8Check.codePoints(of: evidence.sentence)
        else { throw value.unexpected("a span inside its sentence") }
        return evidence
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.field, field)
        writer.field(Field.start, start)
        writer.field(Field.end, end)
        writer.field(Field.sentence, sentence)
        writer.field(Field.sentenceStart, sentenceStart)
        writer.endObject()
    }
}
