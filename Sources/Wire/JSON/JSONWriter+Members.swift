public import Core

extension JSONWriter {
    /// Writes an object.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginObject()
        body(&self)
        endObject()
    }

    /// Writes an array.
    public mutating func array<Elements: Sequence>(
        _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
    ) {
        beginArray()
        for element in elements { body(&self, element) }
        endArray()
    }

    /// Writes a member that is a text, or null.
    public mutating func member(_ name: String, _ text: String?) {
        self.name(name)
        if let text { string(text) } else { null() }
    }

    /// Writes a member that is a figure, or null.
    public mutating func member(_ name: String, _ figure: FixedDecimal?) {
        self.name(name)
        if let figure { decimal(figure) } else { null() }
    }

    /// Writes a member that is a whole number.
    public mutating func member(_ name: String, _ number: Int) {
        self.name(name)
        integer(number)
    }

    /// Writes a member that is true or false.
    public mutating func member(_ name: String, _ flag: Bool) {
        self.name(name)
        bool(flag)
    }

    /// Writes a member that is canonical JSON already, or null.
    public mutating func member(_ name: String, json: (some Collection<UInt8>)?) {
        self.name(name)
        if let json { value(json) } else { null() }
    }

    /// Writes a member that is canonical null.
    public mutating func member(_ name: String, json: Never?) {
        self.name(name)
        null()
    }

    /// The bytes that a body writes.
    public static func bytes(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: 4_096)
        body(&writer)
        return writer.bytes
    }
}
