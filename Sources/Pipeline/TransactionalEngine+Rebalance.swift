internal import CoreMetrics
internal import Kafka
internal import Logging

extension TransactionalEngine {
    /// Called within a poll: ends what is under way before partitions are given up.
    func rebalanced(_ change: Rebalance) {
        assignmentCount += 1
        metrics.rebalances.increment()
        if setup.guarantees.takesGroupMetadataFirst { giveUpBatches() }
        switch change {
        case .assigned(let partitions):
            logger.info("partitions assigned", metadata: ["partitions": "\(partitions.sorted())"])
            for partition in partitions { assignments[partition] = assignmentCount }
            holdBack(partitions)
        case .revoked(let partitions):
            release(partitions, "partitions revoked")
        case .lost(let partitions):
            release(partitions, "partitions lost")
        }
        metrics.partitionsAssigned.record(assignments.count)
    }

    /// Gives up the batches under way, whose partitions are then read again: a rebalance has made their group metadata
    /// stale, so that their offsets would be refused, or the batch before them was not committed. No transaction is open
    /// here: one is opened and decided between polls.
    func giveUpBatches() {
        var interrupted = Set(collecting.nextOffsets.keys)
        collecting = Batch()
        collectingGroup = nil
        if let running {
            _ = running.job.result()
            handler.aborted()
            interrupted.formUnion(running.batch.nextOffsets.keys)
            self.running = nil
        }
        rewinding.formUnion(interrupted.intersection(live))
    }

    /// Seeks partitions back to the offsets that their group has committed, or to the beginning.
    func rewindIfNeeded() throws {
        rewinding.formIntersection(live)
        guard !rewinding.isEmpty, let consumer else { return }
        let partitions = rewinding.sorted()
        do {
            let committed = try consumer.committed(partitions, timeout: .seconds(10))
            restoreWhereStateIsElsewhere(committed)
            guard !rewinding.isEmpty else { return }
            var offsets: [TopicPartition: Int64?] = [:]
            for partition in rewinding { offsets.updateValue(committed[partition], forKey: partition) }
            try consumer.seek(offsets, timeout: .seconds(10))
            rewinding = []
        } catch {
            logger.warning("cannot go back to the committed offsets yet: \(error)")
            try poll(.milliseconds(200))
        }
    }

    private func release(_ partitions: [TopicPartition], _ event: String) {
        logger.info("\(event)", metadata: ["partitions": "\(partitions.sorted())"])
        for partition in partitions { assignments[partition] = nil }
        forget(partitions)
    }

    private func forget(_ partitions: [TopicPartition]) {
        live.subtract(partitions)
        rewinding.subtract(partitions)
        passedOver.subtract(partitions)
        for partition in partitions { positions[partition] = nil }
        handler.revoked(partitions)
    }

    /// A transaction whose decision was not learnt may have been committed after all. State that was undone then stands
    /// before the committed offset, so it is restored anew.
    private func restoreWhereStateIsElsewhere(_ committed: PartitionOffsets) {
        guard handler.restoresState else { return }
        let lost = rewinding.filter { committed[$0] != positions[$0] }.sorted()
        guard !lost.isEmpty else { return }
        logger.warning(
            "restoring partitions whose last transaction was committed unseen", metadata: ["partitions": "\(lost)"])
        assignmentCount += 1
        for partition in lost { assignments[partition] = assignmentCount }
        forget(lost)
        holdBack(lost)
    }

    private func holdBack(_ partitions: [TopicPartition]) {
        do {
            try consumer?.pause(partitions)
        } catch {
            // The messages that come before the partition is live are dropped: it is sought then.
            logger.debug("cannot hold back \(partitions): \(error)")
        }
    }
}
