internal import CRdKafka
internal import Logging

/// A producer. It belongs to the thread that made it: librdkafka's own threads do the sending.
public final class Producer {
    private let handle: Handle

    /// Opens a producer.
    ///
    /// - Parameters:
    ///   - properties: librdkafka's properties; idempotence and the partitioner are the caller's choice.
    ///   - hooks: where logs, errors and statistics go.
    ///   - onDelivery: called in ``poll(_:)`` for each record that was acknowledged (nil) or given up.
    /// - Throws: `KafkaError` for a property that librdkafka does not accept.
    public init(
        _ properties: ClientProperties, hooks: ClientHooks, onDelivery: ((FailedDelivery?) -> Void)? = nil
    ) throws(KafkaError) {
        let callbacks = Callbacks(hooks)
        callbacks.onDelivery = onDelivery
        handle = try Configuration(properties).open(RD_KAFKA_PRODUCER, callbacks: callbacks)
    }

    /// Asks who leads the partitions of topics, so that the first record of each goes out at once, not up to a second
    /// later. Brokers that do not answer are no error.
    ///
    /// - Parameter timeout: how long to wait for each topic; the first that is not answered ends the asking.
    public func findLeaders(of topics: [String], timeout: Duration) { handle.findLeaders(of: topics, timeout: timeout) }

    /// Queues a record for sending.
    ///
    /// - Parameter record: what to write; it is copied.
    /// - Throws: `KafkaError`; with `queueFull` the caller polls and tries again.
    public func produce(_ record: Record) throws(KafkaError) {
        let code = MessageBridge.produce(record, client: handle.pointer)
        try CError.check(code, "produce to \(record.topic)")
    }

    /// Queues a record, waiting in polls while the queue is full.
    ///
    /// - Throws: `KafkaError` for anything but a full queue.
    public func produceWaiting(_ record: Record) throws(KafkaError) {
        while true {
            do throws(KafkaError) {
                try produce(record)
                return
            } catch  where error.code == .queueFull {
                poll(.milliseconds(10))
            } catch {
                throw error
            }
        }
    }

    /// Serves callbacks, waiting at most the given time for the first.
    public func poll(_ timeout: Duration = .zero) { rd_kafka_poll(handle.pointer, timeout.milliseconds) }

    /// Waits until every record was acknowledged or given up.
    ///
    /// - Throws: `KafkaError` with `timedOut` where some are still under way.
    public func flush(_ timeout: Duration) throws(KafkaError) {
        try CError.check(rd_kafka_flush(handle.pointer, timeout.milliseconds), "flush")
    }

    /// The number of records that are not acknowledged yet.
    public var outstanding: Int { Int(rd_kafka_outq_len(handle.pointer)) }

    /// The error that broke the producer for good, or nil.
    public var fatalError: KafkaError? { handle.fatalError }

    // MARK: Transactions

    /// Takes over the transactional id, fencing its predecessor and settling the transaction that it left open.
    public func initTransactions(_ timeout: Duration) throws(KafkaError) {
        try CError.check(rd_kafka_init_transactions(handle.pointer, timeout.milliseconds), "init transactions")
    }

    /// Begins a transaction.
    public func beginTransaction() throws(KafkaError) {
        try CError.check(rd_kafka_begin_transaction(handle.pointer), "begin transaction")
    }

    /// Adds a consumer group's offsets to the transaction.
    ///
    /// - Parameters:
    ///   - offsets: for each partition the offset of the next message to be read.
    ///   - group: the group metadata taken before the batch's first message.
    public func sendOffsets(
        _ offsets: PartitionOffsets, group: GroupMetadata, timeout: Duration
    ) throws(KafkaError) {
        let list = PartitionList(offsets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        let error = list.withPointer { list in
            group.withPointer {
                rd_kafka_send_offsets_to_transaction(handle.pointer, list, $0, timeout.milliseconds)
            }
        }
        try CError.check(error, "send offsets to transaction")
    }

    /// Commits the transaction once all its records are acknowledged.
    public func commitTransaction(_ timeout: Duration) throws(KafkaError) {
        try CError.check(rd_kafka_commit_transaction(handle.pointer, timeout.milliseconds), "commit transaction")
    }

    /// Aborts the transaction and drops its queued records.
    public func abortTransaction(_ timeout: Duration) throws(KafkaError) {
        try CError.check(rd_kafka_abort_transaction(handle.pointer, timeout.milliseconds), "abort transaction")
    }
}

/// What ties offsets to a generation of a consumer group. It is taken before a batch's first message and used for that
/// batch only: the offsets of a member that was thrown out in between are then refused.
public final class GroupMetadata {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    /// Lends the metadata to a call of C. A pointer that left the closure could outlive them.
    func withPointer<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        withExtendedLifetime(self) { body(pointer) }
    }

    deinit { rd_kafka_consumer_group_metadata_destroy(pointer) }
}
