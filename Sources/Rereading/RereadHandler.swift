public import Core
public import Kafka
public import Pipeline
internal import Synchronization
public import WorkerDaemon

/// A worker that, before it goes on with a partition of the articles, reads those that stand there again, and writes
/// the readings that are others.
///
/// What is read again of a partition lies below the group's committed offset, and is written while the partition is this
/// member's, in transactions that send that very offset: what comes after it is read later, by whoever has the partition
/// then, so that no older text is ever put in force. It is the restore of an aggregator, for the engine: a partition that
/// is taken away is given up, one that comes back is read again.
public final class RereadHandler: BatchHandler {
    private let worker: ArticleHandler
    private let rereader: Rereader
    private let selection: RereadSelection
    private let clients: ClusterClients
    private let topology: Topology
    private let group: String
    private let partitions: Int
    private let tally: RereadTally
    private let report: @Sendable (Event) -> Void
    private let prepared = Mutex<[TopicPartition: (written: Int, rules: Int, read: Int)]>([:])

    /// What is told of the work.
    public enum Event: Sendable {
        /// A partition is begun, with so many articles.
        case began(TopicPartition, articles: Int)
        /// Some more articles have been read.
        case read(Int)
        /// An article is left as it is: its last message, "topic/partition/offset", cannot be read.
        case left(id: ExactText, place: String, Rejection)
        /// A partition is done.
        case finished(TopicPartition, written: Int)
    }

    /// A handler.
    ///
    /// - Parameters:
    ///   - worker: does the ordinary work of a partition that was read again.
    ///   - facts: the cluster's.
    ///   - setup: the engine's, of the workers' group.
    ///   - tally: takes what was done.
    ///   - report: is told of the work, on any thread.
    public init(
        worker: ArticleHandler, rereader: Rereader, selection: RereadSelection, facts: ClusterFacts,
        setup: EngineSetup, tally: RereadTally, report: @escaping @Sendable (Event) -> Void
    ) {
        self.worker = worker
        self.rereader = rereader
        self.selection = selection
        clients = setup.clients
        topology = setup.topology
        group = setup.group
        partitions = facts.partitions
        self.tally = tally
        self.report = report
        tally.change { $0.partitions = facts.partitions }
    }

    public var restoresState: Bool { true }

    public func process(_ messages: [Message]) -> [Record] { worker.process(messages) }

    /// One partition after the other, so that each waits no longer than it must.
    public func restore(
        _ partitions: [TopicPartition], isCancelled: @escaping @Sendable () -> Bool
    ) throws -> [TopicPartition: RestoredPartition] {
        guard let next = partitions.first else { return [:] }
        let log = TopicLog(clients: clients, group: group, isCancelled: isCancelled)
        // Known only once what a predecessor left open is decided; from then on only this member moves it.
        let committed = try log.committed([next])[next]
        let end = try committed ?? log.watermarks([next])[next]?.low ?? 0
        let records = try records(of: next, below: end, log)
        return [next: RestoredPartition(resumeAt: end, committed: end, records: records, deadLetters: [])]
    }

    public func install(_ partition: TopicPartition) {
        let counts = prepared.withLock { $0.removeValue(forKey: partition) }
        tally.change { state in
            state.changes += 1
            state.written += counts?.written ?? 0
            state.rules += counts?.rules ?? 0
            state.read += counts?.read ?? 0
            state.done.insert(partition.partition)
        }
        report(.finished(partition, written: counts?.written ?? 0))
    }

    /// What is not this member's any more is not done any more: another one may read new texts there by other rules.
    public func revoked(_ partitions: [TopicPartition]) {
        tally.change { state in
            state.changes += 1
            if !state.isSettled { state.done.subtract(partitions.map(\.partition)) }
        }
        prepared.withLock { prepared in for partition in partitions { prepared[partition] = nil } }
    }

    // MARK: Reading again

    /// The readings of a partition's articles that are others than those in force.
    private func records(of partition: TopicPartition, below end: Int64, _ log: TopicLog) throws -> [Record] {
        let standing = try StandingArticles(log, below: [partition: end])
        report(.began(partition, articles: standing.count))
        let inForce = try readings(of: standing.keys, log)
        var records: [Record] = []
        var counts = (written: 0, rules: 0, read: 0)
        try standing.forEachGroup(of: rereader.groupSize, log) { messages in
            for (message, outcome) in zip(messages, rereader.outcomes(of: messages, inForce)) {
                switch outcome {
                case .content(let reading), .rules(let reading):
                    records.append(worker.record(of: reading, readAgainFrom: message))
                    counts.written += 1
                    counts.read += 1
                    if case .rules = outcome { counts.rules += 1 }
                case .unreadable(let rejection):
                    let id = ExactText(String(decoding: message.key ?? [], as: UTF8.self))
                    report(.left(id: id, place: Envelope.id(of: message), rejection))
                case .same: counts.read += 1
                case .unselected, .overtaken: break
                }
            }
            report(.read(messages.count))
        }
        prepared.withLock { [counts] in $0[partition] = counts }
        return records
    }

    /// The readings in force on the partitions that ids have there.
    private func readings(of keys: some Collection<[UInt8]>, _ log: TopicLog) throws -> ReadingsInForce {
        var places: Set<TopicPartition> = []
        for key in keys where places.count < partitions {
            places.insert(TopicPartition(topology.readings, Partitioner.consistent(key, partitions: partitions)))
        }
        var inForce = ReadingsInForce(selection: selection)
        try log.read(Dictionary(uniqueKeysWithValues: places.map { ($0, nil) })) { _ = inForce.take($0) }
        return inForce
    }
}
