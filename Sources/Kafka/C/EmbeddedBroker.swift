internal import CRdKafka
public import Logging

/// A broker inside this process: librdkafka's mock cluster. It speaks the real protocol on 127.0.0.1.
///
/// It is for trying out and for tests. It keeps 5 MiB a partition and drops the oldest messages without a word, never
/// compacts, forgets offsets that are sent in transactions, shows aborted records and fences nobody.
public final class EmbeddedBroker {
    private let handle: Handle
    private let cluster: OpaquePointer

    /// The bytes that a partition keeps before it drops its oldest messages.
    public static let partitionCapacity = 5 * 1024 * 1024

    /// Starts a cluster on free ports of 127.0.0.1.
    ///
    /// - Parameter brokers: how many brokers it has, from 1; their ids begin at 1.
    /// - Throws: `KafkaError` where it cannot be started.
    public init(brokers: Int = 1, logger: Logger) throws(KafkaError) {
        let callbacks = Callbacks(ClientHooks(logger: logger))
        handle = try Configuration(ClientProperties()).open(RD_KAFKA_PRODUCER, callbacks: callbacks)
        guard let cluster = rd_kafka_mock_cluster_new(handle.pointer, Int32(brokers)) else {
            throw KafkaError(.state, operation: "start embedded broker", reason: "librdkafka gave no mock cluster")
        }
        self.cluster = cluster
    }

    deinit { rd_kafka_mock_cluster_destroy(cluster) }

    /// The addresses that clients connect to, "127.0.0.1:PORT", with commas between those of several brokers.
    public var bootstrapServers: String { String(cString: rd_kafka_mock_cluster_bootstraps(cluster)) }

    /// Creates a topic.
    public func createTopic(_ name: String, partitions: Int) throws(KafkaError) {
        try CError.check(rd_kafka_mock_topic_create(cluster, name, Int32(partitions), 1), "create topic \(name)")
    }

    /// Makes a broker refuse connections, or accept them again.
    public func setDown(_ isDown: Bool, broker: Int32 = 1) throws(KafkaError) {
        let code =
            isDown ? rd_kafka_mock_broker_set_down(cluster, broker) : rd_kafka_mock_broker_set_up(cluster, broker)
        try CError.check(code, isDown ? "stop broker" : "start broker")
    }

    /// Gives a partition another leader.
    public func moveLeader(of partition: TopicPartition, to broker: Int32) throws(KafkaError) {
        let code = rd_kafka_mock_partition_set_leader(cluster, partition.topic, partition.partition, broker)
        try CError.check(code, "move leader")
    }

    /// Gives a consumer group another coordinator.
    public func moveCoordinator(ofGroup group: String, to broker: Int32) throws(KafkaError) {
        try CError.check(rd_kafka_mock_coordinator_set(cluster, "group", group, broker), "move coordinator")
    }

    /// Makes the next requests of a kind fail with the given codes, one each.
    ///
    /// - Parameter requestKind: the protocol's ApiKey, such as 26 for EndTxn.
    public func failNext(requestKind: Int16, with codes: [KafkaErrorCode]) {
        var raw = codes.map { rd_kafka_resp_err_t(rawValue: $0.rawValue) }
        rd_kafka_mock_push_request_errors_array(cluster, requestKind, raw.count, &raw)
    }

    /// Whether a cluster is an embedded broker, by the id that it gives itself.
    public static func isEmbedded(clusterID: String) -> Bool { clusterID.hasPrefix("mockCluster") }
}
