package import Kafka
package import Pipeline

/// Looks at a prefix's topics from outside, as any consumer may. It belongs to the thread that made it.
package final class Observation {
    private let broker: Broker
    private let topology: Topology
    private let partitions: Int
    /// Clients that ask for ends, by isolation: those of committed messages, and all.
    private var probes: [IsolationLevel: PartitionConsumer] = [:]

    /// How long an answer of the brokers may take.
    private static let patience = Duration.seconds(10)
    /// From how many messages on what is left to be read is not counted but taken from the offsets.
    private static let countedLag: Int64 = 500

    /// An observation of a prefix.
    package init(_ broker: Broker, _ topology: Topology, partitions: Int) {
        self.broker = broker
        self.topology = topology
        self.partitions = partitions
    }

    /// All committed messages of all topics, from the beginning to the ends that stand now. Values that no check looks
    /// at, those of articles and partials, are left out.
    package func messages() throws -> [String: [Message]] {
        var messages: [String: [Message]] = [:]
        for topic in topology.all {
            let isBare = [topology.articles, topology.partials].contains(topic)
            let offsets = Dictionary(uniqueKeysWithValues: all([topic]).map { ($0, Int64?.none) })
            try read(offsets, group: topology.prefix) { message in
                messages[topic, default: []].append(isBare ? message.withoutValue : message)
            }
        }
        return messages
    }

    /// The number of messages that a group has still to read, transaction markers not counted; many are not counted but
    /// told by their offsets.
    package func lag(group: String, topics: [String]) throws -> Int {
        let probe = try consumer(group: group, offsets: [:])
        let partitions = all(topics)
        let committed = try probe.committed(partitions, timeout: Self.patience)
        let ends = try probe.watermarks(partitions, timeout: Self.patience)
        let left = ends.reduce(0) { $0 + $1.value.high - (committed[$1.key] ?? $1.value.low) }
        guard left <= Self.countedLag else { return Int(left) }
        var offsets: [TopicPartition: Int64?] = [:]
        for partition in partitions { offsets.updateValue(committed[partition], forKey: partition) }
        var lag = 0
        try read(offsets, group: group) { _ in lag += 1 }
        return lag
    }

    /// The partitions whose last stable offset is not their end: a transaction is open there.
    package func openTransactions() throws -> [TopicPartition] {
        let stable = try ends(of: topology.all, .readCommitted)
        let ends = try ends(of: topology.all, .readUncommitted)
        return all(topology.all).filter { stable[$0]?.high ?? 0 < ends[$0]?.high ?? 0 }
    }

    /// The partitions that do not begin at 0: the embedded broker has dropped messages there.
    package func cutPartitions() throws -> [TopicPartition] {
        let ends = try ends(of: topology.all, .readUncommitted)
        return all(topology.all).filter { ends[$0]?.low ?? 0 > 0 }
    }

    /// How far the committed messages of topics have come, over all partitions; nil while brokers do not answer.
    package func progress(of topics: [String]) -> Int64? {
        (try? ends(of: topics, .readCommitted, patience: .seconds(2)))?.values.reduce(0) { $0 + $1.high }
    }

    private func ends(
        of topics: [String], _ isolation: IsolationLevel, patience: Duration = Observation.patience
    ) throws -> [TopicPartition: Watermarks] {
        let probe =
            try probes[isolation]
            ?? PartitionConsumer(
                broker.clients.reader(group: topology.prefix, isolation: isolation), offsets: [:], hooks: broker.hooks)
        probes[isolation] = probe
        return try probe.watermarks(all(topics), timeout: patience)
    }

    private func all(_ topics: [String]) -> [TopicPartition] {
        topics.flatMap { topic in (0..<Int32(partitions)).map { TopicPartition(topic, $0) } }
    }

    private func consumer(group: String, offsets: [TopicPartition: Int64?]) throws -> PartitionConsumer {
        try PartitionConsumer(
            broker.clients.reader(group: group, isolation: .readCommitted), offsets: offsets, hooks: broker.hooks)
    }

    /// Reads partitions from offsets to the last stable offsets that stand now.
    private func read(
        _ offsets: [TopicPartition: Int64?], group: String, _ take: (Message) -> Void
    ) throws {
        let reader = try consumer(group: group, offsets: offsets)
        let probe = try consumer(group: group, offsets: [:])
        var open = try probe.watermarks(Array(offsets.keys), timeout: Self.patience).mapValues(\.high)
        var moved = ContinuousClock.now
        while !open.isEmpty {
            guard ContinuousClock.now - moved < .seconds(180) else { throw ChaosError("a topic cannot be read") }
            switch reader.poll(.milliseconds(200)) {
            case .message(let message):
                moved = .now
                take(message)
            case .endOfPartition(let partition, let offset):
                if offset >= open[partition] ?? 0 { open[partition] = nil }
            case .error, nil: break
            }
        }
    }
}

extension Message {
    /// The same message with an empty value in place of its own; a tombstone stays one.
    fileprivate var withoutValue: Message {
        Message(
            topicPartition: topicPartition, offset: offset, key: key, value: value.map { _ in [] }, headers: headers,
            timestamp: timestamp)
    }
}
