public import Core
internal import Dispatch
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
    private let unknown: Mutex<UnknownNamesReport>

    /// A handler that holds no partitions yet.
    ///
    /// - Parameters:
    ///   - partitions: the number of partitions of every topic of the prefix.
    ///   - group: the group whose committed offsets tell how far its predecessors came.
    ///   - reference: the provinces and indicators that roll-ups are made of.
    public convenience init(
        clients: ClusterClients, topology: Topology, partitions: Int, group: String, reference: ReferenceData,
        logger: Logger
    ) {
        self.init(
            clients: clients, group: group, reference: reference, logger: logger,
            state: AggregatorState(topology: topology, partitions: partitions))
    }

    /// A handler with a state that holds no partitions yet, which may break guarantees for the fault harness.
    package init(
        clients: ClusterClients, group: String, reference: ReferenceData, logger: Logger, state: AggregatorState
    ) {
        self.clients = clients
        self.group = group
        self.reference = reference
        self.logger = logger
        unknown = Mutex(UnknownNamesReport(logger: logger))
        self.state = Mutex(state)
    }

    public var restoresState: Bool { true }

    public func process(_ messages: [Message]) -> [Record] { state.withLock { $0.process(messages) } }

    public func committed() {
        let names = state.withLock { $0.committed() }
        unknown.withLock { $0.count(names) }
    }

    public func aborted() { state.withLock { $0.aborted() } }

    public func restore(
        _ partitions: [TopicPartition], isCancelled: @escaping @Sendable () -> Bool
    ) throws -> [TopicPartition: RestoredPartition] {
        let settings = state.withLock(\.withoutPartitions)
        let scan = LogScan(clients: clients, group: group, logger: logger, isCancelled: isCancelled)
        let restorer = Restorer(reference: reference, state: settings, scan: scan.run, isCancelled: isCancelled)
        guard let outcome = try restorer.restore(partitions) else { return [:] }
        state.withLock { $0.hold(outcome.folds) }
        unknown.withLock { $0.tell("restored", outcome.unknown) }
        return outcome.partitions
    }

    public func install(_ partition: TopicPartition) { state.withLock { $0.install(partition) } }

    public func revoked(_ partitions: [TopicPartition]) {
        let released = state.withLock { $0.release(partitions) }
        // A million articles take seconds to be freed: the engine's thread must go on, at a stop most of all.
        DispatchQueue.global(qos: .utility).async { withExtendedLifetime(released) {} }
    }
}
