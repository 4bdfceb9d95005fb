internal import CRdKafka
internal import Logging

/// What a topic shall be created with.
public struct TopicSpecification: Sendable {
    /// The topic's name.
    public let name: String
    /// The number of partitions, from 1.
    public let partitions: Int
    /// The number of replicas; nil leaves it to the broker's default.
    public let replicationFactor: Int?
    /// Topic properties, such as cleanup.policy.
    public let properties: [String: String]

    /// A specification from its parts.
    public init(name: String, partitions: Int, replicationFactor: Int?, properties: [String: String]) {
        self.name = name
        self.partitions = partitions
        self.replicationFactor = replicationFactor
        self.properties = properties
    }
}

/// Asks and changes a cluster's topics. It belongs to the thread that made it.
public final class Admin {
    let handle: Handle

    /// Opens an admin client.
    ///
    /// - Throws: `KafkaError` for a property that librdkafka does not accept.
    public init(_ properties: ClientProperties, hooks: ClientHooks) throws(KafkaError) {
        handle = try Configuration(properties).open(RD_KAFKA_PRODUCER, callbacks: Callbacks(hooks))
    }

    /// The id that the cluster gives itself, or nil where no broker answers in time.
    public func clusterID(_ timeout: Duration) -> String? { handle.clusterID(timeout) }

    /// Serves callbacks for the given time.
    public func wait(_ time: Duration) { rd_kafka_poll(handle.pointer, time.milliseconds) }

    /// The number of partitions of each topic of the cluster.
    ///
    /// - Throws: `KafkaError` where no broker answers in time.
    public func partitionCounts(_ timeout: Duration) throws(KafkaError) -> [String: Int] {
        var metadata: UnsafePointer<rd_kafka_metadata>?
        try CError.check(rd_kafka_metadata(handle.pointer, 1, nil, &metadata, timeout.milliseconds), "fetch metadata")
        guard let metadata else { return [:] }
        defer { rd_kafka_metadata_destroy(metadata) }
        var counts: [String: Int] = [:]
        for place in 0..<Int(metadata.pointee.topic_cnt) {
            let topic = metadata.pointee.topics[place]
            guard topic.err == RD_KAFKA_RESP_ERR_NO_ERROR else { continue }
            counts[String(cString: topic.topic)] = Int(topic.partition_cnt)
        }
        return counts
    }

    /// Creates topics.
    ///
    /// - Returns: for each topic nil, or why it was not created (`topicAlreadyExists` among the reasons).
    /// - Throws: `KafkaError` where the request as a whole failed.
    public func create(_ topics: [TopicSpecification], timeout: Duration) throws(KafkaError) -> [String: KafkaError?] {
        var requests: [OpaquePointer?] = []
        defer { requests.forEach { rd_kafka_NewTopic_destroy($0) } }
        for topic in topics { requests.append(try request(topic)) }
        return try perform("create topics", RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout) { options, queue in
            rd_kafka_CreateTopics(handle.pointer, &requests, requests.count, options, queue)
        } read: { event in
            var count = 0
            guard let results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)
            else { return [:] }
            return (0..<count).reduce(into: [:]) { outcome, place in
                guard let result = results[place] else { return }
                let code = rd_kafka_topic_result_error(result)
                let reason = rd_kafka_topic_result_error_string(result).map { String(cString: $0) }
                let error = KafkaError(
                    KafkaErrorCode(rawValue: code.rawValue), operation: "create topic",
                    reason: reason ?? CError.text(of: code))
                outcome.updateValue(
                    code == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : error,
                    forKey: String(cString: rd_kafka_topic_result_name(result)))
            }
        }
    }

    /// Deletes topics; those that are not there are passed over.
    ///
    /// - Throws: `KafkaError` where the request as a whole failed.
    public func delete(_ topics: [String], timeout: Duration) throws(KafkaError) {
        var requests: [OpaquePointer?] = topics.map { rd_kafka_DeleteTopic_new($0) }
        defer { requests.forEach { rd_kafka_DeleteTopic_destroy($0) } }
        try perform("delete topics", RD_KAFKA_ADMIN_OP_DELETETOPICS, timeout) { options, queue in
            rd_kafka_DeleteTopics(handle.pointer, &requests, requests.count, options, queue)
        } read: { _ in
        }
    }

    /// The properties of topics, by topic and property name.
    ///
    /// - Throws: `KafkaError` where the request failed, or for the first topic that cannot be described.
    public func properties(of topics: [String], timeout: Duration) throws(KafkaError) -> [String: [String: String]] {
        try describe(topics, RD_KAFKA_RESOURCE_TOPIC, "topic", timeout)
    }

    /// The properties of one of the brokers, by name.
    ///
    /// - Throws: `KafkaError` where no broker answers in time, or it may not be described.
    public func brokerProperties(timeout: Duration) throws(KafkaError) -> [String: String] {
        guard let broker = try firstBroker(timeout) else { return [:] }
        return try describe([String(broker)], RD_KAFKA_RESOURCE_BROKER, "broker", timeout).values.first ?? [:]
    }

    private func firstBroker(_ timeout: Duration) throws(KafkaError) -> Int32? {
        var metadata: UnsafePointer<rd_kafka_metadata>?
        try CError.check(rd_kafka_metadata(handle.pointer, 0, nil, &metadata, timeout.milliseconds), "fetch metadata")
        guard let metadata else { return nil }
        defer { rd_kafka_metadata_destroy(metadata) }
        return (0..<Int(metadata.pointee.broker_cnt)).map { metadata.pointee.brokers[$0].id }.min()
    }

    private func describe(
        _ names: [String], _ type: rd_kafka_ResourceType_t, _ noun: String, _ timeout: Duration
    ) throws(KafkaError) -> [String: [String: String]] {
        var resources: [OpaquePointer?] = names.map { rd_kafka_ConfigResource_new(type, $0) }
        defer { resources.forEach { rd_kafka_ConfigResource_destroy($0) } }
        let described: [String: Described] = try perform(
            "describe \(noun)s", RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeout
        ) { options, queue in
            rd_kafka_DescribeConfigs(handle.pointer, &resources, resources.count, options, queue)
        } read: { event in
            var count = 0
            let result = rd_kafka_event_DescribeConfigs_result(event)
            guard let list = rd_kafka_DescribeConfigs_result_resources(result, &count) else { return [:] }
            return Dictionary(uniqueKeysWithValues: (0..<count).compactMap { list[$0].map(Self.described) })
        }
        for (name, outcome) in described {
            try CError.check(outcome.code, "describe \(noun) \(name)")
        }
        return described.mapValues(\.values)
    }

    private struct Described {
        let code: rd_kafka_resp_err_t
        let values: [String: String]
    }

    private static func described(_ resource: OpaquePointer) -> (String, Described) {
        var count = 0
        let entries = rd_kafka_ConfigResource_configs(resource, &count)
        var values: [String: String] = [:]
        for place in 0..<count {
            guard let entry = entries?[place], let value = rd_kafka_ConfigEntry_value(entry) else { continue }
            values[String(cString: rd_kafka_ConfigEntry_name(entry))] = String(cString: value)
        }
        let described = Described(code: rd_kafka_ConfigResource_error(resource), values: values)
        return (String(cString: rd_kafka_ConfigResource_name(resource)), described)
    }

    private func request(_ topic: TopicSpecification) throws(KafkaError) -> OpaquePointer? {
        var text = [CChar](repeating: 0, count: 512)
        let request = rd_kafka_NewTopic_new(
            topic.name, Int32(topic.partitions), Int32(topic.replicationFactor ?? -1), &text, text.count)
        guard let request else {
            let reason = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw KafkaError(.invalidArgument, operation: "create topic \(topic.name)", reason: reason)
        }
        for (key, value) in topic.properties { rd_kafka_NewTopic_set_config(request, key, value) }
        return request
    }

    /// Sends an admin request and waits for its one result.
    func perform<Result>(
        _ operation: String, _ kind: rd_kafka_admin_op_t, _ timeout: Duration,
        send: (OpaquePointer?, OpaquePointer?) -> Void, read: (OpaquePointer?) -> Result
    ) throws(KafkaError) -> Result {
        let queue = rd_kafka_queue_new(handle.pointer)
        defer { rd_kafka_queue_destroy(queue) }
        let options = rd_kafka_AdminOptions_new(handle.pointer, kind)
        defer { rd_kafka_AdminOptions_destroy(options) }
        rd_kafka_AdminOptions_set_request_timeout(options, timeout.milliseconds, nil, 0)
        send(options, queue)
        guard let event = rd_kafka_queue_poll(queue, timeout.milliseconds + 1000) else {
            throw KafkaError(.timedOut, operation: operation, reason: "no answer in time", isRetriable: true)
        }
        defer { rd_kafka_event_destroy(event) }
        let code = rd_kafka_event_error(event)
        if code != RD_KAFKA_RESP_ERR_NO_ERROR {
            let reason = rd_kafka_event_error_string(event).map { String(cString: $0) } ?? CError.text(of: code)
            throw KafkaError(KafkaErrorCode(rawValue: code.rawValue), operation: operation, reason: reason)
        }
        return read(event)
    }
}
