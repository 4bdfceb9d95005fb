internal import Foundation
public import Kafka
public import Logging
public import Pipeline
public import Service

/// The cluster and prefix that a command works on.
public struct Connection: Sendable {
    /// Opens clients of the cluster.
    public let clients: ClusterClients
    /// The topics of the prefix.
    public let topology: Topology
    /// Takes what clients log.
    public let logger: Logger

    /// The connection that options name; ends the reading of settings.
    ///
    /// - Throws: `SettingsError` for a wrong setting.
    public init(_ kafka: KafkaOptions, in settings: inout Settings) throws {
        try self.init(try kafka.resolve(in: &settings), ending: &settings)
    }

    /// The connection that settings name; ends the reading of settings.
    ///
    /// - Throws: `SettingsError` for a wrong setting.
    public init(_ kafka: KafkaSettings, ending settings: inout Settings) throws {
        try Self.endReading(of: &settings)
        logger = Logger(label: Self.label)
        clients = try ClusterClients(kafka, logger: logger)
        topology = Topology(prefix: kafka.topicPrefix)
    }

    /// Ends the reading of settings, for a command that has no connection to make.
    ///
    /// - Throws: `SettingsError` for a key that nothing takes.
    public static func endReading(of settings: inout Settings) throws(SettingsError) {
        for warning in try settings.finish(alsoKnown: SharedSettings.names) {
            StandardError.line("warning: \(warning)")
        }
    }

    /// The command's name without what all have: "producer" of "cds-producer".
    private static var label: String {
        let name = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "cds"
        return name.hasPrefix("cds-") ? String(name.dropFirst(4)) : name
    }

    /// How long a command tries to reach the brokers.
    private static let patience = Duration.seconds(60)

    /// The number of partitions of each topic of the cluster, once brokers answer.
    ///
    /// - Throws: `CommandFailure` where none answers within a minute.
    public func partitionCounts(_ admin: Admin) throws -> [String: Int] {
        let start = ContinuousClock.now
        while true {
            do throws(KafkaError) {
                return try admin.partitionCounts(.seconds(5))
            } catch {
                guard ContinuousClock.now - start < Self.patience else {
                    throw CommandFailure(
                        .kafkaFatal,
                        "cannot reach Kafka at \(clients.bootstrapServers): \(error). Check --bootstrap-servers, and that "
                            + "the address that the brokers advertise (advertised.listeners) can be reached from here")
                }
                StandardError.line(
                    "cannot reach Kafka at \(clients.bootstrapServers) yet: \(error.reason); trying for a minute")
            }
        }
    }

    /// All partitions of topics.
    ///
    /// - Throws: `CommandFailure` where a topic is missing or no broker answers.
    @discardableResult
    public func partitions(of topics: [String]) throws -> [TopicPartition] {
        let admin = try Admin(clients.admin(), hooks: ClientHooks(logger: logger))
        let counts = try partitionCounts(admin)
        return try topics.flatMap { topic in
            guard let count = counts[topic] else {
                throw CommandFailure(.usage, "there is no topic \(topic): create it with `cds-producer topics`")
            }
            return (0..<Int32(count)).map { TopicPartition(topic, $0) }
        }
    }

    /// Checks that a topic is there.
    ///
    /// - Throws: `CommandFailure` where it is missing or no broker answers.
    public func checkTopic(_ topic: String) throws { try partitions(of: [topic]) }

    /// Does something on a thread of its own. Kafka's errors end the command with status 4, settings that do not go
    /// together with 2.
    ///
    /// - Throws: what the work throws.
    public func work<Output: Sendable>(
        _ name: String, _ body: @escaping @Sendable () throws -> Output
    ) async throws -> Output {
        try await onOwnThread(named: name) {
            do {
                return try body()
            } catch let error as KafkaError {
                throw kafkaFailure(error)
            }
        }
    }
}

/// Kafka's errors end a command with status 4, settings that do not go together with 2.
public func kafkaFailure(_ error: KafkaError) -> CommandFailure {
    CommandFailure(error.code == .invalidArgument ? .usage : .kafkaFatal, "\(error)")
}
