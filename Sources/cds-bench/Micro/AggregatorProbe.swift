import AggregatorDaemon
import Core
import Kafka
import Pipeline

/// An aggregator that holds all partitions, without a broker: the bytes of readings in, the bytes of roll-ups out.
struct AggregatorProbe {
    private let topology = Topology(prefix: "bench")
    private let partitions: Int
    private let reference: ReferenceData
    private var state: AggregatorState
    private var ends: PartitionOffsets = [:]
    private var log: MessageLog?
    /// Seconds of processor time that readings took to become partials.
    private(set) var firstFoldSeconds = 0.0
    /// Seconds of processor time that partials took to become roll-ups.
    private(set) var secondFoldSeconds = 0.0
    /// Bytes of the messages that both folds have read.
    private(set) var bytesRead = 0
    /// Bytes of the messages that both folds have written.
    private(set) var bytesWritten = 0

    /// An aggregator that has seen nothing.
    ///
    /// - Parameter log: where all messages are kept, for a restore.
    init(reference: ReferenceData, partitions: Int, log: MessageLog? = nil) throws {
        self.partitions = partitions
        self.reference = reference
        self.log = log
        state = AggregatorState(topology: topology, partitions: partitions)
        guard let outcome = try Self.restorer(reference, state, MessageLog()).restore(inputs) else { return }
        state.hold(outcome.folds)
        for partition in inputs { state.install(partition) }
        // The summaries of provinces that nothing is known of.
        for record in outcome.partitions.values.flatMap(\.records) { written(record) }
    }

    private static func restorer(_ reference: ReferenceData, _ state: AggregatorState, _ log: MessageLog) -> Restorer {
        Restorer(reference: reference, state: state) { wanted, _, _, take in log.scan(wanted, take) }
    }

    private var inputs: [TopicPartition] {
        [topology.readings, topology.partials].flatMap { topic in
            (0..<Int32(partitions)).map { TopicPartition(topic, $0) }
        }
    }

    /// Applies readings in batches of a daemon's limits, and the partials that they make likewise.
    mutating func apply(_ readings: [(key: [UInt8], value: [UInt8])]) {
        var waiting = readings.map {
            message(topology.readings, Partitioner.consistent($0.key, partitions: partitions), $0.key, $0.value)
        }
        while !waiting.isEmpty {
            let produced = batches(of: waiting).flatMap { process($0) }
            waiting = produced.map { written($0) }.filter { $0.topicPartition.topic == topology.partials }
        }
    }

    private func batches(of messages: [Message]) -> [[Message]] {
        var batches = [Batch()]
        for message in messages {
            if batches[batches.count - 1].isFull(.standard) { batches.append(Batch()) }
            batches[batches.count - 1].add(message, at: .zero)
        }
        return batches.map(\.messages)
    }

    private mutating func process(_ messages: [Message]) -> [Record] {
        let started = Meter.processorSeconds()
        let records = state.process(messages)
        state.committed()
        let spent = Meter.processorSeconds() - started
        bytesRead += messages.reduce(0) { $0 + ($1.value?.count ?? 0) }
        bytesWritten += records.reduce(0) { $0 + ($1.value?.count ?? 0) }
        if messages[0].topicPartition.topic == topology.readings {
            firstFoldSeconds += spent
        } else {
            secondFoldSeconds += spent
        }
        return records
    }

    @discardableResult
    private mutating func written(_ record: Record) -> Message {
        let key = record.key ?? []
        let partition = record.partition ?? Partitioner.consistent(key, partitions: partitions)
        return message(record.topic, partition, key, record.value)
    }

    private mutating func message(_ topic: String, _ partition: Int32, _ key: [UInt8], _ value: [UInt8]?) -> Message {
        let home = TopicPartition(topic, partition)
        let message = Message(topicPartition: home, offset: ends[home, default: 0], key: key, value: value, headers: [])
        ends[home, default: 0] += 1
        log?.append(message)
        return message
    }

    /// Rebuilds the whole state from a log, as a new process would.
    ///
    /// - Returns: how many records the restored state differs in from what stands published: 0 unless something is wrong.
    func restore(from log: MessageLog) throws -> Int {
        let fresh = AggregatorState(topology: topology, partitions: partitions)
        let outcome = try Self.restorer(reference, fresh, log).restore(inputs)
        return outcome?.partitions.values.reduce(0) { $0 + $1.records.count } ?? 0
    }
}

/// The messages of all topics, in memory.
final class MessageLog {
    private var messages: [TopicPartition: [Message]] = [:]

    /// Adds a message to its partition.
    func append(_ message: Message) { messages[message.topicPartition, default: []].append(message) }

    /// Gives the messages of partitions in their order.
    func scan(_ partitions: [TopicPartition], _ take: (Message) -> Void) -> LogScan.Result {
        for partition in partitions {
            for message in messages[partition] ?? [] { take(message) }
        }
        let reached = partitions.map { ($0, Int64(messages[$0]?.count ?? 0)) }
        return LogScan.Result(committed: [:], reached: Dictionary(uniqueKeysWithValues: reached))
    }
}
