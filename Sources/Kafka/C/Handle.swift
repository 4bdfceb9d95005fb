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

    /// Watermarks asked of the brokers, in one request to each; under read_committed the high ones are the last stable
    /// offsets. (rd_kafka_query_watermark_offsets of librdkafka 2.0.2 waits for as long as a broker is away, whatever
    /// its timeout.)
    func watermarks(
        _ partitions: [TopicPartition], timeout: Duration
    ) throws(KafkaError) -> [TopicPartition: Watermarks] {
        guard !partitions.isEmpty else { return [:] }
        let deadline = ContinuousClock.now + timeout
        let low = try offsets(of: partitions, at: RD_KAFKA_OFFSET_BEGINNING, until: deadline)
        let high = try offsets(of: partitions, at: RD_KAFKA_OFFSET_END, until: deadline)
        return low.reduce(into: [:]) { marks, entry in
            marks[entry.key] = high[entry.key].map { Watermarks(low: entry.value, high: $0) }
        }
    }

    /// The offset at one of the protocol's special times, the beginning or the end, of each partition.
    private func offsets(
        of partitions: [TopicPartition], at time: Int32, until deadline: ContinuousClock.Instant
    ) throws(KafkaError) -> PartitionOffsets {
        let list = PartitionList(partitions.map { ($0, Int64(time)) })
        let rest = max(.milliseconds(1), deadline - .now)
        let code = list.withPointer { rd_kafka_offsets_for_times(pointer, $0, rest.milliseconds) }
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { findLeaders(of: Set(partitions.map(\.topic)), timeout: .seconds(1)) }
        try CError.check(code, "query watermarks")
        let offsets = try list.offsets("query watermarks of")
        guard offsets.count == partitions.count else {
            throw KafkaError(.timedOut, operation: "query watermarks", reason: "not all partitions were answered for")
        }
        return offsets
    }
}

extension Handle {
    /// Sends the leaders of partitions a request, whose answer does not matter. librdkafka's (2.0.2) thread for a broker that
    /// it fetches nothing from looks only once a second whether there is something to fetch by now, but whenever there is
    /// something to send. Brokers that do not answer are no error.
    func wakeLeaders(of partitions: some Collection<TopicPartition>, timeout: Duration) {
        guard !partitions.isEmpty else { return }
        let list = PartitionList(partitions.map { ($0, Int64(RD_KAFKA_OFFSET_END)) })
        _ = list.withPointer { rd_kafka_offsets_for_times(pointer, $0, timeout.milliseconds) }
    }

    /// Asks who leads the partitions of topics, so that the next call finds them. librdkafka 2.0.2 keeps to what it knows
    /// of a topic that the client does not read itself, for a quarter of an hour; of one that it knows nothing of, a
    /// record waits up to a second and a look-up of offsets half a second, until a timer asks. Brokers that do not
    /// answer are no error.
    ///
    /// - Parameter timeout: how long to wait for each topic; the first that is not answered ends the asking.
    func findLeaders(of topics: some Sequence<String>, timeout: Duration) {
        for topic in topics {
            guard let known = rd_kafka_topic_new(pointer, topic, nil) else { return }
            defer { rd_kafka_topic_destroy(known) }
            var metadata: UnsafePointer<rd_kafka_metadata>?
            let code = rd_kafka_metadata(pointer, 0, known, &metadata, timeout.milliseconds)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { return }
            rd_kafka_metadata_destroy(metadata)
        }
    }
}

extension Duration {
    /// Whole milliseconds, as librdkafka's timeouts take them; at most about 24 days.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        return Int32(clamping: seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000)
    }
}
