public import Kafka
public import Logging

/// Reads partitions outside any group's assignment, committed messages only, from given offsets to ends that were
/// asked for before. It belongs to the thread that made it.
public final class LogReader {
    private let partitions: [TopicPartition]
    private let reader: PartitionConsumer
    private let probe: PartitionConsumer
    private let logger: Logger
    private let isCancelled: () -> Bool

    /// A reader of partitions.
    ///
    /// - Parameters:
    ///   - group: the group whose committed offsets can be asked for.
    ///   - starts: for each partition to be read the offset to start at; nil means the beginning of the log.
    ///   - isCancelled: ends every wait once it is true.
    /// - Throws: `KafkaError` for a property that librdkafka does not accept.
    public init(
        clients: ClusterClients, group: String, from starts: [TopicPartition: Int64?], logger: Logger,
        isCancelled: @escaping () -> Bool
    ) throws(KafkaError) {
        let hooks = ClientHooks(logger: logger)
        partitions = starts.keys.sorted()
        reader = try PartitionConsumer(
            clients.reader(group: group, isolation: .readCommitted), offsets: starts, hooks: hooks)
        probe = try PartitionConsumer(
            clients.reader(group: group, isolation: .readUncommitted), offsets: [:], hooks: hooks)
        self.logger = logger
        self.isCancelled = isCancelled
    }

    /// The group's committed offsets, which are known only once a predecessor's transaction is decided; nil where the
    /// wait was cancelled.
    public func committed(_ partitions: [TopicPartition]) -> PartitionOffsets? {
        patiently("committed offsets") { () throws(KafkaError) in
            try reader.committed(partitions, timeout: .seconds(10))
        }
    }

    /// Where the logs that are read begin and end now, open transactions and all; nil where the wait was cancelled.
    public func watermarks() -> [TopicPartition: Watermarks]? { watermarks(of: partitions) }

    /// Where logs begin and end now, open transactions and all; nil where the wait was cancelled.
    public func watermarks(of partitions: [TopicPartition]) -> [TopicPartition: Watermarks]? {
        patiently("the ends of \(partitions.count) partitions") { () throws(KafkaError) in
            try probe.watermarks(partitions, timeout: .seconds(10))
        }
    }

    /// Reads all partitions to their ends, waiting for transactions that are open below them.
    ///
    /// - Parameters:
    ///   - ends: for each partition the offset to stop at.
    ///   - take: gets each message, in the order of its partition.
    /// - Returns: for each partition the offset after the last message that was read; nil where it was cancelled.
    public func read(
        to ends: PartitionOffsets, _ take: (Message) throws -> Void
    ) rethrows -> PartitionOffsets? {
        var reached: PartitionOffsets = [:]
        var silence = Silence(logger: logger)
        while reached.count < partitions.count {
            guard !isCancelled() else { return nil }
            switch reader.poll(.milliseconds(100)) {
            case .message(let message) where reached[message.topicPartition] == nil:
                silence.ended()
                let end = ends[message.topicPartition] ?? 0
                if message.offset < end { try take(message) }
                if message.offset + 1 >= end { reached[message.topicPartition] = min(message.offset + 1, end) }
            case .endOfPartition(let partition, let offset) where reached[partition] == nil:
                if offset >= ends[partition] ?? 0 { reached[partition] = offset }
            case .error(let error):
                logger.warning("reading a log: \(error)")
            case .message, .endOfPartition, nil:
                silence.goesOn { partitions.filter { reached[$0] == nil } }
            }
        }
        return reached
    }

    /// Asks again until there is an answer, however long brokers are away; nil once it is cancelled.
    private func patiently<Answer>(_ what: String, _ ask: () throws(KafkaError) -> Answer) -> Answer? {
        var complaints = Complaints(logger: logger, firstLevel: .info)
        while !isCancelled() {
            do throws(KafkaError) {
                return try ask()
            } catch {
                complaints.tell("waiting for \(what): \(error)", kind: "\(error.code)")
                sleepThread(.milliseconds(200))
            }
        }
        return nil
    }
}

/// Tells when nothing has been read for long.
private struct Silence {
    private let logger: Logger
    private var since = ContinuousClock.now

    init(logger: Logger) { self.logger = logger }

    mutating func ended() { since = .now }

    mutating func goesOn(_ left: () -> [TopicPartition]) {
        guard ContinuousClock.now - since >= Complaints.pause else { return }
        since = .now
        let names = left().map(\.description)
        logger.warning(
            "nothing to read for \(Complaints.pause.components.seconds) s: brokers are away, or a transaction is open",
            metadata: ["partitions": "\(names.prefix(5).joined(separator: ", "))", "left": "\(names.count)"])
    }
}
