internal import Foundation
public import Logging
internal import Metrics
public import Pipeline
public import Service

/// Runs an engine as a daemon: health and metrics over HTTP, signals, and the contract's exit status.
public struct EngineDaemon {
    private let kafka: KafkaSettings
    private let daemon: DaemonSettings
    private let limits: BatchLimits
    private let onMissingOffsets: MissingOffsets
    private let logger: Logger
    /// What the engine keeps: all, but for the fault harness.
    package var guarantees = Guarantees()

    /// Properties of librdkafka that have a flag of their own.
    public static let reservedProperties = [
        "group.id": "--group instead", "group.instance.id": "--instance instead",
        "transactional.id": "--group and --instance instead",
    ]

    /// A daemon with its settings.
    public init(
        kafka: KafkaSettings, daemon: DaemonSettings, limits: BatchLimits, onMissingOffsets: MissingOffsets,
        logger: Logger
    ) {
        self.kafka = kafka
        self.daemon = daemon
        self.limits = limits
        self.onMissingOffsets = onMissingOffsets
        self.logger = logger
    }

    /// Runs until a signal, or until the engine fails.
    ///
    /// - Parameters:
    ///   - topics: the topics to consume, of the topology.
    ///   - resultTopic: the topic that holds messages only where the group has worked before.
    ///   - watch: makes one more observer of the engine, which may end it by the signal.
    ///   - handler: makes the handler once the cluster is known.
    /// - Throws: `CommandFailure` with status 4 for a Kafka fatal and 2 for topics that do not fit; `SettingsError`.
    public func run(
        topics: (Topology) -> [String], resultTopic: (Topology) -> String,
        watch: @escaping @Sendable (StopSignal) -> (any EngineObserver)? = { _ in nil },
        handler: @escaping @Sendable (ClusterFacts, EngineSetup) -> any BatchHandler
    ) async throws {
        FreedMemory.returnSoon()
        let topology = Topology(prefix: kafka.topicPrefix)
        let clients = try ClusterClients(kafka, logger: logger)
        for property in clients.overruledProperties {
            logger.warning(
                "the property \(property) is fixed by the guarantees of this daemon: the given value has no effect")
        }
        var setup = EngineSetup(
            clients: clients, topology: topology, topics: topics(topology), resultTopic: resultTopic(topology),
            group: daemon.group, instance: daemon.instance, processID: UUID().uuidString.lowercased(),
            onMissingOffsets: onMissingOffsets, limits: limits)
        setup.guarantees = guarantees
        let registry = MetricsRegistry(
            describing: MetricHelp.texts.sorted { $0.key < $1.key }.map { MetricDescription($0.key, $0.value) })
        MetricsSystem.use(registry)
        let health = Health(stallAfter: .seconds(120))
        let http = HTTPService.health(health, metrics: registry, at: daemon.serving.http, logger: logger)
        try await Daemon(health: health, http: http, drainTimeout: daemon.serving.drainTimeout, logger: logger)
            .run([service(setup, health: health, watch: watch, handler: handler)])
    }

    private func service(
        _ setup: EngineSetup, health: Health, watch: @escaping @Sendable (StopSignal) -> (any EngineObserver)?,
        handler: @escaping @Sendable (ClusterFacts, EngineSetup) -> any BatchHandler
    ) -> EngineService {
        let stop = StopSignal()
        let logger = logger
        return EngineService("engine") { completion in
            let thread = Thread {
                // The engine's clients are gone when the completion is called: the process may exit right after it.
                let result = Result {
                    try TransactionalEngine(
                        setup: setup, observer: HealthObserver(health: health, other: watch(stop)), stop: stop,
                        logger: logger,
                        handler: { handler($0, setup) }
                    ).run()
                }
                completion(result.mapError(Self.failure))
            }
            thread.name = "engine"
            thread.start()
        } stop: {
            stop.request()
        }
    }

    private static func failure(_ error: any Error) -> any Error {
        guard let failure = error as? EngineFailure else { return error }
        return CommandFailure(ExitStatus(rawValue: failure.exitStatus) ?? .kafkaFatal, failure.description)
    }
}

/// Tells the health of a daemon how its engine is.
private struct HealthObserver: EngineObserver {
    let health: Health
    let other: (any EngineObserver)?

    func ready(_ isReady: Bool, reason: String) {
        health.setReady(isReady, reason: reason)
        other?.ready(isReady, reason: reason)
    }

    func beat() {
        health.beat()
        other?.beat()
    }
}
