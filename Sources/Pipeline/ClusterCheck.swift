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
    /// - Throws: ``EngineFailure/settings(_:)`` where topics have other partitions or another cleanup than they must, or
    ///   the brokers' limits are too low.
    public func wait(isStopping: () -> Bool) throws -> ClusterFacts? {
        var complaints = Complaints(logger: logger)
        // What the client tells of its connections, such as a refused login, explains the call that fails for it.
        var cause: KafkaError?
        let hooks = ClientHooks(logger: logger) { if $0.code.isConnectionFailure { cause = $0 } }
        while !isStopping() {
            cause = nil
            do {
                let admin = try Admin(clients.admin(), hooks: hooks)
                defer { admin.wait(.zero) }
                return try check(admin)
            } catch let error as Missing {
                complaints.tell("\(error)", kind: "missing")
            } catch let error as KafkaError where error.code != .invalidArgument {
                let error = cause ?? error
                complaints.tell("cannot reach Kafka at \(clients.bootstrapServers): \(error)", kind: "\(error.code)")
            } catch let error as KafkaError {
                throw EngineFailure.settings("\(error)")
            }
            sleepThread(.seconds(1))
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
        if !isEmbedded { try checkProperties(admin) }
        return ClusterFacts(partitions: partitions, isEmbedded: isEmbedded)
    }

    /// What topics and brokers say of themselves, where this client may ask.
    private func checkProperties(_ admin: Admin) throws {
        do {
            let described = try admin.properties(of: topology.all, timeout: .seconds(10))
            try TopicCheck(topology: topology, described: described).run { logger.warning("\($0)") }
            let timeout = clients.transactional(id: "")["transaction.timeout.ms"]
            try Self.check(timeout: timeout, against: try admin.brokerProperties(timeout: .seconds(10)))
        } catch let error as KafkaError where error.code.isUnauthorized {
            logger.warning("the settings of topics and brokers are not checked: \(error)")
        }
    }

    /// A broker refuses transactions that may last longer than it allows.
    ///
    /// - Parameter timeout: transaction.timeout.ms of this process's producer.
    /// - Throws: ``EngineFailure/settings(_:)``.
    package static func check(timeout: String?, against broker: [String: String]) throws(EngineFailure) {
        let name = "transaction.max.timeout.ms"
        guard let own = timeout.flatMap({ Int($0) }), let most = broker[name].flatMap({ Int($0) }), own > most
        else { return }
        throw .settings(
            "transaction.timeout.ms is \(own), but the brokers allow \(most) (\(name)): "
                + "set --kafka transaction.timeout.ms=\(most), or raise theirs")
    }

    /// Topics that are not there yet.
    public struct Missing: Error, CustomStringConvertible {
        /// Their names.
        public let topics: [String]

        public var description: String {
            "waiting for topics \(topics.joined(separator: ", ")): create them with `cds-producer topics`"
        }
    }
}
