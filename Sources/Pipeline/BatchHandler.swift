public import Kafka

/// What a daemon does with the messages of its group, apart from consuming, transactions and rebalances, which the
/// ``TransactionalEngine`` sees to. Calls never overlap, except that ``restore(_:isCancelled:)`` runs beside the others,
/// and that a handler without state may be given the next batch before it is told of the last one's end.
public protocol BatchHandler: Sendable {
    /// Whether a partition's state must be restored before its messages are processed; false of a handler that keeps no
    /// state.
    var restoresState: Bool { get }

    /// Makes a batch's records. What it changes in memory is provisional until ``committed()`` or ``aborted()``.
    func process(_ messages: [Message]) -> [Record]

    /// The last batch's records and offsets are committed.
    func committed()

    /// The last batch is given up; it will come again, here or elsewhere.
    func aborted()

    /// Rebuilds partitions' states from the log, beside the processing of others.
    ///
    /// - Parameters:
    ///   - partitions: partitions that were assigned to this member.
    ///   - isCancelled: true once the result is of no use any more.
    /// - Returns: for each partition what must be written before it is live.
    /// - Throws: ``EngineFailure`` where going on would be wrong; `KafkaError` where a new try may help.
    func restore(
        _ partitions: [TopicPartition], isCancelled: @escaping @Sendable () -> Bool
    ) throws -> [TopicPartition: RestoredPartition]

    /// A restored partition's records are committed: its state counts from now on.
    func install(_ partition: TopicPartition)

    /// Partitions are not this member's any more.
    func revoked(_ partitions: [TopicPartition])
}

extension BatchHandler {
    public var restoresState: Bool { false }
    public func committed() {}
    public func aborted() {}
    public func restore(
        _ partitions: [TopicPartition], isCancelled: @escaping @Sendable () -> Bool
    ) throws -> [TopicPartition: RestoredPartition] { [:] }
    public func install(_ partition: TopicPartition) {}
    public func revoked(_ partitions: [TopicPartition]) {}
}

/// What must be written, and where to go on, once a partition's state is rebuilt.
public struct RestoredPartition: Sendable {
    /// The offset up to which the state was read: committed with the records, and the first to be consumed.
    public let resumeAt: Int64
    /// The offset that is committed already, 0 where none is.
    public let committed: Int64
    /// The differences to what stands published.
    public let records: [Record]
    /// The dead letters of messages from `committed` to `resumeAt`.
    public let deadLetters: [Record]

    /// A partition without state.
    init(startingAt offset: Int64) {
        self.init(resumeAt: offset, committed: offset, records: [], deadLetters: [])
    }

    /// A restored partition from its parts.
    public init(resumeAt: Int64, committed: Int64, records: [Record], deadLetters: [Record]) {
        self.resumeAt = resumeAt
        self.committed = committed
        self.records = records
        self.deadLetters = deadLetters
    }
}

/// Why an engine cannot go on. The process exits; see ``exitStatus``.
public enum EngineFailure: Error, Sendable, CustomStringConvertible {
    /// Topics or settings do not fit.
    case settings(String)
    /// Kafka refuses this process for good.
    case fatal(String)

    /// 2 for wrong settings, 4 for a Kafka fatal.
    public var exitStatus: Int32 {
        switch self {
        case .settings: 2
        case .fatal: 4
        }
    }

    public var description: String {
        switch self {
        case .settings(let text), .fatal(let text): text
        }
    }
}

/// Whom an engine tells how it is.
public protocol EngineObserver: Sendable {
    /// The engine is, or is not, doing its work; with the reason for a person.
    func ready(_ isReady: Bool, reason: String)
    /// The engine's loop is alive.
    func beat()
}
