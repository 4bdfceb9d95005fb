internal import CoreMetrics
internal import Dispatch
internal import Kafka
public import Logging

/// Consumes a group's messages in batches, hands each to a handler, and writes what it makes in one transaction
/// together with the offsets.
///
/// One thread, the one that calls ``run()``, owns the consumer and the one transactional producer. It goes on polling
/// while a batch is processed on a queue of its own, so that a slow batch never gets the member thrown out of its group;
/// the messages that come meanwhile are the next batch.
///
/// What keeps records from being lost or written twice: the group metadata of a batch is taken before its first message
/// and used for that batch only; a batch that a rebalance interrupts is given up before the partitions are; after
/// that, and after every abort, the partitions that stay are sought back to the committed offsets.
public final class TransactionalEngine {
    let setup: EngineSetup
    private let makeHandler: (ClusterFacts) -> any BatchHandler
    let observer: any EngineObserver
    let stop: StopSignal
    let logger: Logger
    let metrics = PipelineMetrics()
    let workQueue = DispatchQueue(label: "cds.batch")
    let restoreQueue = DispatchQueue(label: "cds.restore")
    private let epoch = ContinuousClock.now

    var facts = ClusterFacts(partitions: 0, isEmbedded: false)
    private(set) lazy var handler = makeHandler(facts)
    var recovery = ProducerRecovery()
    var producer: Producer?
    var consumer: GroupConsumer?

    /// Each partition of this member, by the number of the assignment that gave it.
    var assignments: [TopicPartition: Int] = [:]
    var assignmentCount = 0
    /// The partitions whose messages are processed; the others wait for their state.
    var live: Set<TopicPartition> = []
    /// Where each live partition's state stands: the offset after the last batch that was committed.
    var positions: [TopicPartition: Int64] = [:]
    /// How many transactions were given up one after the other.
    var abortsInRow = 0
    /// How many transactions went without their offsets; 0 unless the fault harness breaks that guarantee.
    var transactionsWithoutOffsets = 0
    /// Partitions that must be sought back to their committed offsets before they are read on.
    var rewinding: Set<TopicPartition> = []
    /// Partitions of which messages came again, since they were assigned.
    var passedOver: Set<TopicPartition> = []
    var isPaused = false
    private lazy var complaints = Complaints(logger: logger)

    /// Whether the last poll brought a message, so that more may lie ready: while a transaction was decided, a batch grew
    /// old, and many wait.
    private var mayHaveMore = false
    var collecting = Batch()
    var collectingGroup: GroupMetadata?
    var running: RunningBatch?
    var restoring: RunningRestore?
    var restoreFailures = 0
    /// How many messages one turn of the loop takes at most, beside the first.
    private static let messagesATurn = 63
    /// After how many transactions that were given up in a row the daemon is not ready.
    private static let abortsUntilUnready = 3

    /// A batch that is being processed.
    struct RunningBatch {
        let batch: Batch
        let group: GroupMetadata
        let job: Job<[Record]>
    }

    /// An engine for a handler.
    ///
    /// - Parameters:
    ///   - setup: the cluster, the group and the limits.
    ///   - observer: whom to tell of readiness and life.
    ///   - stop: ends ``run()`` after the batch under way.
    ///   - logger: takes what operators need to know.
    ///   - handler: makes what turns messages into records, once the cluster is known.
    public init(
        setup: EngineSetup, observer: any EngineObserver, stop: StopSignal, logger: Logger,
        handler: @escaping (ClusterFacts) -> any BatchHandler
    ) {
        self.setup = setup
        makeHandler = handler
        self.observer = observer
        self.stop = stop
        self.logger = logger
    }

    /// The time since the engine was made.
    var now: Duration { ContinuousClock.now - epoch }

    /// Runs until a stop is asked for, then finishes the batch under way and leaves the group.
    ///
    /// - Throws: ``EngineFailure``.
    public func run() throws {
        guard
            let facts = try ClusterCheck(clients: setup.clients, topology: setup.topology, logger: logger)
                .wait(isStopping: {
                    observer.beat()
                    return stop.isRequested
                })
        else { return }
        self.facts = facts
        do {
            try openProducer()
            if producer != nil {
                try join()
                try loop()
            }
        } catch let error as KafkaError where error.code == .invalidArgument {
            throw EngineFailure.settings("\(error)")
        } catch let error as KafkaError {
            throw EngineFailure.fatal("\(error)")
        }
        leave()
    }

    private func join() throws {
        var hooks = ClientHooks(logger: logger)
        hooks.onStatistics = { [metrics] in metrics.record($0) }
        consumer = try GroupConsumer(
            memberProperties, topics: setup.topics, hooks: hooks,
            onRebalance: { [weak self] in self?.rebalanced($0) })
        logger.info("joining group", metadata: ["group": "\(setup.group)", "topics": "\(setup.topics)"])
    }

    private var memberProperties: ClientProperties {
        let properties = setup.clients.member(group: setup.group, instance: setup.instance)
        guard !setup.guarantees.readsCommittedOnly else { return properties }
        return properties.overlaid(with: ["isolation.level": IsolationLevel.readUncommitted.rawValue])
    }

    private func loop() throws {
        while true {
            observer.beat()
            try checkConsumer()
            if let running, running.job.wait(.zero) { try finish(running) }
            if let restoring, running == nil, restoring.job.wait(.zero) { try finish(restoring) }
            if stop.isRequested && running == nil { return }
            startBatchIfDue()
            startRestoreIfNeeded()
            tellReadiness()
            try pollOrWait()
            producer?.poll()
        }
    }

    func startBatchIfDue() {
        guard running == nil, rewinding.isEmpty, let group = collectingGroup,
            collecting.isFull(setup.limits) || !mayHaveMore && collecting.isDue(setup.limits, at: now)
        else { return }
        let batch = collecting
        let started = ContinuousClock.now
        collecting = Batch()
        collectingGroup = nil
        metrics.batchSize.record(batch.messages.count)
        running = RunningBatch(
            batch: batch, group: group,
            job: Job(on: workQueue) { [handler, metrics] in
                defer {
                    metrics.processingTime.recordNanoseconds(Int64((ContinuousClock.now - started) / .nanoseconds(1)))
                }
                return handler.process(batch.messages)
            })
    }

    /// Polls for the next batch; once that is full, waits for the one under way, polling only to stay in the group.
    private func pollOrWait() throws {
        try rewindIfNeeded()
        guard let running, collecting.isFull(setup.limits) else {
            try setPaused(false)
            try poll(patience)
            try takeWhatLiesReady()
            return
        }
        guard !running.job.wait(.milliseconds(500)) else { return }
        try setPaused(true)
        try poll(.zero)
    }

    /// Takes some more messages where the last poll brought one: what else the loop looks after need not be looked after
    /// for each of them.
    private func takeWhatLiesReady() throws {
        for _ in 0..<Self.messagesATurn {
            guard mayHaveMore, rewinding.isEmpty, !collecting.isFull(setup.limits) else { return }
            try poll(.zero)
        }
    }

    /// How long to wait for a message: once a batch is due, only what lies ready joins it. Where nothing but a message, a
    /// rebalance, each of which ends a poll, or a request to stop can come, long: each poll costs an idle process time.
    private var patience: Duration {
        guard running == nil else { return .milliseconds(2) }
        if collecting.messages.isEmpty { return restoring == nil ? .milliseconds(200) : .milliseconds(10) }
        return collecting.isDue(setup.limits, at: now) ? .zero : .milliseconds(2)
    }

    /// The least offset that the next message of a partition can have.
    private func leastOffset(of partition: TopicPartition) -> Int64 {
        collecting.nextOffsets[partition] ?? running?.batch.nextOffsets[partition] ?? positions[partition] ?? 0
    }

    /// Passes over a message that was read before, and seeks its partition forward, once for each assignment.
    ///
    /// librdkafka (2.0.2, and the newest code) undoes a seek where its own look-up of the log's beginning is under way: the
    /// answer is outdated, so that it asks again, and goes on where the second answer says (docs/faults.md).
    private func passOver(_ message: Message) {
        let partition = message.topicPartition
        guard passedOver.insert(partition).inserted else { return }
        logger.warning("\(partition) offset \(message.offset) came again: what was read before is passed over")
        do {
            try consumer?.seek([partition: leastOffset(of: partition)], timeout: .seconds(10))
        } catch {
            logger.info("\(partition) is read again from offset \(message.offset): \(error)")
        }
    }

    /// Takes a message into the next batch. A rebalance within the poll makes the message's group metadata stale: its
    /// partition is then read again from its committed offset.
    func poll(_ timeout: Duration) throws {
        guard let consumer else { return }
        if collecting.messages.isEmpty { collectingGroup = try consumer.groupMetadata() }
        let assignmentsBefore = assignmentCount
        let event = consumer.poll(timeout)
        let isStale = assignmentsBefore != assignmentCount
        if case .message = event { mayHaveMore = true } else { mayHaveMore = false }
        switch event {
        case .message(let message):
            let partition = message.topicPartition
            guard live.contains(partition), !rewinding.contains(partition) else { return }
            guard message.offset >= leastOffset(of: partition) else { return passOver(message) }
            if isStale {
                rewinding.insert(partition)
            } else {
                collecting.add(message, at: now)
            }
        case .error(let error) where error.code == .autoOffsetReset:
            throw try outsideLog(error)
        case .error(let error):
            tell(error)
        case .endOfPartition, nil:
            break
        }
    }

    /// Tells what the consumer complains about; it goes on by itself, but for a batch that it cannot unpack.
    private func tell(_ error: KafkaError) {
        let advice =
            error.code == .badCompression
            ? ". Its partition waits: nothing behind this batch is read. Start with a greater --kafka "
                + "receive.message.max.bytes (at most 2147483647), or skip the batch with kafka-consumer-groups.sh "
                + "--group \(setup.group) --reset-offsets --to-offset" : ""
        complaints.tell("consumer: \(error)\(advice)", kind: "\(error.code)")
    }

    private func setPaused(_ paused: Bool) throws {
        guard paused != isPaused, let consumer else { return }
        if paused { try consumer.pause(live) } else { try consumer.resume(live) }
        isPaused = paused
    }

    /// A consumer that is broken for good ends the process: its static member id was taken, or Kafka refuses it.
    private func checkConsumer() throws {
        guard let error = consumer?.fatalError else { return }
        if error.isFenced, let instance = setup.instance {
            throw EngineFailure.fatal("another process has joined as instance \"\(instance)\": \(error)")
        }
        throw EngineFailure.fatal("the consumer is broken: \(error)")
    }

    private func tellReadiness() {
        guard consumer?.isJoined == true else { return observer.ready(false, reason: "joining the group") }
        let waiting = assignments.count - live.count
        if waiting > 0 {
            observer.ready(false, reason: "restoring \(waiting) partitions" + (restoreFailures > 0 ? ", in vain" : ""))
        } else if abortsInRow >= Self.abortsUntilUnready {
            observer.ready(false, reason: "\(abortsInRow) transactions given up in a row")
        } else {
            observer.ready(true, reason: "ready")
        }
    }

    private func leave() {
        observer.ready(false, reason: "stopping")
        restoring?.cancellation.request()
        let isClosed = consumer?.close(within: setup.closeDeadline) ?? true
        if !isClosed { logger.notice("left without closing the consumer: its group was not joined or did not answer") }
    }
}

/// What an engine works on.
public struct EngineSetup: Sendable {
    /// The cluster.
    public let clients: ClusterClients
    /// The topics of the prefix.
    public let topology: Topology
    /// The topics to consume.
    public let topics: [String]
    /// The consumer group.
    public let group: String
    /// The static member id; replicas of one service must not share one.
    public let instance: String?
    /// The transactional id.
    public let transactionalID: String
    /// The topic that holds messages only where the group has worked before.
    public let resultTopic: String
    /// What to do where the group has worked before and has no offsets.
    public let onMissingOffsets: MissingOffsets
    /// How large a batch may become.
    public let limits: BatchLimits
    /// How long leaving the group may take.
    public let closeDeadline: Duration
    /// What the engine keeps.
    package var guarantees = Guarantees()

    /// A setup from its parts.
    ///
    /// - Parameter processID: makes the transactional id unique to this process where there is no instance.
    public init(
        clients: ClusterClients, topology: Topology, topics: [String], resultTopic: String, group: String,
        instance: String?, processID: String, onMissingOffsets: MissingOffsets = .earliest, limits: BatchLimits,
        closeDeadline: Duration = .seconds(10)
    ) {
        self.clients = clients
        self.topology = topology
        self.topics = topics
        self.resultTopic = resultTopic
        self.onMissingOffsets = onMissingOffsets
        self.group = group
        self.instance = instance
        transactionalID = "\(group).\(instance ?? processID)"
        self.limits = limits
        self.closeDeadline = closeDeadline
    }
}
