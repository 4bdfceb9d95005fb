public import Kafka
public import Logging

/// What a daemon needs to know of a cluster before it starts.
public struct ClusterFacts: Sendable {
    /// The number of partitions of every topic of the prefix.
    public let partitions: Int
    /// Whether the cluster is the embedded broker, which forgets offsets that are sent in transactions.
    public let isEmbedded: Bool

    /// Facts from their parts.
    public init(partitions: Int, isEmbedded: Bool) {
        self.partitions = partitions
        self.isEmbedded = isEmbedded
    }
}

/// Checks that a cluster can be reached and has the topics of a prefix as the contract wants them.
public struct ClusterCheck {
    private let clients: ClusterClients
    private let topology: Topology
    private let logger: Logger

    /// A check of a cluster for a prefix.
    public init(clients: ClusterClients, topology: Topology, logger: Logger) {
        self.clients = clients
        self.topology = topology
        self.logger = logger
    }

    /// Waits until brokers answer and all topics exist, then refuses drift.
    ///
    /// - Parameter isStopping: ends the wait.
    /// - Returns: the facts, or nil where the wait was ended.
    /// - Throws: ``EngineFailure/settings(_:)`` where topics have other partitions or another cleanup than they must.
    public func wait(isStopping: () -> Bool) throws -> ClusterFacts? {
        var lastComplaint = ""
        var waited = 0
        while !isStopping() {
            do {
                let admin = try Admin(clients.admin(), hooks: ClientHooks(logger: logger))
                return try check(admin)
            } catch let error as Missing {
                complain("\(error)", &lastComplaint, waited)
            } catch let error as KafkaError where error.code != .invalidArgument {
                complain("cannot reach Kafka at \(clients.bootstrapServers): \(error)", &lastComplaint, waited)
            } catch let error as KafkaError {
                throw EngineFailure.settings("\(error)")
            }
            pause()
            waited += 1
        }
        return nil
    }

    /// Checks the topics once.
    ///
    /// - Throws: `KafkaError` where no broker answers; ``Missing``; ``EngineFailure/settings(_:)`` for drift.
    public func check(_ admin: Admin) throws -> ClusterFacts {
        let counts = try admin.partitionCounts(.seconds(5))
        let missing = topology.all.filter { counts[$0] == nil }
        guard missing.isEmpty else { throw Missing(topics: missing) }
        let partitions = counts[topology.articles] ?? 0
        for topic in topology.all where counts[topic] != partitions {
            throw EngineFailure.settings(
                "topic \(topic) has \(counts[topic] ?? 0) partitions, but \(topology.articles) has \(partitions): "
                    + "all topics of a prefix have the same number, fixed for its life")
        }
        guard let cluster = admin.clusterID(.seconds(5)) else {
            throw KafkaError(.timedOut, operation: "ask for the cluster's id", reason: "no answer in time")
        }
        let isEmbedded = EmbeddedBroker.isEmbedded(clusterID: cluster)
        if !isEmbedded { try checkCleanup(admin) }
        return ClusterFacts(partitions: partitions, isEmbedded: isEmbedded)
    }

    private func checkCleanup(_ admin: Admin) throws {
        let described = try admin.properties(of: topology.all, timeout: .seconds(10))
        for topic in topology.all {
            let wanted = topology.properties(of: topic)["cleanup.policy"]
            let found = described[topic]?["cleanup.policy"]
            guard found == wanted else {
                throw EngineFailure.settings(
                    "topic \(topic) has cleanup.policy=\(found ?? "?"), but must have \(wanted ?? "?")")
            }
        }
    }

    /// Topics that are not there yet.
    public struct Missing: Error, CustomStringConvertible {
        /// Their names.
        public let topics: [String]

        public var description: String {
            "waiting for topics \(topics.joined(separator: ", ")): create them with `cds-producer topics`"
        }
    }

    /// Says a complaint when it is new, then about twice a minute.
    private func complain(_ text: String, _ last: inout String, _ waited: Int) {
        if text != last || waited % 30 == 0 { logger.warning("\(text); trying again") }
        last = text
    }

    private func pause() { sleepThread(.seconds(1)) }
}
