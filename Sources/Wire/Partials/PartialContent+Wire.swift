import Core

extension PartialContent: WireWritable {
    /// Writes the canonical form: lists in their order, maps sorted, numbers of 0 in maps left out.
    func write(to writer: inout JSONWriter) {
        switch self {
        case .summary(let summary): summary.write(to: &writer)
        case .sections(let sections):
            writer.beginObject()
            for kind in SectionKind.allCases {
                writer.fieldIfPresent(PublishedRollup.Field(kind), sections[kind])
            }
            writer.endObject()
        }
    }

    /// The canonical form.
    func encoded() -> [UInt8] {
        var writer = JSONWriter(capacity: 4_096)
        write(to: &writer)
        return writer.bytes
    }

    /// Reads the content that a subject of that kind has.
    init(_ value: JSONNode, of subject: PartialSubject) throws(Rejection) {
        switch subject {
        case .summary:
            self = .summary(try SummaryPartial.read(value))
        case .rollup, .stated:
            let fields = try Fields(value, of: PublishedRollup.Field.self)
            var sections = BySection<SectionPartial>()
            for kind in SectionKind.allCases { sections[kind] = try fields.optional(PublishedRollup.Field(kind)) }
            self = .sections(sections)
        }
    }
}

extension SectionPartial: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case observations, sources, values, headline, best
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> SectionPartial {
        let fields = try Fields(value, of: Field.self)
        let sources: [SourceDigest] = try fields.list(.sources)
        let values: [Alternative] = try fields.list(.values)
        let headline: Headline? = try fields.optional(.headline)
        return SectionPartial(
            observations: try fields.required(.observations),
            sources: sources,
            values: values,
            headline: headline,
            best: try best(fields, headline))
    }

    /// The best citations. One of them is the headline's mostly: what stands there twice is made once.
    private static func best(_ fields: Fields<Field>, _ headline: Headline?) throws(Rejection) -> [Citation] {
        let shown = try fields[.headline].map { value throws(Rejection) in
            try Fields(value, of: Headline.Field.self).value(.citation)
        }
        return try fields.list(.best) { value throws(Rejection) in
            if let shown, value.isWritten(like: shown), let headline { return headline.citation }
            return try Citation.read(value)
        }
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.observations, observations)
        writer.field(Field.sources, sources)
        writer.field(Field.values, values)
        writer.field(Field.headline, headline)
        writer.field(Field.best, best)
        writer.endObject()
    }
}

extension SectionPartial.Headline: WireReadable, WireWritable {
    enum Field: Int, StatedField {
        case value, unit, outOf, comparator, citation
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> SectionPartial.Headline {
        let fields = try Fields(value, of: Field.self)
        return SectionPartial.Headline(stated: try fields.stated(), citation: try fields.required(.citation))
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.stated(stated, in: Field.self)
        writer.field(Field.citation, citation)
        writer.endObject()
    }
}

extension SummaryPartial: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case articles, observations, indicators, indices, genres, aspects, firstPublishedAt, lastPublishedAt
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> SummaryPartial {
        let fields = try Fields(value, of: Field.self)
        let indicators: [IndicatorID] = try fields.list(.indicators)
        var summary = SummaryPartial()
        summary.articles = try fields.required(.articles)
        summary.observations = try fields.required(.observations)
        summary.indicators = indicators
        summary.indices = try fields.map(.indices)
        summary.genres = try fields.map(.genres)
        summary.aspects = try fields.map(.aspects)
        summary.firstPublishedAt = try fields.optional(.firstPublishedAt)
        summary.lastPublishedAt = try fields.optional(.lastPublishedAt)
        return summary
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.articles, articles)
        writer.field(Field.observations, observations)
        writer.field(Field.indicators, indicators)
        writer.map(Field.indices, indices, every: false)
        writer.map(Field.genres, genres, every: false)
        writer.map(Field.aspects, aspects, every: false)
        writer.field(Field.firstPublishedAt, firstPublishedAt)
        writer.field(Field.lastPublishedAt, lastPublishedAt)
        writer.endObject()
    }
}
