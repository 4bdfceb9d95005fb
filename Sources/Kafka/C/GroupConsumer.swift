internal import CRdKafka
internal import Logging

/// A change of the partitions that a group gives a member.
public enum Rebalance: Sendable {
    /// New partitions.
    case assigned([TopicPartition])
    /// Partitions to give up after this call returns; until then they are still this member's.
    case revoked([TopicPartition])
    /// Partitions that are another member's already.
    case lost([TopicPartition])
}

/// What a poll brought.
public enum PollEvent {
    /// A message.
    case message(Message)
    /// The consumer has read a partition to its end; under read_committed to its last stable offset.
    case endOfPartition(TopicPartition, offset: Int64)
    /// An error that belongs to no message.
    case error(KafkaError)
}

/// A member of a consumer group. It belongs to the thread that made it.
///
/// It never commits by itself, and never looks up where its group has come to: a partition that is assigned stands at
/// the beginning of its log until the caller seeks it. It gives partitions up only when the rebalance closure has
/// returned.
public final class GroupConsumer {
    private let handle: Handle
    private let poller: Poller
    private let callbacks: Callbacks
    private var hasBeenAssigned = false
    private var isClosed = false
    private let onRebalance: (Rebalance) -> Void

    /// Joins a group.
    ///
    /// - Parameters:
    ///   - properties: librdkafka's properties, with group.id.
    ///   - topics: the topics to subscribe to.
    ///   - hooks: where logs, errors and statistics go.
    ///   - onRebalance: called within a poll. For `assigned` it is called after the partitions are this member's, for
    ///     the others before they are given up.
    /// - Throws: `KafkaError` for a property that librdkafka does not accept.
    public init(
        _ properties: ClientProperties, topics: [String], hooks: ClientHooks,
        onRebalance: @escaping (Rebalance) -> Void
    ) throws(KafkaError) {
        callbacks = Callbacks(hooks)
        self.onRebalance = onRebalance
        let deferred = RebalanceRelay()
        callbacks.onRebalance = { code, list in deferred.target?.rebalanced(code, list) }
        handle = try Configuration(properties).open(RD_KAFKA_CONSUMER, callbacks: callbacks)
        poller = Poller(handle, properties)
        deferred.target = self
        try CError.check(rd_kafka_poll_set_consumer(handle.pointer), "set consumer queue")
        let subscription = PartitionList(topics.map { TopicPartition($0, RD_KAFKA_PARTITION_UA) })
        try CError.check(subscription.withPointer { rd_kafka_subscribe(handle.pointer, $0) }, "subscribe")
    }

    deinit { if !isClosed { handle.abandon() } }

    /// Whether the group has given this member its first assignment, though it may be empty.
    public var isJoined: Bool { hasBeenAssigned }

    /// Waits at most the given time for a message, or until a rebalance was served.
    public func poll(_ timeout: Duration) -> PollEvent? {
        poller.poll(timeout)
    }

    /// The metadata of the present generation.
    ///
    /// - Throws: `KafkaError` where the client has no group.
    public func groupMetadata() throws(KafkaError) -> GroupMetadata {
        guard let metadata = rd_kafka_consumer_group_metadata(handle.pointer) else {
            throw KafkaError(.state, operation: "take group metadata", reason: "the client has no group")
        }
        return GroupMetadata(metadata)
    }

    /// The group's committed offsets; under read_committed it waits until a predecessor's transaction is decided.
    /// Partitions without one are left out.
    public func committed(_ partitions: [TopicPartition], timeout: Duration) throws(KafkaError) -> PartitionOffsets {
        try handle.committed(partitions, timeout: timeout)
    }

    /// Commits offsets outside any transaction: only for the embedded broker, which forgets those sent in transactions.
    public func commitPlainly(_ offsets: PartitionOffsets) throws(KafkaError) {
        let list = PartitionList(offsets.map { ($0.key, $0.value) })
        try CError.check(list.withPointer { rd_kafka_commit(handle.pointer, $0, 0) }, "commit offsets")
    }

    /// Continues partitions at other offsets; nil means the beginning of the log.
    public func seek(_ offsets: [TopicPartition: Int64?], timeout: Duration) throws(KafkaError) {
        let list = PartitionList(offsets.map { ($0.key, $0.value ?? Int64(RD_KAFKA_OFFSET_BEGINNING)) })
        let error = list.withPointer { rd_kafka_seek_partitions(handle.pointer, $0, timeout.milliseconds) }
        try CError.check(error, "seek")
        _ = try list.offsets("seek")
    }

    /// Stops fetching partitions.
    public func pause(_ partitions: some Collection<TopicPartition>) throws(KafkaError) {
        let code = PartitionList(partitions).withPointer { rd_kafka_pause_partitions(handle.pointer, $0) }
        try CError.check(code, "pause")
    }

    /// Goes on fetching partitions, at once.
    public func resume(_ partitions: some Collection<TopicPartition>) throws(KafkaError) {
        let code = PartitionList(partitions).withPointer { rd_kafka_resume_partitions(handle.pointer, $0) }
        try CError.check(code, "resume")
        handle.wakeLeaders(of: partitions, timeout: .milliseconds(500))
    }

    /// The error that broke the consumer for good, or nil.
    public var fatalError: KafkaError? { handle.fatalError }

    /// Leaves the group: the partitions are revoked, then the client is closed.
    ///
    /// - Parameter deadline: after this time the client is abandoned to the end of the process.
    /// - Returns: whether the group was left properly.
    public func close(within deadline: Duration) -> Bool {
        let start = ContinuousClock.now
        func remaining() -> Duration { deadline - (ContinuousClock.now - start) }
        while !hasBeenAssigned, remaining() > .zero, fatalError == nil { _ = poll(.milliseconds(50)) }
        guard hasBeenAssigned, let queue = rd_kafka_queue_new(handle.pointer) else { return false }
        defer { rd_kafka_queue_destroy(queue) }
        if let error = rd_kafka_consumer_close_queue(handle.pointer, queue) {
            rd_kafka_error_destroy(error)
            return false
        }
        while rd_kafka_consumer_closed(handle.pointer) == 0, remaining() > .zero {
            // Messages may still come; rd_kafka_queue_poll_callback aborts the process when it meets one.
            if let message = rd_kafka_consume_queue(queue, 50) { rd_kafka_message_destroy(message) }
        }
        isClosed = rd_kafka_consumer_closed(handle.pointer) != 0
        return isClosed
    }

    private func rebalanced(_ code: rd_kafka_resp_err_t, _ list: PartitionList) {
        let isCooperative = String(cString: rd_kafka_rebalance_protocol(handle.pointer)) == "COOPERATIVE"
        if code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
            hasBeenAssigned = true
            list.startAtBeginning()
            change(isCooperative ? .add : .replace, list)
            onRebalance(.assigned(list.partitions))
        } else {
            let isLost = rd_kafka_assignment_lost(handle.pointer) != 0
            onRebalance(isLost ? .lost(list.partitions) : .revoked(list.partitions))
            change(isCooperative ? .remove : .clear, list)
        }
        // The caller has to act on it: its poll ends here, not when its time is over.
        rd_kafka_yield(handle.pointer)
    }

    private enum Change { case add, remove, replace, clear }

    /// Carries out a change of assignment; a failure shows as the consumer's fatal error or at its next poll.
    private func change(_ change: Change, _ list: PartitionList) {
        switch change {
        case .add: list.withPointer { release(rd_kafka_incremental_assign(handle.pointer, $0)) }
        case .remove: list.withPointer { release(rd_kafka_incremental_unassign(handle.pointer, $0)) }
        case .replace: _ = list.withPointer { rd_kafka_assign(handle.pointer, $0) }
        case .clear: rd_kafka_assign(handle.pointer, nil)
        }
    }

    private func release(_ error: OpaquePointer?) { if let error { rd_kafka_error_destroy(error) } }

    /// Lets the callbacks reach the consumer, which is made after them, without keeping it alive.
    private final class RebalanceRelay {
        weak var target: GroupConsumer?
    }
}
