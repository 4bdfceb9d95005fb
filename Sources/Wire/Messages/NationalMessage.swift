public import Core

/// A national roll-up as it is published.
public struct PublishedNational: Sendable, Hashable {
    /// What it is of.
    public let key: NationalKey
    /// The indicator's Vietnamese name.
    public let indicatorName: String
    /// The catalogue's unit.
    public let unit: Unit
    /// Order statistics and mean; nil where no province reports.
    public let distribution: NationalRollup.Distribution?
    /// The sum; nil where the indicator is not additive or no province reports.
    public let total: FixedDecimal?
    /// The provinces that report, in order.
    public let ranking: [RankingEntry]
    /// What articles state for the whole country.
    public let stated: PublishedSection?

    /// What is published of a national roll-up.
    public init(_ rollup: NationalRollup) {
        key = rollup.key
        indicatorName = rollup.indicatorName
        unit = rollup.unit
        distribution = rollup.distribution
        total = rollup.total
        ranking = rollup.ranking
        stated = rollup.stated.map(PublishedSection.init)
    }
}

/// Messages on `cds.national` (contract.md, "NationalRollup"). Their key is ``NationalKey/text``.
public enum NationalMessage {
    /// The canonical value of a national roll-up.
    public static func encode(_ rollup: NationalRollup) -> [UInt8] { encode(PublishedNational(rollup)) }

    /// Writes the canonical value of a national roll-up.
    package static func write(_ rollup: NationalRollup, to writer: inout JSONWriter) {
        PublishedNational(rollup).write(to: &writer)
    }

    /// The canonical value of a national roll-up that was read from the topic.
    public static func encode(_ rollup: PublishedNational) -> [UInt8] {
        var writer = JSONWriter(capacity: 8_192)
        rollup.write(to: &writer)
        return writer.bytes
    }

    /// Reads a message's value.
    ///
    /// - Parameter value: the value; a null is no business of this function.
    /// - Throws: `empty`, `notUTF8`, `notJSON`, `missingField`, `wrongType`, `tooLarge`.
    public static func decode(_ value: some Collection<UInt8>) throws(Rejection) -> PublishedNational {
        try JSONDocument.withRoot(of: value, PublishedNational.read)
    }
}

extension PublishedNational: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case indicator, indicatorName, unit, units, period, provincesReporting, of, low, q1, median, q3, high, mean
        case total, ranking, stated
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> PublishedNational {
        try PublishedNational(Fields(value))
    }

    private init(_ fields: Fields<Field>) throws(Rejection) {
        let units: UnitList = try fields.required(.units)
        key = NationalKey(
            units: units, indicator: try fields.required(.indicator), period: try fields.required(.period))
        indicatorName = try fields.required(.indicatorName)
        unit = try fields.required(.unit)
        ranking = try fields.list(.ranking)
        try fields.expect(ranking.count, in: .provincesReporting)
        try fields.expect(units.rawValue, in: .of)
        distribution = fields[.low] == nil ? nil : try NationalRollup.Distribution(fields)
        total = try fields.sum(.total)
        stated = try fields.optional(.stated)
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.indicator, key.indicator)
        writer.field(Field.indicatorName, indicatorName)
        writer.field(Field.unit, unit)
        writer.field(Field.units, key.units)
        writer.field(Field.period, key.period)
        writer.field(Field.provincesReporting, ranking.count)
        writer.field(Field.of, key.units)
        writer.field(Field.low, distribution?.low)
        writer.field(Field.q1, distribution?.q1)
        writer.field(Field.median, distribution?.median)
        writer.field(Field.q3, distribution?.q3)
        writer.field(Field.high, distribution?.high)
        writer.field(Field.mean, distribution?.mean)
        writer.field(Field.total, total)
        writer.field(Field.ranking, ranking)
        writer.field(Field.stated, stated)
        writer.endObject()
    }
}

extension NationalRollup.Distribution {
    fileprivate init(_ fields: Fields<PublishedNational.Field>) throws(Rejection) {
        self.init(
            low: try fields.required(.low), q1: try fields.required(.q1), median: try fields.required(.median),
            q3: try fields.required(.q3), high: try fields.required(.high), mean: try fields.required(.mean))
    }
}

extension RankingEntry: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case rank, province, period, value, comparator
        static let table = FieldTable(Self.self)
    }

    static func read(_ value: JSONNode) throws(Rejection) -> RankingEntry {
        let fields = try Fields(value, of: Field.self)
        return RankingEntry(
            rank: try fields.required(.rank), province: try fields.required(.province),
            period: try fields.required(.period), value: try fields.required(.value),
            comparator: try fields.required(.comparator))
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.rank, rank)
        writer.field(Field.province, province)
        writer.field(Field.period, period)
        writer.field(Field.value, value)
        writer.field(Field.comparator, comparator)
        writer.endObject()
    }
}
