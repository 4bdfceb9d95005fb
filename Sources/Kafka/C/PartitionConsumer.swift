internal import CRdKafka
internal import Logging

/// Reads partitions that the caller names, outside any group's assignment. It belongs to the thread that made it.
public final class PartitionConsumer {
    private let handle: Handle
    private let poller: Poller

    /// Opens a consumer and starts at the given offsets.
    ///
    /// - Parameters:
    ///   - properties: librdkafka's properties; group.id names the group whose committed offsets can be asked for.
    ///   - offsets: for each partition the offset to start at; nil means the beginning of the log.
    /// - Throws: `KafkaError` for a property that librdkafka does not accept.
    public init(
        _ properties: ClientProperties, offsets: [TopicPartition: Int64?], hooks: ClientHooks
    ) throws(KafkaError) {
        handle = try Configuration(properties.overlaid(with: ["enable.partition.eof": "true"]))
            .open(RD_KAFKA_CONSUMER, callbacks: Callbacks(hooks))
        poller = Poller(handle, properties)
        try CError.check(rd_kafka_poll_set_consumer(handle.pointer), "set consumer queue")
        handle.findLeaders(of: Set(offsets.keys.map(\.topic)), timeout: .seconds(1))
        let list = PartitionList(offsets.map { ($0.key, $0.value ?? Int64(RD_KAFKA_OFFSET_BEGINNING)) })
        try CError.check(list.withPointer { rd_kafka_assign(handle.pointer, $0) }, "assign")
    }

    /// Waits at most the given time for a message or the end of a partition.
    public func poll(_ timeout: Duration) -> PollEvent? {
        poller.poll(timeout)
    }

    /// The committed offsets of the group named in the properties; under read_committed it waits until a predecessor's
    /// transaction is decided. Partitions without one are left out.
    public func committed(_ partitions: [TopicPartition], timeout: Duration) throws(KafkaError) -> PartitionOffsets {
        try handle.committed(partitions, timeout: timeout)
    }

    /// Watermarks asked of the brokers: the high ones are the ends under isolation.level=read_uncommitted, else the last
    /// stable offsets.
    ///
    /// - Throws: `KafkaError` where a broker does not answer in time.
    public func watermarks(
        _ partitions: [TopicPartition], timeout: Duration
    ) throws(KafkaError) -> [TopicPartition: Watermarks] {
        try handle.watermarks(partitions, timeout: timeout)
    }

    /// Watermarks of one partition.
    public func watermarks(_ partition: TopicPartition, timeout: Duration) throws(KafkaError) -> Watermarks {
        guard let marks = try watermarks([partition], timeout: timeout)[partition] else {
            throw KafkaError(.state, operation: "query watermarks of \(partition)", reason: "no answer for it")
        }
        return marks
    }
}
