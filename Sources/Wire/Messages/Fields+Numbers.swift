import Core

/// The fields of an object that begins with a statement.
protocol StatedField: WireField {
    static var value: Self { get }
    static var unit: Self { get }
    static var outOf: Self { get }
    static var comparator: Self { get }
}

extension Fields where Field: StatedField {
    /// The four fields of a statement.
    func stated() throws(Rejection) -> StatedValue {
        StatedValue(
            value: try required(.value), unit: try required(.unit), outOf: try maximum(.outOf),
            comparator: try required(.comparator))
    }
}

extension JSONWriter {
    /// Writes the four fields of a statement.
    mutating func stated<Field: StatedField>(_ stated: StatedValue, in _: Field.Type) {
        field(Field.value, stated.value)
        field(Field.unit, stated.unit)
        field(Field.outOf, stated.outOf)
        field(Field.comparator, stated.comparator)
    }
}

extension Fields {
    /// A score's maximum: above 0, or nil.
    func maximum(_ field: Field) throws(Rejection) -> FixedDecimal? {
        guard let value = self[field] else { return nil }
        let number = try FixedDecimal.read(value)
        guard number > .zero else { throw value.unexpected("a number above 0") }
        return number
    }

    /// A confidence: 0 to 1.
    func confidence(_ field: Field) throws(Rejection) -> FixedDecimal {
        let value = try value(field)
        let number = try FixedDecimal.read(value)
        guard number >= .zero, number <= 1 else { throw value.unexpected("a number from 0 to 1") }
        return number
    }

    /// A sum of figures, which may lie beyond the range of one, or nil.
    func sum(_ field: Field) throws(Rejection) -> FixedDecimal? {
        guard let value = self[field] else { return nil }
        guard let sum = value.sum else { throw value.unexpected("a number with at most 6 decimals") }
        return sum
    }

    /// Checks a number that follows from other fields.
    ///
    /// - Throws: `missingField`, or `wrongType` where it is another number.
    func expect(_ number: Int, in field: Field) throws(Rejection) {
        let value = try value(field)
        guard try Int.read(value) == number else { throw value.unexpected("\(number)") }
    }
}
