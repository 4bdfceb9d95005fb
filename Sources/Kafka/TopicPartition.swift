/// A partition of a topic.
public struct TopicPartition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The topic's name.
    public let topic: String
    /// The partition's number, from 0.
    public let partition: Int32

    /// A partition from its parts.
    public init(_ topic: String, _ partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    public var description: String { "\(topic)[\(partition)]" }

    public static func < (left: TopicPartition, right: TopicPartition) -> Bool {
        (left.topic, left.partition) < (right.topic, right.partition)
    }
}

/// An offset for each of several partitions; a partition without one is left out.
public typealias PartitionOffsets = [TopicPartition: Int64]

/// The first and the end offset of a partition's log.
public struct Watermarks: Sendable, Hashable {
    /// The offset of the oldest message that the log may hold.
    public let low: Int64
    /// The offset that the next message will get; under read_committed the last stable offset.
    public let high: Int64

    /// Watermarks from their parts.
    public init(low: Int64, high: Int64) {
        self.low = low
        self.high = high
    }
}
