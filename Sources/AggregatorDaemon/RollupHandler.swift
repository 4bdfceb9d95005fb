public import Core
public import Kafka
public import Logging
public import Pipeline
internal import Synchronization

/// Both folds of an aggregator: readings into partials, partials into roll-ups.
public final class RollupHandler: BatchHandler {
    private let clients: ClusterClients
    private let group: String
    private let reference: ReferenceData
    private let logger: Logger
    private let state: Mutex<AggregatorState>

    /// A handler that holds no partitions yet.
    ///
    /// - Parameters:
    ///   - partitions: the number of partitions of every topic of the prefix.
    ///   - group: the group whose committed offsets tell how far its predecessors came.
    ///   - reference: the provinces and indicators that roll-ups are made of.
    public init(
        clients: ClusterClients, topology: Topology, partitions: Int, group: String, reference: ReferenceData,
        logger: Logger
    ) {
        self.clients = clients
        self.group = group
        self.reference = reference
        self.logger = logger
        state = Mutex(AggregatorState(topology: topology, partitions: partitions))
    }

    public var restoresState: Bool { true }

    public func process(_ messages: [Message]) -> [Record] { state.withLock { $0.process(messages) } }

    public func committed() { state.withLock { $0.committed() } }

    public func aborted() { state.withLock { $0.aborted() } }

    public func restore(
        _ partitions: [TopicPartition], isCancelled: @escaping @Sendable () -> Bool
    ) throws -> [TopicPartition: RestoredPartition] {
        let settings = state.withLock {
            AggregatorState(topology: $0.topology, partitions: $0.partialWriter.partitions)
        }
        let scan = LogScan(clients: clients, group: group, logger: logger, isCancelled: isCancelled)
        let restorer = Restorer(reference: reference, state: settings, scan: scan.run)
        guard let outcome = try restorer.restore(partitions) else { return [:] }
        state.withLock { $0.hold(outcome.folds) }
        return outcome.partitions
    }

    public func install(_ partition: TopicPartition) { state.withLock { $0.install(partition) } }

    public func revoked(_ partitions: [TopicPartition]) { state.withLock { $0.release(partitions) } }
}
