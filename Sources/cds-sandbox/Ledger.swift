import Core
import Kafka
import Logging
import Pipeline
import Publishing

/// What stands in every partition of every topic of the embedded broker, as a consumer sees it.
final class Ledger {
    private let topology: Topology
    private let consumer: PartitionConsumer
    /// An upper bound of the bytes that each partition holds.
    private(set) var bytes: [TopicPartition: Int] = [:]
    /// The same of the articles that were handed to the producer, seen or not.
    private var announced: [TopicPartition: Int] = [:]
    /// The messages of each topic.
    private(set) var counts: [String: Int] = [:]
    /// The last value of each key of the compacted topics.
    private(set) var values: [String: [ExactText: [UInt8]]] = [:]
    private(set) var lastArrival = ContinuousClock.now

    /// More than what a record and a batch of its own take besides key, value and headers (Kafka's message format 2).
    private static let overhead = 160
    /// More than what the headers of an article take.
    private static let articleHeaders = 512
    /// The part of a partition's capacity that is left free.
    private static let reserve = EmbeddedBroker.partitionCapacity / 8

    init(clients: ClusterClients, topology: Topology, partitions: Int, logger: Logger) throws {
        self.topology = topology
        var offsets: [TopicPartition: Int64?] = [:]
        for topic in topology.all {
            for partition in 0..<Int32(partitions) {
                offsets.updateValue(nil, forKey: TopicPartition(topic, partition))
            }
        }
        consumer = try PartitionConsumer(
            clients.reader(group: "\(topology.prefix).sandbox", isolation: .readUncommitted), offsets: offsets,
            hooks: ClientHooks(logger: logger))
    }

    /// Takes note of what arrived, waiting at most the given time for the first message.
    func update(_ timeout: Duration) {
        var event = consumer.poll(timeout)
        while let found = event {
            if case .message(let message) = found { take(message) }
            event = consumer.poll(.zero)
        }
    }

    /// How many of the published messages have become a reading, a null or a dead letter.
    var answered: Int { (counts[topology.readings] ?? 0) + (counts[topology.deadLetters] ?? 0) }

    /// The fullest partition with its share of what the broker keeps.
    var fullest: (partition: TopicPartition, share: Double)? {
        bytes.max { $0.value < $1.value }
            .map { ($0.key, Double($0.value) / Double(EmbeddedBroker.partitionCapacity)) }
    }

    /// Takes note of an article that is about to be published, unless a partition has no room for it.
    ///
    /// - Returns: the partition without room, or nil.
    func announce(_ article: PublishableArticle, partitions: Int) -> TopicPartition? {
        let limit = EmbeddedBroker.partitionCapacity - Self.reserve
        if let full = bytes.first(where: { $0.value > limit }) { return full.key }
        let key = Array(article.id.string.utf8)
        let home = TopicPartition(topology.articles, Partitioner.consistent(key, partitions: partitions))
        let size = key.count + article.value.count + Self.overhead + Self.articleHeaders
        guard max(bytes[home] ?? 0, announced[home] ?? 0) + size <= limit else { return home }
        announced[home, default: 0] += size
        return nil
    }

    private func take(_ message: Message) {
        let topic = message.topicPartition.topic
        bytes[message.topicPartition, default: 0] += message.byteCount + Self.overhead + 8 * message.headers.count
        counts[topic, default: 0] += 1
        lastArrival = .now
        guard topic != topology.deadLetters, topic != topology.partials, let key = message.key else { return }
        values[topic, default: [:]][ExactText(String(decoding: key, as: UTF8.self))] = message.value
    }
}
