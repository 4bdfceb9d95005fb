public import Core
public import Kafka
public import Pipeline

/// Publishes articles and retractions. It belongs to the thread that made it.
///
/// A producer sends one request at a time (``ClusterClients/idempotent()``), and waits for the broker between two of them.
/// So there are two producers, side by side: an id always goes through the same one, and its messages keep their order.
public final class ArticlePublisher {
    private let clients: ClusterClients
    private var producers: [Producer?] = [nil, nil]
    private let topic: String
    private let envelope: Envelope
    private let deliveries: Deliveries
    private var randomNumbers = RandomNumbers()
    /// After how many records those that were acknowledged meanwhile are counted.
    private static let recordsAPoll = 64

    /// How publishing went so far.
    public struct Tally: Sendable {
        /// Messages handed to the producer.
        public fileprivate(set) var sent = 0
        /// Messages that the brokers acknowledged.
        public fileprivate(set) var acknowledged = 0
        /// Messages that were given up, with the ids of the first hundred and why.
        public fileprivate(set) var failed = 0
        /// The first failures.
        public fileprivate(set) var failures: [(id: ExactText, error: KafkaError)] = []

        /// Whether every message was acknowledged.
        public var isComplete: Bool { sent == acknowledged }
    }

    private final class Deliveries {
        var tally = Tally()
        var onAcknowledged: (Int) -> Void = { _ in }

        func delivered(_ failure: FailedDelivery?) {
            guard let failure else {
                tally.acknowledged += 1
                return onAcknowledged(1)
            }
            tally.failed += 1
            guard tally.failures.count < 100, let key = failure.key else { return }
            tally.failures.append((ExactText(String(decoding: key, as: UTF8.self)), failure.error))
        }
    }

    /// A publisher.
    ///
    /// - Parameter onAcknowledged: called with the number of messages that were acknowledged anew.
    /// - Throws: `KafkaError` for a property that librdkafka does not accept.
    public init(
        clients: ClusterClients, topology: Topology, onAcknowledged: @escaping (Int) -> Void = { _ in }
    ) throws(KafkaError) {
        let deliveries = Deliveries()
        deliveries.onAcknowledged = onAcknowledged
        self.deliveries = deliveries
        topic = topology.articles
        envelope = Envelope(prefix: topology.prefix, writer: "producer")
        self.clients = clients
        _ = try producer(0)
    }

    /// How publishing went so far.
    public var tally: Tally { deliveries.tally }

    /// Publishes an article; waits while the producer's queue is full.
    public func publish(_ article: PublishableArticle) throws(KafkaError) {
        try send(article.id, article.value)
    }

    /// Retracts an article: publishes the null.
    public func retract(_ id: ExactText) throws(KafkaError) { try send(id, nil) }

    /// Waits until every message was acknowledged or given up; ``tally`` says which.
    ///
    /// - Throws: `KafkaError` where the producer broke.
    public func finish() throws(KafkaError) {
        for case let producer? in producers {
            while producer.outstanding > 0 {
                producer.poll(.milliseconds(100))
                if let error = producer.fatalError { throw error }
            }
        }
    }

    /// Waits at most the given time for an acknowledgement.
    public func wait(_ timeout: Duration) {
        for (number, producer) in producers.enumerated() { producer?.poll(number == 0 ? timeout : .zero) }
    }

    /// One of the producers, which is opened when it is first needed.
    private func producer(_ number: Int) throws(KafkaError) -> Producer {
        if let producer = producers[number] { return producer }
        let producer = try Producer(clients.idempotent(), hooks: ClientHooks(logger: clients.logger)) {
            [deliveries] in deliveries.delivered($0)
        }
        producer.findLeaders(of: [topic], timeout: .seconds(2))
        producers[number] = producer
        return producer
    }

    private func send(_ id: ExactText, _ value: [UInt8]?) throws(KafkaError) {
        deliveries.tally.sent += 1
        let identity = MessageIdentity(&randomNumbers)
        let key = Array(id.string.utf8)
        let producer = try producer(Int(Partitioner.consistent(key, partitions: producers.count)))
        let record = Record(
            topic: topic, key: key, value: value,
            headers: envelope.headers(type: .article, id: identity.uuid, traceparent: identity.traceparent))
        try producer.produceWaiting(record)
        if deliveries.tally.sent % Self.recordsAPoll == 0 { wait(.zero) }
    }
}
