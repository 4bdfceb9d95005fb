public import Core
public import Kafka
internal import Pipeline

/// What a dead letter says of the message that could not be read, without that message's value.
public struct DeadLetter: Sendable {
    /// Where the message that could not be read stands.
    public struct Origin: Sendable, Hashable, Comparable, CustomStringConvertible {
        /// The topic and partition.
        public let topicPartition: TopicPartition
        /// The offset.
        public let offset: Int64

        /// An origin from its parts.
        public init(_ topicPartition: TopicPartition, offset: Int64) {
            self.topicPartition = topicPartition
            self.offset = offset
        }

        /// Reads "TOPIC/PARTITION/OFFSET"; nil for anything else.
        public init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, !parts[0].isEmpty, let partition = Int32(parts[1]), partition >= 0,
                let offset = Int64(parts[2]), offset >= 0
            else { return nil }
            self.init(TopicPartition(String(parts[0]), partition), offset: offset)
        }

        public var description: String { "\(topicPartition.topic)/\(topicPartition.partition)/\(offset)" }

        /// Whether it lies behind another place of the same partition.
        func isBehind(_ other: Origin) -> Bool { topicPartition == other.topicPartition && offset > other.offset }

        public static func < (left: Origin, right: Origin) -> Bool {
            (left.topicPartition, left.offset) < (right.topicPartition, right.offset)
        }
    }

    /// Where the message stands that could not be read: the letter's id.
    public let origin: Origin
    /// Where the letter itself stands.
    public let home: Origin
    /// When the letter was written; nil where it bears no time.
    public let time: Timestamp?
    /// The kind of fault, a ``RejectionClass`` as it is written.
    public let reason: String
    /// What is wrong, for a person. It may quote the message.
    public let explanation: String
    /// The service that could not read the message.
    public let stage: String
    /// The message's key.
    public let key: [UInt8]?
    /// The bytes of the message's value, of a cut one too; nil for a null.
    public let size: Int?
    /// Whether the letter has only the beginning of the value.
    public let isCut: Bool
    /// Whether it was sent back to its topic.
    public internal(set) var isReplayed = false

    /// Reads a message of the dead letters topic; nil where it is no dead letter. Of a header that stands twice the
    /// last counts, which is the dead letter's own: the message's headers stand before.
    public init?(_ message: Message) {
        guard message.header("ce_type") == MessageType.deadLetter.name,
            let topic = message.header("cds-topic"), !topic.isEmpty,
            let partition = message.header("cds-partition").flatMap({ Int32($0) }), partition >= 0,
            let offset = message.header("cds-offset").flatMap({ Int64($0) }), offset >= 0,
            let reason = message.header("cds-error-class")
        else { return nil }
        origin = Origin(TopicPartition(topic, partition), offset: offset)
        home = Origin(message.topicPartition, offset: message.offset)
        time = message.timestamp.flatMap { Timestamp(seconds: $0 / 1_000) }
        self.reason = reason
        explanation = message.header("cds-error-message") ?? ""
        stage = message.header("cds-stage") ?? ""
        key = message.key
        // A message's own headers may have these names, too: only those among the letter's own tell that it was cut.
        let own = message.headers[Self.ownHeaders(of: message)...]
        let cut = own.last { $0.key == "cds-size" }?.value.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        size = cut ?? message.value?.count
        isCut = cut != nil
    }

    /// The message that could not be read, for its topic, partition and all; its bytes are those of the letter.
    static func original(of message: Message, at origin: Origin) -> Record {
        Record(
            topic: origin.topicPartition.topic, partition: origin.topicPartition.partition, key: message.key,
            value: message.value, headers: originalHeaders(of: message))
    }

    /// The headers that the message itself had.
    public static func originalHeaders(of message: Message) -> [Header] {
        Array(message.headers[..<ownHeaders(of: message)])
    }

    /// Where the letter's own headers begin.
    private static func ownHeaders(of message: Message) -> Int {
        message.headers.lastIndex { $0.key == "cds-error-class" } ?? message.headers.count
    }
}
