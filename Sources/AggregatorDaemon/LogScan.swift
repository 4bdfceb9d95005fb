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

    /// Reads partitions from the beginning. Nil where the scan was cancelled.
    ///
    /// - Parameters:
    ///   - partitions: what to read.
    ///   - owned: those of them whose committed offsets are wanted.
    ///   - begin: gets the committed offsets, before any message.
    ///   - take: gets each message, in the order of its partition.
    package typealias Scan = (
        _ partitions: [TopicPartition], _ owned: [TopicPartition], _ begin: (PartitionOffsets) -> Void,
        _ take: (Message) -> Void
    ) throws -> Result?

    /// Scans partitions.
    ///
    /// - Throws: `KafkaError`; ``EngineFailure`` where a log does not begin at 0 any more.
    func run(
        _ partitions: [TopicPartition], _ owned: [TopicPartition], _ begin: (PartitionOffsets) -> Void,
        _ take: (Message) -> Void
    ) throws -> Result? {
        let reader = try LogReader(
            clients: clients, group: group, from: Dictionary(uniqueKeysWithValues: partitions.map { ($0, nil) }),
            logger: logger, isCancelled: isCancelled)
        guard let committed = reader.committed(owned), let marks = reader.watermarks() else { return nil }
        try checkBeginnings(marks)
        begin(committed)
        var progress = RestoreProgress(marks, logger: logger)
        let reached = reader.read(to: marks.mapValues(\.high)) { message in
            take(message)
            progress.took(message)
        }
        guard let reached else { return nil }
        progress.finish()
        return Result(committed: committed, reached: reached)
    }

    private func checkBeginnings(_ marks: [TopicPartition: Watermarks]) throws(EngineFailure) {
        for (partition, marks) in marks.sorted(by: { $0.key < $1.key }) where marks.low != 0 {
            throw EngineFailure.fatal(
                "\(partition) begins at offset \(marks.low): a compacted topic has lost state that roll-ups need. "
                    + "Fill a new prefix by publishing again")
        }
    }
}
