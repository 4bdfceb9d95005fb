import ArgumentParser
import Kafka
import Launch
import Pipeline
import Service

extension CDSProducer {
    struct Topics: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Creates the topics of the prefix, or checks those that exist.",
            discussion: """
                Topics that exist must have the right number of partitions and cleanup.policy; they are never changed.
                Replication left out is the brokers' default. Exit status 2 says that an existing topic does not fit.
                Examples:
                  cds-producer topics --bootstrap-servers localhost:9092 --partitions 6 --replication-factor 3
                  cds-producer topics --bootstrap-servers localhost:9092 --dry-run
                """)
        static let partitionSetting = Setting.integer(
            "partitions", range: 1...10_000,
            help: "Partitions of every topic, fixed for the life of the prefix; default 6, "
                + "or what the prefix has"
        ).optional
        static let replicationSetting = Setting.integer(
            "replication-factor", range: 1...100, help: "Replicas of every partition; default: the brokers'"
        ).optional

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @Option(Topics.partitionSetting) var partitions: String?
        @Option(Topics.replicationSetting) var replicationFactor: String?
        @Flag(help: "Only show what would be created") var dryRun = false

        func run() async throws {
            var settings = try common.settings()
            let partitions = try settings.resolve(Topics.partitionSetting, flag: partitions).value
            let replicas = try settings.resolve(Topics.replicationSetting, flag: replicationFactor).value
            let connection = try Connection(kafka, in: &settings)
            try await onOwnThread(named: "topics") { [dryRun] in
                do {
                    try TopicCreation(connection: connection, isDryRun: dryRun).run(
                        partitions: partitions, replicas: replicas)
                } catch let error as KafkaError {
                    throw kafkaFailure(error)
                } catch let failure as EngineFailure {
                    throw CommandFailure(.usage, failure.description)
                }
            }
        }
    }
}

/// Creates the topics that are missing and checks all.
private struct TopicCreation {
    let connection: Connection
    let isDryRun: Bool

    func run(partitions: Int?, replicas: Int?) throws {
        let topology = connection.topology
        let admin = try Admin(connection.clients.admin(), hooks: ClientHooks(logger: connection.logger))
        let existing = try connection.partitionCounts(admin)
        let count = partitions ?? existing[topology.articles] ?? Topology.defaultPartitions
        for topic in topology.all {
            guard let found = existing[topic], found != count else { continue }
            throw EngineFailure.settings(
                "topic \(topic) has \(found) partitions, not \(count): the number is fixed for the life of a prefix")
        }
        guard !isDryRun else {
            for topic in topology.all {
                let told = existing[topic] == nil ? "would create: \(topic), \(count) partitions" : "exists: \(topic)"
                try StandardOutput.line(told)
            }
            return
        }
        let missing = topology.specifications(partitions: count, replicationFactor: replicas)
            .filter { existing[$0.name] == nil }
        let outcome = missing.isEmpty ? [:] : try admin.create(missing, timeout: .seconds(60))
        for topic in topology.all {
            if let error = outcome[topic] ?? nil, error.code != .topicAlreadyExists { throw error }
            StandardError.line(outcome[topic] == nil ? "exists: \(topic)" : "created: \(topic)")
        }
        try waitUntilVisible(admin)
    }

    /// New topics take a moment until every broker knows them; then all are checked.
    private func waitUntilVisible(_ admin: Admin) throws {
        let check = ClusterCheck(
            clients: connection.clients, topology: connection.topology, logger: connection.logger)
        for _ in 0..<100 {
            do {
                _ = try check.check(admin)
                return
            } catch is ClusterCheck.Missing {
                admin.wait(.milliseconds(100))
            } catch let error as KafkaError where error.code == .unknownTopicOrPartition {
                admin.wait(.milliseconds(100))
            }
        }
        throw CommandFailure(.kafkaFatal, "the new topics did not show up within 10 s")
    }
}
