internal import Foundation
public import Kafka
public import Logging

/// Opens the clients of one cluster with the properties that the project's guarantees rest on.
public struct ClusterClients: Sendable {
    /// The brokers to begin with, "host:port,host:port".
    public let bootstrapServers: String
    /// What the user passes through to librdkafka; never above the properties that a guarantee rests on.
    public let userProperties: [String: String]
    /// Takes librdkafka's log lines.
    public let logger: Logger

    /// The clients of a cluster.
    public init(bootstrapServers: String, userProperties: [String: String], logger: Logger) {
        self.bootstrapServers = bootstrapServers
        self.userProperties = userProperties
        self.logger = logger
    }

    /// What keeps acknowledged records from being lost. librdkafka takes a request that was refused for written once a
    /// later one for its partition is acknowledged, and a broker that knows nothing of the producer there takes that
    /// later one whatever its sequence number (docs/faults.md, "Acknowledged, but in no log"): so no request is sent
    /// before the one before it was answered.
    private static let inOrder = [
        "enable.idempotence": "true", "max.in.flight": "1", "max.in.flight.requests.per.connection": "1",
    ]

    /// What a consumer keeps ready at most: what is read in some 0.15 seconds, fetched anew when a quarter of it was taken
    /// (docs/performance.md).
    private static let queueKilobytes = 6_144 * max(2, ProcessInfo.processInfo.activeProcessorCount)

    /// The bytes of compressed messages after which a broker ends an answer. A consumer asks while there is room in what it
    /// keeps ready, and cannot know what the answer unpacks to: five times as much, for articles, where brokers may send as
    /// much as fits (docs/performance.md).
    private static let fetchBytes = 1_000_000

    /// What every client begins with.
    private var common: [String: String] {
        ["bootstrap.servers": bootstrapServers, "client.id": "cds", "statistics.interval.ms": "5000"]
    }

    /// The user's properties that a guarantee does not let through to a daemon's clients, for a warning; sorted.
    public var overruledProperties: [String] {
        let fixed = memberFixed(group: "", instance: nil).merging(transactionalFixed(id: "")) { first, _ in first }
        return userProperties.keys.filter { fixed[$0] != nil }.sorted()
    }

    /// A member of a consumer group that reads committed messages and never commits by itself. An offset that its log
    /// does not hold is an error, never a reset.
    ///
    /// - Parameters:
    ///   - group: the group's name.
    ///   - instance: a static member id, or nil.
    public func member(group: String, instance: String?) -> ClientProperties {
        var defaults = common
        defaults["partition.assignment.strategy"] = "cooperative-sticky"
        defaults["queued.max.messages.kbytes"] = "\(Self.queueKilobytes)"
        defaults["fetch.wait.max.ms"] = "100"
        // librdkafka refuses less than a message may have.
        let messageBytes = userProperties["message.max.bytes"].flatMap { Int($0) } ?? 0
        defaults["fetch.max.bytes"] = "\(max(Self.fetchBytes, messageBytes))"
        return ClientProperties(defaults).overlaid(with: userProperties)
            .overlaid(with: memberFixed(group: group, instance: instance))
    }

    /// A reader of partitions outside any assignment, which may ask for a group's committed offsets.
    public func reader(group: String, isolation: IsolationLevel) -> ClientProperties {
        member(group: group, instance: nil)
            .overlaid(with: ["isolation.level": isolation.rawValue, "auto.offset.reset": "earliest"])
    }

    /// A transactional producer that places keys by librdkafka's `consistent` partitioner. Its transactions take
    /// milliseconds; the timeout is how long what a killed process left open can hold its successors up.
    public func transactional(id: String) -> ClientProperties {
        producing(["transaction.timeout.ms": "20000"]).overlaid(with: transactionalFixed(id: id))
    }

    /// An idempotent producer outside transactions; its partitioner may be the user's.
    public func idempotent() -> ClientProperties { producing([:]).overlaid(with: Self.inOrder) }

    /// A client for admin requests.
    public func admin() -> ClientProperties { ClientProperties(common).overlaid(with: userProperties) }

    private func producing(_ more: [String: String]) -> ClientProperties {
        var defaults = common.merging(more) { _, other in other }
        defaults["partitioner"] = "consistent"
        defaults["compression.type"] = "lz4"
        defaults["linger.ms"] = "5"
        defaults["retry.backoff.ms"] = "10"
        defaults["message.max.bytes"] = "16777216"
        defaults["queue.buffering.max.kbytes"] = "131072"
        return ClientProperties(defaults).overlaid(with: userProperties)
    }

    private func memberFixed(group: String, instance: String?) -> [String: String] {
        var fixed = [
            "group.id": group, "enable.auto.commit": "false", "enable.auto.offset.store": "false",
            "isolation.level": IsolationLevel.readCommitted.rawValue, "auto.offset.reset": "error",
            "allow.auto.create.topics": "false",
        ]
        if let instance { fixed["group.instance.id"] = instance }
        return fixed
    }

    private func transactionalFixed(id: String) -> [String: String] {
        Self.inOrder.merging(["transactional.id": id, "partitioner": "consistent"]) { first, _ in first }
    }
}

/// Whether a consumer sees records whose transaction is not committed.
public enum IsolationLevel: String, Sendable {
    /// Only committed records, in the order of the log.
    case readCommitted = "read_committed"
    /// All records.
    case readUncommitted = "read_uncommitted"
}
