internal import CRdKafka

/// Owns a `rd_kafka_t` and what its callbacks need. It is destroyed with its last reference, after which no call can
/// reach it; a client that librdkafka cannot destroy safely is abandoned to the end of the process.
final class Handle {
    let pointer: OpaquePointer
    private let callbacks: Unmanaged<Callbacks>
    private var isAbandoned = false

    init(_ pointer: OpaquePointer, callbacks: Unmanaged<Callbacks>) {
        self.pointer = pointer
        self.callbacks = callbacks
    }

    deinit {
        guard !isAbandoned else { return }
        rd_kafka_destroy_flags(pointer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
        callbacks.release()
    }

    /// Leaves the client to the end of the process: librdkafka 2.0.2 aborts the process when a consumer is destroyed
    /// before its first assignment, and blocks when one is destroyed that could not be closed.
    func abandon() { isAbandoned = true }

    /// The error that broke the client for good, or nil.
    var fatalError: KafkaError? {
        var text = [CChar](repeating: 0, count: 512)
        let code = rd_kafka_fatal_error(pointer, &text, text.count)
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        let reason = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return KafkaError(KafkaErrorCode(rawValue: code.rawValue), operation: "client", reason: reason, isFatal: true)
    }

    /// The id that the cluster gives itself, or nil where no broker answers in time.
    func clusterID(_ timeout: Duration) -> String? {
        guard let text = rd_kafka_clusterid(pointer, timeout.milliseconds) else { return nil }
        defer { rd_kafka_mem_free(pointer, text) }
        return String(cString: text)
    }

    /// The committed offsets of the client's group; partitions without one are left out.
    func committed(_ partitions: [TopicPartition], timeout: Duration) throws(KafkaError) -> PartitionOffsets {
        let list = PartitionList(partitions)
        let code = list.withPointer { rd_kafka_committed(pointer, $0, timeout.milliseconds) }
        try CError.check(code, "fetch committed offsets")
        return try list.offsets("committed offset of")
    }

    /// Watermarks asked of the broker; under read_committed the high one is the last stable offset.
    func watermarks(_ partition: TopicPartition, timeout: Duration) throws(KafkaError) -> Watermarks {
        var low: Int64 = 0
        var high: Int64 = 0
        let code = rd_kafka_query_watermark_offsets(
            pointer, partition.topic, partition.partition, &low, &high, timeout.milliseconds)
        try CError.check(code, "query watermarks of \(partition)")
        return Watermarks(low: low, high: high)
    }
}

extension Duration {
    /// Whole milliseconds, as librdkafka's timeouts take them; at most about 24 days.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        return Int32(clamping: seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000)
    }
}
