/// The fields of a message in the order of contract.md, each case named as on the wire: the one place where names
/// and order stand, for reading and for writing.
protocol WireField: RawRepresentable<Int>, CaseIterable, Sendable {
    static var table: FieldTable { get }
}

/// The names of a message's fields as bytes, by raw value.
struct FieldTable: Sendable {
    /// The names.
    let names: FixedTexts
    /// The names as they are written after another member: with a comma, quotation marks and a colon.
    let quoted: ShortTexts

    init<Field: WireField>(_: Field.Type) {
        let names = Field.allCases.map { Array("\($0)".utf8) }
        self.names = FixedTexts(names)
        quoted = ShortTexts(names.map { Array(",\"".utf8) + $0 + Array("\":".utf8) })
    }
}
