public import Core

/// Messages on `cds.provinces` (contract.md, "ProvinceSummary"). Their key is ``ProvinceID/key``.
public enum SummaryMessage {
    enum Field: Int, WireField {
        case province, name, units, mergedInto, articles, observations, indicators, indices, pillars, genres, aspects
        case firstPublishedAt, lastPublishedAt
        static let table = FieldTable(Self.self)
    }

    /// The canonical value of a summary.
    public static func encode(_ summary: ProvinceSummary) -> [UInt8] {
        var writer = JSONWriter(capacity: 1_024)
        write(summary, to: &writer)
        return writer.bytes
    }

    /// Writes the canonical value of a summary.
    package static func write(_ summary: ProvinceSummary, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.province, summary.info.id.code)
        writer.field(Field.name, summary.info.name)
        writer.field(Field.units, summary.info.id.units)
        writer.field(Field.mergedInto, summary.info.mergedInto)
        writer.field(Field.articles, summary.articles)
        writer.field(Field.observations, summary.observations)
        writer.field(Field.indicators, summary.indicators)
        writer.map(Field.indices, summary.indices, every: true)
        writer.map(Field.pillars, pillars(summary.indices), every: true)
        writer.map(Field.genres, summary.genres, every: true)
        writer.map(Field.aspects, summary.aspects, every: true)
        writer.field(Field.firstPublishedAt, summary.firstPublishedAt)
        writer.field(Field.lastPublishedAt, summary.lastPublishedAt)
        writer.endObject()
    }

    /// Reads a message's value. Its `pillars`, which follow from `indices`, are passed over.
    ///
    /// - Parameter value: the value; a null is no business of this function.
    /// - Throws: `empty`, `notUTF8`, `notJSON`, `missingField`, `wrongType`.
    public static func decode(_ value: some Collection<UInt8>) throws(Rejection) -> ProvinceSummary {
        try JSONDocument.withRoot(of: value) { root throws(Rejection) in try summary(Fields(root)) }
    }

    private static func summary(_ fields: Fields<Field>) throws(Rejection) -> ProvinceSummary {
        let id = ProvinceID(units: try fields.required(.units), code: try fields.required(.province))
        return ProvinceSummary(
            info: ProvinceInfo(id: id, name: try fields.required(.name), mergedInto: try fields.required(.mergedInto)),
            articles: try fields.required(.articles),
            observations: try fields.required(.observations),
            indicators: try fields.required(.indicators),
            indices: try fields.map(.indices),
            genres: try fields.map(.genres),
            aspects: try fields.map(.aspects),
            firstPublishedAt: try fields.optional(.firstPublishedAt),
            lastPublishedAt: try fields.optional(.lastPublishedAt))
    }

    /// The sums of weights by pillar.
    public static func pillars(_ indices: [MainIndex: FixedDecimal]) -> [Pillar: FixedDecimal] {
        var pillars: [Pillar: FixedDecimal] = [:]
        for (index, weight) in indices {
            if let pillar = index.pillar { pillars[pillar, default: .zero] += weight }
        }
        return pillars
    }
}
