import Core

/// A type that is written as one JSON value.
protocol WireWritable {
    /// Writes the value in canonical form.
    func write(to writer: inout JSONWriter)
}

extension JSONWriter {
    /// Writes the name of a field; its value comes next.
    @inline(__always)
    mutating func name<Field: WireField>(_ field: Field) { name(field.rawValue, of: Field.table) }

    /// Writes a field with its value; nil as null.
    mutating func field<Field: WireField>(_ field: Field, _ value: some WireWritable) {
        name(field)
        value.write(to: &self)
    }

    /// Writes a field unless it is nil.
    mutating func fieldIfPresent<Field: WireField>(_ field: Field, _ value: (some WireWritable)?) {
        if let value { self.field(field, value) }
    }

    /// Writes a field that is a map with the names of a vocabulary, in code-point order.
    ///
    /// - Parameter every: whether names without a value stand, too, as 0; else zeros are left out.
    mutating func map<Field: WireField, Name: WireName & Hashable, Value: WireWritable & ExpressibleByIntegerLiteral>(
        _ field: Field, _ values: [Name: Value], every: Bool
    ) where Value: Equatable {
        map(field, every: every) { values[$0] }
    }

    /// The same of values that lie side by side.
    mutating func map<Field: WireField, Name: WireName, Value: WireWritable & ExpressibleByIntegerLiteral>(
        _ field: Field, _ values: NamedValues<Name, Value>, every: Bool
    ) where Value: Equatable {
        map(field, every: every) { values[$0] }
    }

    @inline(__always)
    private mutating func map<Field: WireField, Name: WireName, Value: WireWritable & ExpressibleByIntegerLiteral>(
        _ field: Field, every: Bool, _ valueOf: (Name) -> Value?
    ) where Value: Equatable {
        name(field)
        beginObject()
        for name in Name.wireNames.ordered {
            let value = valueOf(name) ?? 0
            guard every || value != 0 else { continue }
            Name.wireNames.withText(of: name) { plainName($0) }
            value.write(to: &self)
        }
        endObject()
    }
}

extension Optional: WireWritable where Wrapped: WireWritable {
    func write(to writer: inout JSONWriter) {
        guard let value = self else { return writer.null() }
        value.write(to: &writer)
    }
}

extension Array: WireWritable where Element: WireWritable {
    func write(to writer: inout JSONWriter) {
        writer.beginArray()
        let elements = span
        for place in elements.indices { elements[place].write(to: &writer) }
        writer.endArray()
    }
}

extension String: WireWritable {
    func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension ExactText: WireWritable {
    func write(to writer: inout JSONWriter) { writer.string(string) }
}

extension Bool: WireWritable {
    func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Int: WireWritable {
    func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Int64: WireWritable {
    func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension FixedDecimal: WireWritable {
    func write(to writer: inout JSONWriter) { writer.decimal(self) }
}

extension Timestamp: WireWritable {
    func write(to writer: inout JSONWriter) { withUTF8 { writer.plainString($0) } }
}

extension ProvinceCode: WireWritable {
    func write(to writer: inout JSONWriter) { writer.digitString(UInt64(number), width: 2) }
}

extension UnitList: WireWritable {
    func write(to writer: inout JSONWriter) { writer.integer(rawValue) }
}

extension Period: WireWritable {
    func write(to writer: inout JSONWriter) { withUTF8 { writer.plainString($0) } }
}

extension IndicatorID: WireWritable {
    func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}
