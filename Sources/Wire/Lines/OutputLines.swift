public import Core

/// The JSON lines that commands print beside messages (contract.md, "Commands"). Each ends with a line feed.
public enum OutputLines {
    private enum FaultField: Int, WireField {
        case line, `class`, message
        static let table = FieldTable(Self.self)
    }

    private enum OutputField: Int, WireField {
        case topic, key, value
        static let table = FieldTable(Self.self)
    }

    /// What `cds-worker read` and `cds-aggregator fold` print on standard error for a line that cannot be read.
    ///
    /// - Parameter number: the line's number, from 1.
    public static func fault(line number: Int, _ rejection: Rejection) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.field(FaultField.line, number)
        writer.field(FaultField.class, rejection.reason.rawValue)
        writer.field(FaultField.message, rejection.message)
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    /// What `cds-aggregator fold` prints for a message.
    ///
    /// - Parameter value: the message's canonical value, taken over as it is.
    public static func output(topic: String, key: String, value: [UInt8]) -> [UInt8] {
        var writer = JSONWriter(capacity: value.count + 128)
        writer.beginObject()
        writer.field(OutputField.topic, topic)
        writer.field(OutputField.key, key)
        writer.name(OutputField.value)
        writer.value(value)
        writer.endObject()
        return writer.bytes + [0x0A]
    }
}
