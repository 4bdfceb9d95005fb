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
            var rest = restored.sorted { $0.key < $1.key }[...]
            while !rest.isEmpty {
                let wave = Self.wave(rest)
                rest = rest.dropFirst(wave.count)
                try settle(wave, of: restore.partitions)
            }
            metrics.restoreTime.recordNanoseconds(Int64((ContinuousClock.now - restore.started) / .nanoseconds(1)))
        }
    }

    /// A restored partition.
    private typealias Restored = (key: TopicPartition, value: RestoredPartition)

    /// The first partitions whose records fit into one transaction together, but at least one.
    private static func wave(_ restored: ArraySlice<Restored>) -> ArraySlice<Restored> {
        var records = 0
        let wave = restored.prefix { partition in
            records += partition.value.records.count
            return records <= recordsPerTransaction
        }
        return wave.isEmpty ? restored.prefix(1) : wave
    }

    /// Publishes what partitions differ in, and makes those live that are still this member's.
    private func settle(_ wave: ArraySlice<Restored>, of assignment: [TopicPartition: Int]) throws {
        let ready =
            handler.restoresState ? try publish(wave, of: assignment) : still(wave, of: assignment)
        let readyPartitions = Set(ready.map(\.key))
        handler.revoked(wave.map(\.key).filter { !readyPartitions.contains($0) })
        try goLive(ready)
    }

    /// Those of the partitions that were not assigned anew, nor taken away.
    private func still(_ wave: ArraySlice<Restored>, of assignment: [TopicPartition: Int]) -> ArraySlice<Restored> {
        wave.filter { assignments[$0.key] != nil && assignments[$0.key] == assignment[$0.key] }[...]
    }

    /// Writes the differences in transactions that also send the offsets reached; a partition with more of them than one
    /// transaction takes comes alone.
    ///
    /// The group metadata is taken first and the polls after it serve rebalances: where a partition is still this
    /// member's afterwards, the metadata is of a generation in which it was.
    ///
    /// - Returns: those that were published; the others were taken away, or must be restored anew.
    private func publish(
        _ wave: ArraySlice<Restored>, of assignment: [TopicPartition: Int]
    ) throws -> ArraySlice<Restored> {
        var written = 0
        while true {
            guard !stop.isRequested, let group = try consumer?.groupMetadata() else { return [] }
            try poll(.zero)
            observer.beat()
            let ready = still(wave, of: assignment)
            guard !ready.isEmpty else { return [] }
            let rest = ready.flatMap { $0.value.records.dropFirst(written) }
            let part = Array(rest.prefix(Self.recordsPerTransaction))
            let isLast = part.count == rest.count
            // The dead letters go with the offset that passes them, in one transaction.
            let letters = isLast ? ready.flatMap(\.value.deadLetters) : []
            let offsets = ready.map { ($0.key, isLast ? $0.value.resumeAt : $0.value.committed) }
            guard try write(part + letters, offsets: Dictionary(uniqueKeysWithValues: offsets), group: group) else {
                return []
            }
            if isLast { return ready }
            written += part.count
        }
    }

    private func goLive(_ ready: ArraySlice<Restored>) throws {
        guard !ready.isEmpty else { return }
        let partitions = ready.map(\.key)
        for (partition, state) in ready {
            handler.install(partition)
            live.insert(partition)
            positions[partition] = state.resumeAt
            logger.info(
                "partition live", metadata: ["partition": "\(partition)", "offset": "\(state.resumeAt)"])
        }
        do {
            try consumer?.seek(
                Dictionary(uniqueKeysWithValues: ready.map { ($0.key, $0.value.resumeAt) }), timeout: .seconds(10))
        } catch {
            logger.info("cannot continue \(partitions) yet: \(error)")
            rewinding.formUnion(partitions)
        }
        try consumer?.resume(partitions)
    }
}
