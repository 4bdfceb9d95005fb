public import Core
internal import Digest
public import Kafka

/// The headers of every message that the cluster writes: the CloudEvents Kafka binding in binary mode, and the W3C
/// trace context where one article caused the message (contract.md, "Messages").
public struct Envelope: Sendable {
    /// Who writes, such as "/cds/worker".
    public let source: String
    /// The headers that all messages of the writer have, made once.
    private let version, writer, form: Header

    /// The envelope of a writer.
    ///
    /// - Parameters:
    ///   - prefix: the topics' prefix.
    ///   - writer: producer, worker or aggregator.
    public init(prefix: String, writer: String) {
        source = "/\(prefix)/\(writer)"
        version = Header("ce_specversion", "1.0")
        self.writer = Header("ce_source", source)
        form = Header("content-type", "application/json")
    }

    /// The headers of a message.
    ///
    /// - Parameters:
    ///   - type: what the value is.
    ///   - id: unique among the messages of this writer and type.
    ///   - traceparent: the trace context of the one article that caused the message.
    public func headers(type: MessageType, id: String, traceparent: String?) -> [Header] {
        headers(type: type, id: Array(id.utf8), traceparent: traceparent.map { Array($0.utf8) })
    }

    /// The headers of a message, whose texts are UTF-8 already.
    package func headers(type: MessageType, id: [UInt8], traceparent: [UInt8]?) -> [Header] {
        let id = Header("ce_id", id)
        guard let traceparent, Self.isTraceContext(traceparent) else {
            return [version, id, type.header, writer, form]
        }
        return [version, id, type.header, writer, form, Header("traceparent", traceparent)]
    }

    /// Whether a header is a `traceparent` of W3C Trace Context, version 00: 55 characters.
    private static func isTraceContext(_ text: [UInt8]) -> Bool {
        text.count == 55 && text.allSatisfy { (48...57).contains($0) || (97...102).contains($0) || $0 == 45 }
    }

    /// The `ce_id` of a message that one other message caused: where that one stands.
    public static func id(of message: Message) -> String {
        "\(message.topicPartition.topic)/\(message.topicPartition.partition)/\(message.offset)"
    }

    /// The largest original that a dead letter carries whole, in bytes.
    public static let wholeOriginalLimit = 8 * 1024 * 1024
    /// The bytes of foreign headers that a dead letter carries; more are left out, and counted in a header.
    public static let foreignHeaderLimit = 1024 * 1024
    /// The bytes that a dead letter keeps of a larger original.
    public static let cutOriginalBytes = 64 * 1024

    /// The dead letter of a message that cannot be read: its bytes and headers as they came, with the reason.
    public func deadLetter(_ message: Message, _ rejection: Rejection, stage: String, topic: String) -> Record {
        let isCarried = message.headers.byteCount <= Self.foreignHeaderLimit
        let foreign = isCarried ? message.headers : [Header("cds-headers-omitted", "\(message.headers.count)")]
        var headers =
            foreign + [
                Header("cds-error-class", rejection.reason.rawValue), Header("cds-error-message", rejection.message),
                Header("cds-stage", stage), Header("cds-topic", message.topicPartition.topic),
                Header("cds-partition", "\(message.topicPartition.partition)"),
                Header("cds-offset", "\(message.offset)"),
            ]
        var value = message.value
        if let original = value, original.count > Self.wholeOriginalLimit {
            value = Array(original.prefix(Self.cutOriginalBytes))
            headers.append(Header("cds-size", "\(original.count)"))
            headers.append(Header("cds-sha256", SHA256.digest(of: original).hexadecimal()))
        }
        headers += self.headers(type: .deadLetter, id: Self.id(of: message), traceparent: nil)
        return Record(topic: topic, key: message.key, value: value, headers: headers)
    }
}
