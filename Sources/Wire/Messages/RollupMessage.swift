public import Core

/// A roll-up as it is published.
public struct PublishedRollup: Sendable, Hashable {
    /// What it is of.
    public let key: RollupKey
    /// The province's name.
    public let provinceName: String
    /// The indicator's Vietnamese name.
    public let indicatorName: String
    /// The sections that stand.
    public let sections: BySection<PublishedSection>

    /// What is published of a roll-up.
    public init(_ rollup: Rollup) {
        key = rollup.key
        provinceName = rollup.provinceName
        indicatorName = rollup.indicatorName
        sections = rollup.sections.mapValues(PublishedSection.init)
    }
}

/// Messages on `cds.rollups` (contract.md, "Rollup"). Their key is ``RollupKey/text``.
public enum RollupMessage {
    /// The canonical value of a roll-up.
    public static func encode(_ rollup: Rollup) -> [UInt8] { encode(PublishedRollup(rollup)) }

    /// Writes the canonical value of a roll-up.
    package static func write(_ rollup: Rollup, to writer: inout JSONWriter) {
        PublishedRollup(rollup).write(to: &writer)
    }

    /// The canonical value of a roll-up that was read from the topic.
    public static func encode(_ rollup: PublishedRollup) -> [UInt8] {
        var writer = JSONWriter(capacity: 4_096)
        rollup.write(to: &writer)
        return writer.bytes
    }

    /// Reads a message's value.
    ///
    /// - Parameter value: the value; a null is no business of this function.
    /// - Throws: `empty`, `notUTF8`, `notJSON`, `missingField`, `wrongType`, `tooLarge`.
    public static func decode(_ value: some Collection<UInt8>) throws(Rejection) -> PublishedRollup {
        try JSONDocument.withRoot(of: value, PublishedRollup.read)
    }
}

extension PublishedRollup: WireReadable, WireWritable {
    enum Field: Int, WireField {
        case province, provinceName, units, indicator, indicatorName, period, actual, target, change
        static let table = FieldTable(Self.self)

        /// The field that a section stands in.
        init(_ kind: SectionKind) {
            switch kind {
            case .actual: self = .actual
            case .target: self = .target
            case .change: self = .change
            }
        }
    }

    static func read(_ value: JSONNode) throws(Rejection) -> PublishedRollup {
        try PublishedRollup(Fields(value))
    }

    private init(_ fields: Fields<Field>) throws(Rejection) {
        let province = ProvinceID(units: try fields.required(.units), code: try fields.required(.province))
        key = RollupKey(
            province: province, indicator: try fields.required(.indicator), period: try fields.required(.period))
        provinceName = try fields.required(.provinceName)
        indicatorName = try fields.required(.indicatorName)
        var sections = BySection<PublishedSection>()
        for kind in SectionKind.allCases { sections[kind] = try fields.optional(Field(kind)) }
        self.sections = sections
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(Field.province, key.province.code)
        writer.field(Field.provinceName, provinceName)
        writer.field(Field.units, key.province.units)
        writer.field(Field.indicator, key.indicator)
        writer.field(Field.indicatorName, indicatorName)
        writer.field(Field.period, key.period)
        for kind in SectionKind.allCases { writer.field(Field(kind), sections[kind]) }
        writer.endObject()
    }
}
