internal import Foundation
internal import Kafka
internal import Logging
package import Pipeline
internal import Synchronization

/// Publishes a load at an even pace on a thread of its own.
package final class LoadPublisher: Sendable {
    private let outcome = Mutex<Result<Void, any Error>?>(nil)
    private let published = Atomic(0)
    private let isCancelled = Atomic(false)

    /// Starts to publish.
    ///
    /// - Parameter duration: over how long the events are spread.
    package init(_ load: Load, to broker: Broker, _ topology: Topology, over duration: Duration) {
        let clients = broker.clients
        let hooks = broker.hooks
        let logger = hooks.logger
        Thread.detachNewThread {
            let result = Result {
                try Self.publish(
                    load, Publishing(clients: clients, topic: topology.articles, logger: logger), over: duration
                ) {
                    self.published.store($0, ordering: .relaxed)
                    return !self.isCancelled.load(ordering: .relaxed)
                }
            }
            self.outcome.withLock { $0 = result }
        }
    }

    /// How many events are on their way or acknowledged.
    package var count: Int { published.load(ordering: .relaxed) }

    /// Ends the publishing before its time.
    package func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Whether all events are acknowledged.
    ///
    /// - Throws: where one could not be published.
    package func isFinished() throws -> Bool {
        switch outcome.withLock({ $0 }) {
        case nil: false
        case .success: true
        case .failure(let error): throw error
        }
    }

    private struct Publishing: Sendable {
        let clients: ClusterClients
        let topic: String
        let logger: Logger
    }

    private static func publish(
        _ load: Load, _ target: Publishing, over duration: Duration, _ goesOn: (Int) -> Bool
    ) throws {
        var failure: KafkaError?
        let hooks = ClientHooks(logger: target.logger, onError: { _ in })
        let producer = try Producer(
            target.clients.idempotent().overlaid(with: ["message.timeout.ms": "600000"]), hooks: hooks
        ) { failure = failure ?? $0?.error }
        var aborting: AbortingProducer?
        let start = ContinuousClock.now
        for event in load.events {
            let due = duration * (Double(event.number) / Double(load.events.count))
            while ContinuousClock.now - start < due { producer.poll(.milliseconds(5)) }
            let record = Record(
                topic: target.topic, key: Array(event.id.utf8), value: event.value,
                headers: [Header(LoadEvent.header, "\(event.number)")])
            if event.isAborted {
                let other = try aborting ?? AbortingProducer(target.clients, id: "\(target.topic).aborted", hooks)
                aborting = other
                try other.produceAndAbort(record)
            } else {
                try producer.produceWaiting(record)
            }
            guard goesOn(event.number + 1) else { return }
        }
        while producer.outstanding > 0, failure == nil { producer.poll(.milliseconds(50)) }
        if let failure { throw failure }
    }
}

/// Writes records in transactions that it aborts. Whatever it does not get done is no part of the truth.
private final class AbortingProducer {
    private let producer: Producer
    private var isReady = false

    init(_ clients: ClusterClients, id: String, _ hooks: ClientHooks) throws {
        producer = try Producer(
            clients.transactional(id: id).overlaid(with: ["transaction.timeout.ms": "10000"]), hooks: hooks)
    }

    func produceAndAbort(_ record: Record) throws {
        do throws(KafkaError) {
            if !isReady { try producer.initTransactions(.seconds(5)) }
            isReady = true
            try producer.beginTransaction()
            try producer.produceWaiting(record)
            try producer.flush(.seconds(2))
            try producer.abortTransaction(.seconds(5))
        } catch  where error.isFatal {
            throw error
        } catch {
            // The broker is away or slow: the transaction is aborted before the next one, or runs out by itself.
            try? producer.abortTransaction(.seconds(5))
        }
    }
}
