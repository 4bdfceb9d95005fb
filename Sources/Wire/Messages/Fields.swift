import Core

/// The members of an object that a message knows; of a repeated name the last one, others are passed over.
struct Fields<Field: WireField> {
    private let object: JSONValue
    /// By field, the token of its value, or 0, which no member's value has. No message has more fields than fit.
    private var slots = SIMD32<UInt32>()

    /// The fields of an object.
    ///
    /// - Throws: `wrongType` where the value is no object.
    init(_ object: JSONValue, of _: Field.Type = Field.self) throws(Rejection) {
        guard object.kind == .object else { throw object.unexpected("an object") }
        self.object = object
        let table = Field.table
        let document = object.document
        var guess = 0
        var child = object.index + 1
        let end = Int(object.token.next)
        while child < end {
            if let field = document.withText(of: document.tokens[child], { table.field($0, guess: guess) }) {
                slots[field] = UInt32(truncatingIfNeeded: child + 1)
                guess = field + 1
            }
            child = Int(document.tokens[child + 1].next)
        }
    }

    /// A field's value; nil where it is left out or null.
    subscript(field: Field) -> JSONValue? {
        let slot = Int(slots[field.rawValue])
        guard slot > 0 else { return nil }
        let value = JSONValue(document: object.document, index: slot)
        return value.kind == .null ? nil : value
    }

    /// A field's value.
    ///
    /// - Throws: `missingField` where it is left out or null.
    func value(_ field: Field) throws(Rejection) -> JSONValue {
        guard let value = self[field] else {
            let isNull = slots[field.rawValue] > 0
            throw Rejection(.missingField, "\(path(field)): \(isNull ? "is null" : "is left out")")
        }
        return value
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
        let value = try value(field)
        guard value.kind == .array else { throw value.unexpected("an array") }
        let document = value.document
        let end = Int(value.token.next)
        var count = 0
        var child = value.index + 1
        while child < end { (count, child) = (count + 1, Int(document.tokens[child].next)) }
        guard count <= limit else {
            throw Rejection(.wrongType, "\(value.path): expected at most \(limit) entries, found \(count)")
        }
        var list: [Value] = []
        list.reserveCapacity(count)
        child = value.index + 1
        while child < end {
            list.append(try Value.read(JSONValue(document: document, index: child)))
            child = Int(document.tokens[child].next)
        }
        return list
    }

    /// A map with the names of a vocabulary; names may be left out.
    func map<Name: WireName & Hashable, Value: WireReadable>(_ field: Field) throws(Rejection) -> [Name: Value] {
        let value = try value(field)
        guard value.kind == .object else { throw value.unexpected("an object") }
        let document = value.document
        let end = Int(value.token.next)
        var last: [(name: Name, value: Int)] = []
        var child = value.index + 1
        while child < end {
            guard let name = document.withText(of: document.tokens[child], { Name.wireNames.name($0) }) else {
                let path = JSONValue(document: document, index: child + 1).path
                throw Rejection(.wrongType, "\(path): expected \(Name.expectation) as a name")
            }
            last.removeAll { $0.name == name }
            last.append((name, child + 1))
            child = Int(document.tokens[child + 1].next)
        }
        var map: [Name: Value] = [:]
        for (name, index) in last { map[name] = try Value.read(JSONValue(document: document, index: index)) }
        return map
    }

    /// Where a field stands in the whole text.
    func path(_ field: Field) -> String {
        (object.index == 0 ? "" : object.path + ".")
            + String(decoding: Field.table.names[field.rawValue], as: UTF8.self)
    }
}
