public import Core
internal import Foundation
public import Kafka
public import Pipeline

/// Publishes articles and retractions. It belongs to the thread that made it.
public final class ArticlePublisher {
    private let producer: Producer
    private let topic: String
    private let envelope: Envelope
    private let deliveries: Deliveries

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
        var waiting: [UInt: ExactText] = [:]
        var onAcknowledged: (Int) -> Void = { _ in }

        func delivered(_ token: UInt, _ error: KafkaError?) {
            let id = waiting.removeValue(forKey: token)
            if let error {
                tally.failed += 1
                if tally.failures.count < 100, let id { tally.failures.append((id, error)) }
            } else {
                tally.acknowledged += 1
                onAcknowledged(1)
            }
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
        producer = try Producer(clients.idempotent(), hooks: ClientHooks(logger: clients.logger)) { token, error in
            deliveries.delivered(token, error)
        }
        producer.findLeaders(of: [topic], timeout: .seconds(2))
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
        while producer.outstanding > 0 {
            producer.poll(.milliseconds(100))
            if let error = producer.fatalError { throw error }
        }
    }

    private func send(_ id: ExactText, _ value: [UInt8]?) throws(KafkaError) {
        deliveries.tally.sent += 1
        let token = UInt(deliveries.tally.sent)
        deliveries.waiting[token] = id
        let message = UUID().uuidString.lowercased()
        let record = Record(
            topic: topic, key: Array(id.string.utf8), value: value,
            headers: envelope.headers(type: "article", id: message, traceparent: Self.trace(of: message)))
        try producer.produceWaiting(record, token: token)
        producer.poll()
    }

    /// The beginning of a trace (W3C Trace Context, level 1, "traceparent"): the message's UUID is the trace's id.
    private static func trace(of message: String) -> String {
        let span = String(UInt64.random(in: 1 ... .max), radix: 16)
        let id = String(decoding: message.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
        return "00-\(id)-\(String(repeating: "0", count: 16 - span.utf8.count))\(span)-01"
    }
}
