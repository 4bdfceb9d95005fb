import Core

/// The members of an object that a message knows; of a repeated name the last one, others are passed over.
struct Fields<Field: WireField> {
    private let object: JSONValue
    /// By field, the token of its value, or -1.
    private var slots: [Int]

    /// The fields of an object.
    ///
    /// - Throws: `wrongType` where the value is no object.
    init(_ object: JSONValue, of _: Field.Type = Field.self) throws(Rejection) {
        guard object.kind == .object else { throw object.unexpected("an object") }
        self.object = object
        slots = Array(repeating: -1, count: Field.table.names.count)
        let document = object.document
        document.bytes.withUnsafeBufferPointer { bytes in
            var guess = 0
            var child = object.index + 1
            let end = Int(object.token.next)
            while child < end {
                if let field = Self.field(of: document.tokens[child], in: bytes, guess: guess) {
                    slots[field] = child + 1
                    guess = field + 1
                }
                child = Int(document.tokens[child + 1].next)
            }
        }
    }

    private static func field(of name: JSONToken, in bytes: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
        let raw = UnsafeBufferPointer(rebasing: bytes[Int(name.start)..<Int(name.end)])
        guard name.isEscaped else { return Field.table.field(raw, guess: guess) }
        return Array(JSONText.unescaped(raw).utf8).withUnsafeBufferPointer { Field.table.field($0, guess: guess) }
    }

    /// A field's value; nil where it is left out or null.
    subscript(field: Field) -> JSONValue? {
        let slot = slots[field.rawValue]
        guard slot >= 0 else { return nil }
        let value = JSONValue(document: object.document, index: slot)
        return value.kind == .null ? nil : value
    }

    /// A field's value.
    ///
    /// - Throws: `missingField` where it is left out or null.
    func value(_ field: Field) throws(Rejection) -> JSONValue {
        guard let value = self[field] else {
            let isNull = slots[field.rawValue] >= 0
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
        guard let elements = value.elements else { throw value.unexpected("an array") }
        guard elements.count <= limit else {
            throw Rejection(.wrongType, "\(value.path): expected at most \(limit) entries, found \(elements.count)")
        }
        var list: [Value] = []
        list.reserveCapacity(elements.count)
        for element in elements { list.append(try Value.read(element)) }
        return list
    }

    /// A map with the names of a vocabulary; names may be left out.
    func map<Name: WireName & Hashable, Value: WireReadable>(_ field: Field) throws(Rejection) -> [Name: Value] {
        let value = try value(field)
        guard let members = value.members else { throw value.unexpected("an object") }
        var last: [Name: JSONValue] = [:]
        for member in members {
            guard let name = Name(rawValue: member.name) else {
                throw Rejection(.wrongType, "\(member.value.path): expected \(Name.expectation) as a name")
            }
            last[name] = member.value
        }
        var map: [Name: Value] = [:]
        for (name, value) in last { map[name] = try Value.read(value) }
        return map
    }

    /// Where a field stands in the whole text.
    func path(_ field: Field) -> String {
        (object.index == 0 ? "" : object.path + ".")
            + String(decoding: Field.table.names[field.rawValue], as: UTF8.self)
    }
}
