import Core

/// The members of an object that a message knows; of a repeated name the last one, others are passed over.
struct Fields<Field: WireField> {
    private let object: JSONNode
    /// By field, the token of its value, or 0, which no member's value has. No message has more fields than fit.
    private let slots: InlineArray<20, UInt32>

    /// The fields of an object.
    ///
    /// - Throws: `wrongType` where the value is no object.
    init(_ object: JSONNode, of _: Field.Type = Field.self) throws(Rejection) {
        guard object.kind == .object else { throw object.unexpected("an object") }
        self.object = object
        slots = Field.table.names.withLookUp { names in
            var slots = InlineArray<20, UInt32>(repeating: 0)
            var guess = 0
            var members = object.children
            while let name = members.next(), let value = members.next() {
                guard let field = name.withText({ names.place(of: $0, guess: guess) }) ?? nil else { continue }
                slots[field] = UInt32(truncatingIfNeeded: value.index)
                guess = field + 1
            }
            return slots
        }
    }

    /// A field's value; nil where it is left out or null.
    @inline(__always)
    subscript(field: Field) -> JSONNode? {
        let slot = Int(slots[field.rawValue])
        guard slot > 0 else { return nil }
        let value = object.node(slot)
        return value.kind == .null ? nil : value
    }

    /// A field's value.
    ///
    /// - Throws: `missingField` where it is left out or null.
    @inline(__always)
    func value(_ field: Field) throws(Rejection) -> JSONNode {
        guard let value = self[field] else { throw missing(field) }
        return value
    }

    private func missing(_ field: Field) -> Rejection {
        let isNull = slots[field.rawValue] > 0
        return Rejection(.missingField, "\(path(field)): \(isNull ? "is null" : "is left out")")
    }

    /// A field that must be there, as what the caller takes it for.
    func required<Value: WireReadable>(_ field: Field) throws(Rejection) -> Value {
        try Value.read(value(field))
    }

    /// A field that may be left out or null, as what the caller takes it for.
    func optional<Value: WireReadable>(_ field: Field) throws(Rejection) -> Value? {
        guard let value = self[field] else { return nil }
        return try Value.read(value)
    }

    /// A list that must be there.
    ///
    /// - Throws: `wrongType` where it is no list or has more entries than the limit.
    func list<Value: WireReadable>(_ field: Field, limit: Int = .max) throws(Rejection) -> [Value] {
        try list(field, limit: limit, of: Value.read)
    }

    /// A list that must be there, whose entries a function reads.
    func list<Value>(
        _ field: Field, limit: Int = .max, of read: (JSONNode) throws(Rejection) -> Value
    ) throws(Rejection) -> [Value] {
        let value = try value(field)
        guard value.kind == .array else { throw value.unexpected("an array") }
        var count = 0
        for _ in value.children { count += 1 }
        guard count <= limit else {
            throw Rejection(.wrongType, "\(value.path): expected at most \(limit) entries, found \(count)")
        }
        var list: [Value] = []
        list.reserveCapacity(count)
        for child in value.children { list.append(try read(child)) }
        return list
    }

    /// A map with the names of a vocabulary; names may be left out.
    func map<Name: WireName & Hashable, Value: WireReadable>(_ field: Field) throws(Rejection) -> [Name: Value] {
        let values: [(name: Name, value: JSONNode)] = try named(field)
        var map: [Name: Value] = [:]
        map.reserveCapacity(values.count)
        for (name, value) in values { map[name] = try Value.read(value) }
        return map
    }

    /// The same with the values side by side.
    func map<Name: WireName, Value: WireReadable>(_ field: Field) throws(Rejection) -> NamedValues<Name, Value> {
        let values: [(name: Name, value: JSONNode)] = try named(field)
        var map = NamedValues<Name, Value>()
        map.reserveCapacity(values.count)
        for (name, value) in values { map[name] = try Value.read(value) }
        return map
    }

    /// The values of an object's members, whose names are of a vocabulary; of a repeated name the last one.
    private func named<Name: WireName>(_ field: Field) throws(Rejection) -> [(name: Name, value: JSONNode)] {
        let value = try value(field)
        guard value.kind == .object else { throw value.unexpected("an object") }
        var last: [(name: Name, value: JSONNode)] = []
        var members = value.children
        while let text = members.next(), let value = members.next() {
            guard let name = text.withText({ Name.wireNames.name($0) }) ?? nil else {
                throw Rejection(.wrongType, "\(value.path): expected \(Name.expectation) as a name")
            }
            last.removeAll { $0.name == name }
            last.append((name, value))
        }
        return last
    }

    /// Where a field stands in the whole text.
    func path(_ field: Field) -> String {
        (object.index == 0 ? "" : object.path + ".")
            + Field.table.names.withText(field.rawValue) { String(decoding: $0, as: UTF8.self) }
    }
}
