import Kafka
import Pipeline

/// What made a key change within a batch, for the headers of its record.
struct Cause: Sendable {
    /// The `ce_id` of the last message that touched the key.
    private var id: String
    private var traceparent: String?
    private var isShared = false

    /// The cause of a change that one message made.
    init(_ message: Message) {
        id = Envelope.id(of: message)
        traceparent = message.header("traceparent")
    }

    /// The cause of differences that a restore found.
    init(restoredAt offset: Int64, of partition: TopicPartition) {
        id = "restore/\(partition.topic)/\(partition.partition)/\(offset)"
    }

    /// Another message touched the key, too.
    mutating func add(_ message: Message) {
        let other = Envelope.id(of: message)
        guard other != id else { return }
        id = other
        isShared = true
    }

    /// The headers of a key's record: the trace context stands where one message caused the change.
    func headers(_ envelope: Envelope, type: String, key: String) -> [Header] {
        envelope.headers(type: type, id: "\(id)/\(key)", traceparent: isShared ? nil : traceparent)
    }
}

/// The keys that a batch touched, each with its cause.
struct Touched<Key: Hashable & Sendable>: Sendable {
    private(set) var causes: [Key: Cause] = [:]

    mutating func add(_ keys: some Sequence<Key>, by message: Message) {
        for key in keys {
            if causes[key]?.add(message) == nil { causes[key] = Cause(message) }
        }
    }
}
