package import Kafka
package import Pipeline

/// Looks at a prefix's topics from outside, as any consumer may.
package struct Observation {
    private let broker: Broker
    private let topology: Topology
    private let partitions: Int

    /// An observation of a prefix.
    package init(_ broker: Broker, _ topology: Topology, partitions: Int) {
        self.broker = broker
        self.topology = topology
        self.partitions = partitions
    }

    /// All committed messages of all topics, from the beginning to the ends that stand now.
    package func messages() throws -> [String: [Message]] {
        var messages: [String: [Message]] = [:]
        for topic in topology.all {
            let offsets = Dictionary(uniqueKeysWithValues: all([topic]).map { ($0, Int64?.none) })
            try read(offsets, group: topology.prefix) { messages[topic, default: []].append($0) }
        }
        return messages
    }

    /// The number of messages that a group has still to read, transaction markers not counted; more than a few are not
    /// counted to the end.
    package func lag(group: String, topics: [String]) throws -> Int {
        let probe = try consumer(group: group, offsets: [:])
        let committed = try probe.committed(all(topics), timeout: .seconds(10))
        var offsets: [TopicPartition: Int64?] = [:]
        for partition in all(topics) { offsets.updateValue(committed[partition], forKey: partition) }
        var lag = 0
        try read(offsets, group: group) { _ in lag += 1 }
        return lag
    }

    /// The partitions whose last stable offset is not their end: a transaction is open there.
    package func openTransactions() throws -> [TopicPartition] {
        let stable = try consumer(group: topology.prefix, offsets: [:])
        let ends = try uncommitted()
        return try all(topology.all).filter { partition in
            try stable.watermarks(partition, timeout: .seconds(10)).high
                < ends.watermarks(partition, timeout: .seconds(10)).high
        }
    }

    /// The partitions that do not begin at 0: the embedded broker has dropped messages there.
    package func cutPartitions() throws -> [TopicPartition] {
        let probe = try uncommitted()
        return try all(topology.all).filter { try probe.watermarks($0, timeout: .seconds(10)).low > 0 }
    }

    /// How far the committed messages of topics have come, over all partitions; nil while brokers do not answer.
    package func progress(of topics: [String]) -> Int64? {
        guard let probe = try? consumer(group: topology.prefix, offsets: [:]) else { return nil }
        var sum: Int64 = 0
        for partition in all(topics) {
            guard let marks = try? probe.watermarks(partition, timeout: .seconds(2)) else { return nil }
            sum += marks.high
        }
        return sum
    }

    private func all(_ topics: [String]) -> [TopicPartition] {
        topics.flatMap { topic in (0..<Int32(partitions)).map { TopicPartition(topic, $0) } }
    }

    private func consumer(group: String, offsets: [TopicPartition: Int64?]) throws -> PartitionConsumer {
        try PartitionConsumer(
            broker.clients.reader(group: group, isolation: .readCommitted), offsets: offsets, hooks: broker.hooks)
    }

    private func uncommitted() throws -> PartitionConsumer {
        try PartitionConsumer(
            broker.clients.reader(group: topology.prefix, isolation: .readUncommitted), offsets: [:],
            hooks: broker.hooks)
    }

    /// Reads partitions from offsets to the last stable offsets that stand now.
    private func read(
        _ offsets: [TopicPartition: Int64?], group: String, _ take: (Message) -> Void
    ) throws {
        let reader = try consumer(group: group, offsets: offsets)
        let probe = try consumer(group: group, offsets: [:])
        var open = try offsets.keys.reduce(into: [:]) { $0[$1] = try probe.watermarks($1, timeout: .seconds(10)).high }
        let start = ContinuousClock.now
        while !open.isEmpty {
            guard ContinuousClock.now - start < .seconds(180) else { throw ChaosError("a topic cannot be read") }
            switch reader.poll(.milliseconds(200)) {
            case .message(let message): take(message)
            case .endOfPartition(let partition, let offset):
                if offset >= open[partition] ?? 0 { open[partition] = nil }
            case .error, nil: break
            }
        }
    }
}
