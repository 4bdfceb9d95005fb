public import Core

/// Messages on `cds.readings` (contract.md, "Reading").
public enum ReadingMessage {
    enum Field: Int, WireField {
        case articleId, revision, rules, title, url, source, publishedAt, relevant, province, units, genre, indices
        case aspects, observations, observationsOmitted
        static let table = FieldTable(Self.self)
    }

    /// The counts of sentences: an object of its own, in the order of the contract's page.
    enum AspectField: Int, WireField {
        case result, limitation, task
        static let table = FieldTable(Self.self)
    }

    /// Reads a message's value and checks its key.
    ///
    /// - Parameters:
    ///   - value: the value; a null is no business of this function.
    ///   - key: the key, nil where the message has none.
    /// - Throws: the first fault in this order: `empty`, `notUTF8`, `notJSON`, `wrongType` where it is no object,
    ///   faults of fields, `keyMismatch`.
    public static func decode(_ value: some Collection<UInt8>, key: [UInt8]?) throws(Rejection) -> Reading {
        try JSONDocument.withRoot(of: value) { root throws(Rejection) in
            let fields = try Fields<Field>(root)
            let reading = try reading(fields)
            try fields.check(key: key, is: reading.articleId, in: .articleId)
            return reading
        }
    }

    /// Reads a line of a file, which has no key. Faults are those of ``decode(_:key:)``.
    public static func decode(_ line: some Collection<UInt8>) throws(Rejection) -> Reading {
        try JSONDocument.withRoot(of: line) { root throws(Rejection) in try reading(Fields(root)) }
    }

    /// The canonical value of a reading.
    public static func encode(_ reading: Reading) -> [UInt8] {
        var writer = JSONWriter(capacity: 512 + reading.observations.count * 1_024)
        writer.beginObject()
        writer.field(Field.articleId, reading.articleId)
        writer.field(Field.revision, reading.revision)
        writer.field(Field.rules, reading.rules)
        writer.field(Field.title, reading.title)
        writer.field(Field.url, reading.url)
        writer.field(Field.source, reading.source)
        writer.field(Field.publishedAt, reading.publishedAt)
        writer.field(Field.relevant, reading.relevant)
        writer.field(Field.province, reading.province)
        writer.field(Field.units, reading.units)
        writer.field(Field.genre, reading.genre)
        writer.map(Field.indices, reading.indices, every: false)
        writer.field(Field.aspects, AspectCounts(reading.aspects))
        writer.field(Field.observations, reading.observations)
        writer.field(Field.observationsOmitted, reading.observationsOmitted)
        writer.endObject()
        return writer.bytes
    }

    private static func reading(_ fields: Fields<Field>) throws(Rejection) -> Reading {
        Reading(
            articleId: try fields.articleID(.articleId),
            revision: try fields.required(.revision),
            rules: try fields.required(.rules),
            title: try fields.text(.title),
            url: try fields.text(.url),
            source: try fields.text(.source).map(ExactText.init),
            publishedAt: try fields.optional(.publishedAt),
            relevant: try fields.required(.relevant),
            province: try fields.optional(.province),
            units: try fields.required(.units),
            genre: try fields.optional(.genre),
            indices: try weights(fields),
            aspects: (try fields.required(.aspects) as AspectCounts).counts,
            observations: try fields.list(.observations, limit: Reading.observationLimit),
            observationsOmitted: try fields.required(.observationsOmitted))
    }

    /// Weights are multiples of 0.001 above 0, up to 1. That they sum to 1 is the writer's promise.
    private static func weights(_ fields: Fields<Field>) throws(Rejection) -> NamedValues<MainIndex, FixedDecimal> {
        let weights: NamedValues<MainIndex, FixedDecimal> = try fields.map(.indices)
        for (index, weight) in weights {
            guard weight > .zero, weight <= 1, weight.millionths % 1_000 == 0 else {
                throw Rejection(
                    .wrongType,
                    "indices.\(index.rawValue): expected a multiple of 0.001 above 0 up to 1, found \(weight)")
            }
        }
        return weights
    }
}

/// Numbers of sentences by aspect, all three always written.
struct AspectCounts: WireReadable, WireWritable {
    let counts: NamedValues<Aspect, Int>

    init(_ counts: NamedValues<Aspect, Int>) { self.counts = counts }

    static func read(_ value: JSONNode) throws(Rejection) -> AspectCounts {
        let fields = try Fields(value, of: ReadingMessage.AspectField.self)
        return AspectCounts([
            .result: try fields.required(.result),
            .limitation: try fields.required(.limitation),
            .task: try fields.required(.task),
        ])
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(ReadingMessage.AspectField.result, counts[.result] ?? 0)
        writer.field(ReadingMessage.AspectField.limitation, counts[.limitation] ?? 0)
        writer.field(ReadingMessage.AspectField.task, counts[.task] ?? 0)
        writer.endObject()
    }
}
