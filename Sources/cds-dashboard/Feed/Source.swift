import Dashboard
import Kafka
import Logging
import Pipeline

/// Where messages come from: a cluster's public topics.
struct Source: Sendable {
    let clients: ClusterClients
    let topology: Topology
    /// The workers' group, whose committed offsets are asked for; nobody joins it here.
    let workerGroup: String

    /// The topics that the state is a fold over.
    var feeds: [String: Feed] {
        [
            topology.readings: .readings, topology.rollups: .rollups, topology.provinces: .provinces,
            topology.national: .national,
        ]
    }

    /// Waits until brokers answer and have all the topics.
    ///
    /// - Returns: every partition of the given topics; nil where the wait was ended.
    func partitions(
        of topics: [String], logger: Logger, until stop: StopSignal, beat: () -> Void = {}
    ) -> [TopicPartition]? {
        var complaints = 0
        while !stop.isRequested {
            beat()
            do {
                let admin = try Admin(clients.admin(), hooks: ClientHooks(logger: logger))
                let counts = try admin.partitionCounts(.seconds(5))
                let missing = topics.filter { counts[$0] == nil }
                if missing.isEmpty {
                    return topics.flatMap { topic in
                        (0..<Int32(counts[topic] ?? 0)).map { TopicPartition(topic, $0) }
                    }
                }
                if complaints % 30 == 0 { logger.warning("waiting for topics \(missing.joined(separator: ", "))") }
            } catch {
                if complaints % 30 == 0 { logger.warning("cannot reach Kafka: \(error); trying again") }
            }
            complaints += 1
            stop.sleep(.seconds(1))
        }
        return nil
    }

    /// Opens a reader of partitions from the beginning of their logs.
    func reader(
        _ partitions: [TopicPartition], _ isolation: IsolationLevel, logger: Logger
    ) throws(KafkaError) -> PartitionConsumer {
        try PartitionConsumer(
            clients.reader(group: workerGroup, isolation: isolation),
            offsets: Dictionary(uniqueKeysWithValues: partitions.map { ($0, Int64?.none) }),
            hooks: ClientHooks(logger: logger))
    }
}
