import ArgumentParser
import Kafka
import Launch
import Logging
import Pipeline
import Service

/// The cluster and prefix that a command works on.
struct Connection: Sendable {
    let clients: ClusterClients
    let topology: Topology
    let logger: Logger

    /// The connection that options name; ends the reading of settings.
    init(_ kafka: KafkaOptions, in settings: inout Settings) throws {
        let kafka = try kafka.resolve(in: &settings)
        for warning in try settings.finish(alsoKnown: SharedSettings.names) {
            StandardError.line("warning: \(warning)")
        }
        logger = Logger(label: "producer")
        clients = try ClusterClients(kafka, logger: logger)
        topology = Topology(prefix: kafka.topicPrefix)
    }

    /// How long a command tries to reach the brokers.
    private static let patience = Duration.seconds(60)

    /// The number of partitions of each topic of the cluster, once brokers answer.
    ///
    /// - Throws: `CommandFailure` where none answers within a minute.
    func partitionCounts(_ admin: Admin) throws -> [String: Int] {
        let start = ContinuousClock.now
        while true {
            do throws(KafkaError) {
                return try admin.partitionCounts(.seconds(5))
            } catch {
                guard ContinuousClock.now - start < Self.patience else {
                    throw CommandFailure(.kafkaFatal, "cannot reach Kafka at \(clients.bootstrapServers): \(error)")
                }
                StandardError.line(
                    "cannot reach Kafka at \(clients.bootstrapServers) yet: \(error.reason); trying again")
            }
        }
    }

    /// Checks that a topic is there.
    ///
    /// - Throws: `CommandFailure` where it is missing or no broker answers.
    func checkTopic(_ topic: String) throws {
        let admin = try Admin(clients.admin(), hooks: ClientHooks(logger: logger))
        guard try partitionCounts(admin)[topic] != nil else {
            throw CommandFailure(.usage, "there is no topic \(topic): create it with `cds-producer topics`")
        }
    }
}

/// Kafka's errors end a command with status 4, settings that do not go together with 2.
func kafkaFailure(_ error: KafkaError) -> CommandFailure {
    CommandFailure(error.code == .invalidArgument ? .usage : .kafkaFatal, "\(error)")
}
