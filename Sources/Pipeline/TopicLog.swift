public import Kafka
internal import Logging

/// Looks at what topics hold, for commands: it joins no group and changes nothing. Brokers that are silent for long end
/// the look.
public struct TopicLog: Sendable {
    private let clients: ClusterClients
    private let group: String
    private let isCancelled: @Sendable () -> Bool

    /// A look at a cluster.
    ///
    /// - Parameters:
    ///   - group: the group whose committed offsets can be asked for.
    ///   - isCancelled: ends every look with an error once it is true.
    public init(
        clients: ClusterClients, group: String, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.clients = clients
        self.group = group
        self.isCancelled = isCancelled
    }

    /// How long brokers may be silent.
    private static let patience = Duration.seconds(90)

    /// The group's committed offsets; partitions without one are left out.
    ///
    /// - Throws: `KafkaError` where brokers do not answer.
    public func committed(_ partitions: [TopicPartition]) throws(KafkaError) -> PartitionOffsets {
        let start = ContinuousClock.now
        let reader = try reader([:]) { ContinuousClock.now - start > Self.patience }
        guard let offsets = reader.committed(partitions) else { throw Self.silence }
        return offsets
    }

    /// Where logs begin and end now, open transactions and all.
    ///
    /// - Throws: `KafkaError` where brokers do not answer.
    public func watermarks(_ partitions: [TopicPartition]) throws(KafkaError) -> [TopicPartition: Watermarks] {
        let start = ContinuousClock.now
        let reader = try reader([:]) { ContinuousClock.now - start > Self.patience }
        guard let marks = reader.watermarks(of: partitions) else { throw Self.silence }
        return marks
    }

    /// Reads partitions' committed messages to the given ends, or to those that stand now.
    ///
    /// - Parameters:
    ///   - starts: for each partition the offset to start at; nil means the beginning of the log.
    ///   - take: gets each message, in the order of its partition.
    /// - Returns: for each partition the offset after the last message that was read.
    /// - Throws: `KafkaError` where brokers do not answer, or a transaction stays open.
    @discardableResult
    public func read(
        _ starts: [TopicPartition: Int64?], to ends: PartitionOffsets? = nil, _ take: (Message) -> Void
    ) throws(KafkaError) -> PartitionOffsets {
        guard !starts.isEmpty else { return [:] }
        var moved = ContinuousClock.now
        let reader = try reader(starts) { ContinuousClock.now - moved > Self.patience }
        guard let ends = ends ?? reader.watermarks()?.mapValues(\.high) else { throw Self.silence }
        let reached = reader.read(to: ends) { message in
            moved = .now
            take(message)
        }
        guard let reached else { throw Self.silence }
        return reached
    }

    /// Goes on reading committed messages as they come.
    ///
    /// - Parameters:
    ///   - starts: for each partition the offset to start at.
    ///   - take: gets each message, in the order of its partition; returns whether to go on.
    /// - Throws: `KafkaError` where Kafka refuses for good; what `take` throws.
    public func follow(_ starts: PartitionOffsets, _ take: (Message) throws -> Bool) throws {
        let consumer = try PartitionConsumer(
            clients.reader(group: group, isolation: .readCommitted),
            offsets: starts.mapValues { $0 }, hooks: ClientHooks(logger: clients.logger))
        while true {
            switch consumer.poll(.milliseconds(500)) {
            case .message(let message): guard try take(message) else { return }
            case .error(let error) where error.isFatal: throw error
            case .error(let error): clients.logger.warning("following topics: \(error)")
            case .endOfPartition, nil: break
            }
        }
    }

    private func reader(
        _ starts: [TopicPartition: Int64?], isSilent: @escaping () -> Bool
    ) throws(KafkaError) -> LogReader {
        try LogReader(clients: clients, group: group, from: starts, logger: clients.logger) {
            isCancelled() || isSilent()
        }
    }

    private static let silence = KafkaError(
        .timedOut, operation: "read topics",
        reason: "no answer, or an open transaction, for \(patience.components.seconds) s")
}
