internal import CoreMetrics
internal import Kafka
internal import Logging

extension TransactionalEngine {
    /// A restore of partitions, each with the number of the assignment that asked for it.
    struct RunningRestore {
        let partitions: [TopicPartition: Int]
        let cancellation: StopSignal
        let started: ContinuousClock.Instant
        let job: Job<[TopicPartition: RestoredPartition]>
    }

    /// How many records one transaction of a restore writes at most.
    private static let recordsPerTransaction = 2_000
    /// How many restores may fail one after the other.
    private static let failureLimit = 10

    /// Starts to find where the partitions that wait for it go on, and to restore their state; those that come meanwhile
    /// come after.
    func startRestoreIfNeeded() {
        guard restoring == nil else { return }
        let waiting = assignments.filter { !live.contains($0.key) }
        guard !waiting.isEmpty else { return }
        let cancellation = StopSignal()
        let partitions = waiting.keys.sorted()
        restoring = RunningRestore(
            partitions: waiting, cancellation: cancellation, started: .now,
            job: Job(on: restoreQueue) { [handler, offsetCheck] in
                let isCancelled = { @Sendable in cancellation.isRequested }
                guard let starts = try offsetCheck.starts(of: partitions, isCancelled: isCancelled) else { return [:] }
                guard handler.restoresState else { return starts.mapValues(RestoredPartition.init(startingAt:)) }
                return try handler.restore(partitions, isCancelled: isCancelled)
            })
    }

    private var offsetCheck: OffsetCheck { OffsetCheck(setup: setup, facts: facts, logger: logger) }

    /// What is told of an offset that its log does not hold: retention or an operator deleted what was to be read.
    func outsideLog(_ error: KafkaError) throws -> EngineFailure {
        let stop = stop
        _ = try offsetCheck.starts(of: live.sorted(), isCancelled: { stop.isRequested })
        return .fatal("the log does not hold the offset to be read: \(error)")
    }

    /// Publishes what restored partitions differ in, then makes them live.
    func finish(_ restore: RunningRestore) throws {
        restoring = nil
        switch restore.job.result() {
        case .failure(let failure as EngineFailure):
            throw failure
        case .failure(let error):
            restoreFailures += 1
            metrics.restoreFailures.increment()
            guard restoreFailures < Self.failureLimit else {
                throw EngineFailure.fatal("state cannot be restored: \(error)")
            }
            logger.warning("state not restored, trying again: \(error)")
        case .success(let restored):
            restoreFailures = 0
            for (partition, state) in restored.sorted(by: { $0.key < $1.key }) {
                guard try isReady(state, of: partition, assignment: restore.partitions[partition]) else {
                    handler.revoked([partition])
                    continue
                }
                try goLive(partition, at: state.resumeAt)
            }
            metrics.restoreTime.recordNanoseconds(Int64((ContinuousClock.now - restore.started) / .nanoseconds(1)))
        }
    }

    /// Whether a partition may go live: it is still this member's, and what its state differs in is published.
    private func isReady(_ state: RestoredPartition, of partition: TopicPartition, assignment: Int?) throws -> Bool {
        guard handler.restoresState else { return assignment != nil && assignments[partition] == assignment }
        return try publish(state, of: partition, assignment: assignment)
    }

    /// Writes a partition's differences in transactions that also send the offset reached.
    ///
    /// The group metadata is taken first and the polls after it serve rebalances: where the partition is still this
    /// member's afterwards, the metadata is of a generation in which it was.
    ///
    /// - Returns: false where the partition was taken away, or must be restored anew.
    private func publish(_ state: RestoredPartition, of partition: TopicPartition, assignment: Int?) throws -> Bool {
        var rest = state.records[...]
        while true {
            guard !stop.isRequested, let group = try consumer?.groupMetadata() else { return false }
            try poll(.zero)
            observer.beat()
            guard let assignment, assignments[partition] == assignment else { return false }
            let part = rest.prefix(Self.recordsPerTransaction)
            rest = rest.dropFirst(part.count)
            guard rest.isEmpty else {
                guard try write(Array(part), offsets: [partition: state.committed], group: group) else { return false }
                continue
            }
            // The dead letters go with the offset that passes them, in one transaction.
            return try write(part + state.deadLetters, offsets: [partition: state.resumeAt], group: group)
        }
    }

    private func goLive(_ partition: TopicPartition, at offset: Int64) throws {
        handler.install(partition)
        live.insert(partition)
        positions[partition] = offset
        do {
            try consumer?.seek([partition: offset], timeout: .seconds(10))
            try consumer?.resume([partition])
        } catch {
            logger.info("cannot continue \(partition) at \(offset) yet: \(error)")
            rewinding.insert(partition)
            try consumer?.resume([partition])
        }
        logger.info("partition live", metadata: ["partition": "\(partition)", "offset": "\(offset)"])
    }
}
