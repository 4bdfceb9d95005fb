public import Kafka

/// How large a batch, and so a transaction, may become.
public struct BatchLimits: Sendable {
    /// The most messages, from 1.
    public let messages: Int
    /// The bytes after which no further message is taken.
    public let bytes: Int
    /// How long the first message waits for others.
    public let wait: Duration

    /// What a daemon keeps to unless it is told otherwise. A key is written once a batch, so that rolling a backlog up in
    /// batches of 4,000 messages costs a fifth less than in batches of 1,000; larger ones gain little. Batches of 14 MB cost
    /// a worker 3 % less than such of 8 MB, and each MB more some 3 MB of memory (docs/performance.md).
    public static let standard = BatchLimits(messages: 4_000, bytes: 12_000_000, wait: .milliseconds(5))

    /// Limits from their parts.
    public init(messages: Int, bytes: Int, wait: Duration) {
        self.messages = messages
        self.bytes = bytes
        self.wait = wait
    }
}

/// Messages that are processed and committed together.
public struct Batch: Sendable {
    /// The messages in the order of their partitions.
    public private(set) var messages: [Message] = []
    /// The bytes of the messages.
    public private(set) var bytes = 0
    /// For each partition the offset after its last message.
    public private(set) var nextOffsets: [TopicPartition: Int64] = [:]
    private var firstAt: Duration?

    /// The batch of no messages.
    public init() {}

    /// Adds a message.
    ///
    /// - Parameter now: the time since any fixed instant.
    public mutating func add(_ message: Message, at now: Duration) {
        messages.append(message)
        bytes += message.byteCount
        nextOffsets[message.topicPartition] = message.offset + 1
        firstAt = firstAt ?? now
    }

    /// Whether no further message fits.
    public func isFull(_ limits: BatchLimits) -> Bool { messages.count >= limits.messages || bytes >= limits.bytes }

    /// Whether the batch shall be processed now: it is full, or its first message has waited long enough.
    public func isDue(_ limits: BatchLimits, at now: Duration) -> Bool {
        isFull(limits) || firstAt.map { now - $0 >= limits.wait } ?? false
    }
}
