import Core
import Kafka
import Pipeline

/// What made a key change within a batch, for the headers of its record.
struct Cause: Sendable {
    /// The last message that touched the key, or how far a restore read.
    private var partition: TopicPartition
    private var offset: Int64
    private let isRestore: Bool
    private let traceparent: String?
    private var isShared = false

    /// The cause of a change that one message made.
    init(_ message: Message) {
        partition = message.topicPartition
        offset = message.offset
        isRestore = false
        traceparent = message.header("traceparent")
    }

    /// The cause of differences that a restore found.
    init(restoredAt offset: Int64, of partition: TopicPartition) {
        self.partition = partition
        self.offset = offset
        isRestore = true
        traceparent = nil
    }

    /// Another message touched the key, too.
    mutating func add(_ other: Cause) {
        guard other.offset != offset || other.partition != partition else { return }
        (partition, offset) = (other.partition, other.offset)
        isShared = true
    }

    /// The headers of a key's record: the trace context stands where one message caused the change.
    func headers(_ envelope: Envelope, type: MessageType, key: String) -> [Header] {
        let origin = "\(partition.topic)/\(partition.partition)/\(offset)"
        return envelope.headers(
            type: type, id: (isRestore ? "restore/" : "") + "\(origin)/\(key)",
            traceparent: isShared ? nil : traceparent)
    }
}

/// The keys that a batch touched, each with its cause.
struct Touched<Key: Hashable & Sendable>: Sendable {
    private(set) var causes: [Key: Cause] = [:]

    mutating func add(_ keys: some Sequence<Key>, by cause: Cause) {
        for key in keys { causes[key, default: cause].add(cause) }
    }
}

extension [Record] {
    /// The records in the order of the bytes of their keys, then of their topics.
    func inOrder() -> [Record] {
        indices.sorted { place, other in
            let (key, another) = (self[place].key ?? [], self[other].key ?? [])
            guard key != another else { return ExactText(self[place].topic) < ExactText(self[other].topic) }
            return key.withUnsafeBufferPointer { key in another.withUnsafeBufferPointer { key.precedes($0) } }
        }.map { self[$0] }
    }
}
