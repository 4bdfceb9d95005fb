internal import Foundation
public import Kafka
public import Logging
public import Pipeline

/// A broker for one test: a real Apache Kafka where `CDS_TEST_BOOTSTRAP_SERVERS` names one, else an embedded broker of
/// the test's own. Each test has topics of its own under a fresh prefix.
public final class TestCluster {
    /// Where the brokers are.
    public let bootstrapServers: String
    /// The test's topics.
    public let topology: Topology
    /// The number of partitions of every topic.
    public let partitions: Int
    /// Whether the broker is a real one.
    public let isReal: Bool
    /// The embedded broker, for injecting errors; nil with a real one.
    public let embedded: EmbeddedBroker?
    /// Clients with the properties that the broker needs.
    public let clients: ClusterClients
    /// Takes what clients log.
    public let logger: Logger

    /// The address of the real brokers to test with, or nil.
    public static var realBootstrapServers: String? {
        ProcessInfo.processInfo.environment["CDS_TEST_BOOTSTRAP_SERVERS"].flatMap { $0.isEmpty ? nil : $0 }
    }

    private init(partitions: Int) throws {
        var logger = Logger(label: "test")
        logger.logLevel = ProcessInfo.processInfo.environment["CDS_TEST_LOG"] == nil ? .error : .debug
        self.logger = logger
        self.partitions = partitions
        topology = Topology(prefix: "test-\(UUID().uuidString.lowercased().prefix(8))")
        if let servers = Self.realBootstrapServers {
            isReal = true
            embedded = nil
            bootstrapServers = servers
            clients = ClusterClients(bootstrapServers: servers, userProperties: [:], logger: logger)
        } else {
            let broker = try EmbeddedBroker(logger: logger)
            isReal = false
            embedded = broker
            bootstrapServers = broker.bootstrapServers
            clients = ClusterClients(
                bootstrapServers: bootstrapServers, userProperties: ["session.timeout.ms": "6000"], logger: logger)
        }
    }

    private func createTopics() throws {
        if let embedded {
            for topic in topology.all { try embedded.createTopic(topic, partitions: partitions) }
            return
        }
        let admin = try Admin(clients.admin(), hooks: ClientHooks(logger: logger))
        let outcome = try admin.create(
            topology.specifications(partitions: partitions, replicationFactor: 1), timeout: .seconds(30))
        for case let error? in outcome.values { throw error }
        while try topology.all.contains(where: { try admin.partitionCounts(.seconds(10))[$0] == nil }) {
            admin.wait(.milliseconds(100))
        }
    }

    /// Runs a test on a thread of its own, with a broker and the topics of a fresh prefix.
    public static func with<Output: Sendable>(
        partitions: Int = 6, _ body: @escaping @Sendable (TestCluster) throws -> Output
    ) async throws -> Output {
        try await onOwnThread(named: "test") {
            let cluster = try TestCluster(partitions: partitions)
            try cluster.createTopics()
            return try body(cluster)
        }
    }

    /// Produces records and waits until each is acknowledged.
    public func produce(_ records: [Record]) throws {
        let producer = try Producer(clients.idempotent(), hooks: ClientHooks(logger: logger))
        for record in records { try producer.produceWaiting(record) }
        try producer.flush(.seconds(30))
    }

    /// All committed messages of a topic from its beginning to the end that stands now, in the order of each partition.
    public func messages(of topic: String) throws -> [Message] {
        let partitions = (0..<Int32(partitions)).map { TopicPartition(topic, $0) }
        let offsets = Dictionary(uniqueKeysWithValues: partitions.map { ($0, Int64?.none) })
        let hooks = ClientHooks(logger: logger)
        let reader = try PartitionConsumer(
            clients.reader(group: topology.prefix, isolation: .readCommitted), offsets: offsets, hooks: hooks)
        let probe = try PartitionConsumer(
            clients.reader(group: topology.prefix, isolation: .readUncommitted), offsets: [:], hooks: hooks)
        var open = try partitions.reduce(into: [:]) { $0[$1] = try probe.watermarks($1, timeout: .seconds(10)).high }
        var messages: [Message] = []
        while !open.isEmpty {
            switch reader.poll(.milliseconds(100)) {
            case .message(let message): messages.append(message)
            case .endOfPartition(let partition, let offset):
                if offset >= open[partition] ?? 0 { open[partition] = nil }
            case .error(let error): throw error
            case nil: break
            }
        }
        return messages
    }

    /// The last value of each key of a topic, keys with a null left out.
    public func lastValues(of topic: String) throws -> [String: [UInt8]] {
        try messages(of: topic).reduce(into: [:]) { values, message in
            values[String(decoding: message.key ?? [], as: UTF8.self)] = message.value
        }
    }
}
