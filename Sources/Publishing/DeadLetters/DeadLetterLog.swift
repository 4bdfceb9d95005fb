internal import Core
public import Kafka
public import Pipeline

/// Reads the dead letters of a prefix. It belongs to the thread that made it.
public struct DeadLetterLog {
    private let clients: ClusterClients
    private let topology: Topology

    /// The dead letters of a cluster's prefix.
    public init(clients: ClusterClients, topology: Topology) {
        self.clients = clients
        self.topology = topology
    }

    /// The letters that a filter lets through, the oldest first; each origin once, with its newest letter.
    ///
    /// - Throws: `KafkaError` where brokers do not answer.
    public func letters(_ filter: DeadLetterFilter) throws(KafkaError) -> [DeadLetter] {
        var letters: [DeadLetter.Origin: DeadLetter] = [:]
        var marks: [DeadLetter.Origin: [DeadLetter.Origin]] = [:]
        try read(partitions(of: topology.deadLetters)) { message in
            if let letter = DeadLetter(message) {
                letters[letter.origin] = letter
            } else if let mark = ReplayMark(message) {
                marks[mark.origin, default: []].append(mark.home)
            }
        }
        return letters.values.map { letter in
            var letter = letter
            letter.isReplayed = marks[letter.origin]?.contains { $0.isBehind(letter.home) } ?? false
            return letter
        }
        .filter(filter.holds)
        .sorted { ($0.time?.seconds ?? 0, $0.home) < ($1.time?.seconds ?? 0, $1.home) }
    }

    /// Calls a function with the messages of letters, with all that they carry, in the order of their partitions.
    ///
    /// - Throws: `KafkaError` where brokers do not answer; what the function throws.
    public func messages(of letters: [DeadLetter], _ take: (Message) throws -> Void) throws {
        let wanted = Dictionary(grouping: letters.map(\.home), by: \.topicPartition).mapValues { $0.map(\.offset) }
        let starts = wanted.mapValues { $0.min() }
        let offsets = wanted.mapValues { Set($0) }
        let ends = wanted.compactMapValues { $0.max().map { $0 + 1 } }
        var failure: (any Error)?
        try read(starts, to: ends) { message in
            guard failure == nil, offsets[message.topicPartition]?.contains(message.offset) == true else { return }
            do { try take(message) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Those origins of letters whose key has a later message on its partition.
    ///
    /// - Throws: `KafkaError` where brokers do not answer.
    func overtaken(_ letters: [DeadLetter]) throws(KafkaError) -> Set<DeadLetter.Origin> {
        var waiting: [TopicPartition: [[UInt8]: [DeadLetter.Origin]]] = [:]
        for letter in letters {
            guard let key = letter.key else { continue }
            waiting[letter.origin.topicPartition, default: [:]][key, default: []].append(letter.origin)
        }
        let starts = waiting.mapValues { keys in keys.values.joined().map { $0.offset + 1 }.min() }
        var overtaken: Set<DeadLetter.Origin> = []
        try read(starts) { message in
            guard let key = message.key, let origins = waiting[message.topicPartition]?[key] else { return }
            overtaken.formUnion(origins.filter { $0.offset < message.offset })
        }
        return overtaken
    }

    /// The partitions of a topic, each from its beginning.
    private func partitions(of topic: String) throws(KafkaError) -> [TopicPartition: Int64?] {
        let admin = try Admin(clients.admin(), hooks: ClientHooks(logger: clients.logger))
        let count = try admin.partitionCounts(.seconds(10))[topic] ?? 0
        return Dictionary(uniqueKeysWithValues: (0..<Int32(count)).map { (TopicPartition(topic, $0), nil) })
    }

    /// Reads partitions to the given ends, or to those that stand now.
    private func read(
        _ starts: [TopicPartition: Int64?], to ends: PartitionOffsets? = nil, _ take: (Message) -> Void
    ) throws(KafkaError) {
        try TopicLog(clients: clients, group: topology.deadLetters).read(starts, to: ends, take)
    }
}
