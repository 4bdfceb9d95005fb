internal import CoreMetrics
internal import Kafka
internal import Logging

extension TransactionalEngine {
    /// After how many refused transactions in a row the process gives up.
    private static let refusalLimit = 10

    /// Opens the producer and takes over its transactional id, trying again while brokers do not answer.
    ///
    /// - Throws: `KafkaError` for a fatal error, ``EngineFailure`` for wrong settings.
    func openProducer() throws {
        producer = nil
        let fresh: Producer
        do {
            fresh = try Producer(
                setup.clients.transactional(id: setup.transactionalID), hooks: ClientHooks(logger: logger))
        } catch {
            throw EngineFailure.settings("\(error)")
        }
        while !stop.isRequested {
            observer.beat()
            do throws(KafkaError) {
                try fresh.initTransactions(.seconds(10))
                fresh.findLeaders(of: setup.topology.all, timeout: .seconds(2))
                producer = fresh
                return
            } catch  where error.isFatal || !error.isRetriable {
                throw error
            } catch {
                logger.warning("cannot take over transactional id \(setup.transactionalID) yet: \(error)")
            }
        }
    }

    /// Writes and commits what a batch was made into. Where the handler keeps no state, the next batch, which does not
    /// build upon this one, is processed meanwhile.
    func finish(_ finished: RunningBatch) throws {
        running = nil
        guard case .success(let records) = finished.job.result() else { return }
        if !handler.restoresState, !stop.isRequested { startBatchIfDue() }
        guard try write(records, offsets: finished.batch.nextOffsets, group: finished.group) else {
            handler.aborted()
            rewinding.formUnion(finished.batch.nextOffsets.keys)
            giveUpBatches()
            return
        }
        handler.committed()
        positions.merge(finished.batch.nextOffsets) { $1 }
        for (partition, messages) in Dictionary(grouping: finished.batch.messages, by: \.topicPartition) {
            metrics.consumed(partition, messages.count)
        }
    }

    /// Writes records and offsets in one transaction.
    ///
    /// - Returns: whether it was committed; where not, it was aborted, and the producer replaced if it broke.
    /// - Throws: ``EngineFailure`` where the process must end.
    func write(_ records: [Record], offsets: [TopicPartition: Int64], group: GroupMetadata) throws -> Bool {
        guard let producer else { return false }
        let started = ContinuousClock.now
        var isDeciding = false
        do {
            try producer.beginTransaction()
            for record in records { try producer.produceWaiting(record) }
            try send(offsets, by: producer, group, started)
            isDeciding = true
            try retrying(started) { () throws(KafkaError) in try producer.commitTransaction(.seconds(10)) }
        } catch {
            metrics.transactionsAborted.increment()
            logger.warning("transaction not committed: \(error)")
            try recover(from: error, isUndecided: isDeciding && error.isRetriable)
            try slowDown(after: error)
            return false
        }
        abortsInRow = 0
        metrics.transactionsCommitted.increment()
        metrics.written(records, deadLetters: setup.topology.deadLetters)
        metrics.transactionTime.recordNanoseconds(Int64((ContinuousClock.now - started) / .nanoseconds(1)))
        if facts.isEmbedded || commitsLate { commitPlainly(positions.merging(offsets) { $1 }) }
        return true
    }

    /// Adds a batch's offsets to its transaction.
    private func send(
        _ offsets: PartitionOffsets, by producer: Producer, _ group: GroupMetadata,
        _ started: ContinuousClock.Instant
    ) throws(KafkaError) {
        guard setup.guarantees.commitsOffsetsInTransactions else { return }
        let group = setup.guarantees.takesGroupMetadataFirst ? group : try consumer?.groupMetadata() ?? group
        try retrying(started) { () throws(KafkaError) in
            try producer.sendOffsets(offsets, group: group, timeout: .seconds(10))
        }
    }

    /// Only in the fault harness: offsets are committed now and then beside the transactions.
    private var commitsLate: Bool {
        guard !setup.guarantees.commitsOffsetsInTransactions else { return false }
        transactionsWithoutOffsets += 1
        return transactionsWithoutOffsets.isMultiple(of: 20)
    }

    /// What is refused for a reason that trying again does not mend is tried again ever more slowly, then no more.
    private func slowDown(after error: KafkaError) throws {
        abortsInRow += 1
        guard abortsInRow < Self.refusalLimit || !error.code.isRefusal else {
            throw EngineFailure.fatal("Kafka refused \(abortsInRow) transactions one after the other: \(error)")
        }
        sleepThread(.milliseconds(min(3_000, 50 << min(abortsInRow, 8))))
    }

    /// Aborts the open transaction, or replaces a producer that is broken for good.
    ///
    /// - Parameter isUndecided: a commit is under way that can be neither awaited nor aborted any more; taking over the
    ///   transactional id anew settles it.
    private func recover(from error: KafkaError, isUndecided: Bool) throws {
        if let producer, producer.fatalError == nil, !error.isFatal, !isUndecided {
            do {
                try retrying(ContinuousClock.now) { () throws(KafkaError) in
                    try producer.abortTransaction(.seconds(10))
                }
                return
            } catch {
                logger.warning("transaction not aborted: \(error)")
            }
        }
        let cause = producer?.fatalError ?? error
        switch recovery.broke(isFenced: cause.isFenced || error.isFenced, at: now) {
        case .rebuild:
            metrics.producerRebuilds.increment()
            logger.warning("replacing the producer of transactional id \(setup.transactionalID): \(cause)")
            try openProducer()
        case .giveUp(let reason):
            throw EngineFailure.fatal("transactional id \(setup.transactionalID): \(reason): \(cause)")
        }
    }

    /// Makes a call again while its error says that this may help.
    private func retrying(
        _ started: ContinuousClock.Instant, _ call: () throws(KafkaError) -> Void
    ) throws(KafkaError) {
        try Retry.whileRetriable(
            since: started,
            onError: { [observer, logger] error in
                observer.beat()
                logger.info("trying again: \(error)")
            }, call)
    }

    /// The embedded broker forgets the offsets of transactions, so they are committed once more beside them.
    private func commitPlainly(_ offsets: [TopicPartition: Int64]) {
        do {
            try consumer?.commitPlainly(offsets)
        } catch {
            logger.warning("embedded broker: offsets not committed: \(error)")
        }
    }
}
