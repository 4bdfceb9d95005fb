internal import Foundation
package import Kafka
internal import Logging
package import Pipeline

/// The broker of a run: a real Apache Kafka where `CDS_TEST_BOOTSTRAP_SERVERS` names one, else the embedded one in
/// this process.
package final class Broker {
    /// The broker's own address.
    package let bootstrapServers: String
    /// The embedded broker; nil with a real one.
    package let embedded: EmbeddedBroker?
    /// The shell command that stops and starts a real broker, or nil.
    package let restartCommand: String?
    /// Clients of the harness's own, which no fault of the network reaches.
    package let clients: ClusterClients
    private let logger: Logger

    /// How many brokers the embedded cluster has, so that leaders can be moved.
    package static let embeddedBrokers = 2

    /// Finds or starts the broker.
    ///
    /// - Throws: where the embedded broker cannot be started.
    package init(environment: [String: String]) throws {
        var logger = Logger(label: "chaos")
        logger.logLevel = .critical
        self.logger = logger
        if let servers = environment["CDS_TEST_BOOTSTRAP_SERVERS"], !servers.isEmpty {
            embedded = nil
            bootstrapServers = servers
            restartCommand = environment["CDS_TEST_BROKER_RESTART"].flatMap { $0.isEmpty ? nil : $0 }
        } else {
            let embedded = try EmbeddedBroker(brokers: Self.embeddedBrokers, logger: logger)
            self.embedded = embedded
            bootstrapServers = embedded.bootstrapServers
            restartCommand = nil
        }
        clients = ClusterClients(
            bootstrapServers: bootstrapServers, userProperties: ["session.timeout.ms": "6000"], logger: logger)
    }

    /// Whether the broker is a real one.
    package var isReal: Bool { embedded == nil }

    /// Hooks for the harness's own clients.
    package var hooks: ClientHooks { ClientHooks(logger: logger, onError: { _ in }) }

    /// Creates the topics of a prefix, with compaction held off so that what stood in between stays to be checked.
    package func createTopics(_ topology: Topology, partitions: Int) throws {
        if let embedded {
            for topic in topology.all { try embedded.createTopic(topic, partitions: partitions) }
            return
        }
        let admin = try Admin(clients.admin(), hooks: hooks)
        let specifications = topology.specifications(partitions: partitions, replicationFactor: nil).map { topic in
            TopicSpecification(
                name: topic.name, partitions: topic.partitions, replicationFactor: nil,
                properties: topic.properties.merging(["min.compaction.lag.ms": "2592000000"]) { $1 })
        }
        for case let error? in try admin.create(specifications, timeout: .seconds(30)).values { throw error }
        while try topology.all.contains(where: { try admin.partitionCounts(.seconds(10))[$0] == nil }) {
            admin.wait(.milliseconds(100))
        }
    }

    /// Deletes the topics of a prefix on a real broker.
    package func deleteTopics(_ topology: Topology) throws {
        guard isReal else { return }
        try Admin(clients.admin(), hooks: hooks).delete(topology.all, timeout: .seconds(30))
    }

    /// Stops and starts a real broker by its command.
    package func restart() throws { if let restartCommand { try ManagedProcess.shell(restartCommand) } }
}
