import Foundation
package import Kafka
import Logging
import Pipeline

/// Reads partitions from the beginning of their logs to the ends that stood when it began.
///
/// In this order, as restoring demands: the group's committed offsets, which under read_committed are known only once a
/// predecessor's transaction is decided; then the ends, from a read_uncommitted handle; then the messages.
package struct LogScan {
    let clients: ClusterClients
    let group: String
    let logger: Logger
    let isCancelled: () -> Bool

    /// Where a scan ended.
    package struct Result {
        /// The group's committed offsets; a partition without one is left out.
        let committed: [TopicPartition: Int64]
        /// For each partition the offset after the last message that was read.
        let reached: [TopicPartition: Int64]

        /// A result from its parts.
        package init(committed: [TopicPartition: Int64], reached: [TopicPartition: Int64]) {
            self.committed = committed
            self.reached = reached
        }
    }

    /// Reads partitions from the beginning; the committed offsets of those that are owned are wanted, too. Each message
    /// is taken in the order of its partition. Nil where the scan was cancelled.
    package typealias Scan = (
        _ partitions: [TopicPartition], _ owned: [TopicPartition], _ take: (Message) -> Void
    ) throws -> Result?

    /// Scans partitions.
    ///
    /// - Parameters:
    ///   - partitions: what to read.
    ///   - owned: those of them whose committed offsets are wanted.
    ///   - take: gets each message, in the order of its partition.
    /// - Returns: where it ended, or nil where it was cancelled.
    /// - Throws: `KafkaError`; ``EngineFailure`` where a log does not begin at 0 any more.
    func run(
        _ partitions: [TopicPartition], _ owned: [TopicPartition], _ take: (Message) -> Void
    ) throws -> Result? {
        let hooks = ClientHooks(logger: logger)
        let reader = try PartitionConsumer(
            clients.reader(group: group, isolation: .readCommitted),
            offsets: Dictionary(uniqueKeysWithValues: partitions.map { ($0, nil) }), hooks: hooks)
        guard let committed = try committedOffsets(of: owned, reader) else { return nil }
        guard let ends = try self.ends(of: partitions, hooks) else { return nil }
        var reached: [TopicPartition: Int64] = [:]
        var count = 0
        var told = ContinuousClock.now
        while reached.count < partitions.count {
            guard !isCancelled() else { return nil }
            switch reader.poll(.milliseconds(100)) {
            case .message(let message) where reached[message.topicPartition] == nil:
                take(message)
                count += 1
                if message.offset + 1 >= ends[message.topicPartition] ?? 0 {
                    reached[message.topicPartition] = message.offset + 1
                }
            case .endOfPartition(let partition, let offset) where reached[partition] == nil:
                if offset >= ends[partition] ?? 0 { reached[partition] = offset }
            case .error(let error):
                logger.warning("restore: \(error)")
            case .message, .endOfPartition, nil:
                break
            }
            if ContinuousClock.now - told > .seconds(5) {
                told = .now
                logger.info(
                    "restoring",
                    metadata: [
                        "messages": "\(count)", "partitions": "\(reached.count) of \(partitions.count)",
                    ])
            }
        }
        return Result(committed: committed, reached: reached)
    }

    /// Waits for the committed offsets, as long as a predecessor's transaction is open.
    private func committedOffsets(
        of partitions: [TopicPartition], _ reader: PartitionConsumer
    ) throws -> PartitionOffsets? {
        patiently("committed offsets") { () throws(KafkaError) in
            try reader.committed(partitions, timeout: .seconds(10))
        }
    }

    private func ends(of partitions: [TopicPartition], _ hooks: ClientHooks) throws -> PartitionOffsets? {
        let probe = try PartitionConsumer(
            clients.reader(group: group, isolation: .readUncommitted), offsets: [:], hooks: hooks)
        var ends: PartitionOffsets = [:]
        for partition in partitions {
            let marks = patiently("the end of \(partition)") { () throws(KafkaError) in
                try probe.watermarks(partition, timeout: .seconds(10))
            }
            guard let marks else { return nil }
            guard marks.low == 0 else {
                throw EngineFailure.fatal(
                    "\(partition) begins at offset \(marks.low): a compacted topic has lost state that roll-ups need. "
                        + "Fill a new prefix by publishing again")
            }
            ends[partition] = marks.high
        }
        return ends
    }

    /// Asks again until there is an answer, however long brokers are away; nil once the scan is cancelled.
    private func patiently<Answer>(_ what: String, _ ask: () throws(KafkaError) -> Answer) -> Answer? {
        while !isCancelled() {
            do throws(KafkaError) {
                return try ask()
            } catch {
                logger.info("waiting for \(what): \(error)")
                Thread.sleep(forTimeInterval: 0.2)
            }
        }
        return nil
    }
}
