import AggregatorDaemon
import Core
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

/// The topics of a prefix in memory, with the committed offsets of one group.
final class MemoryLog {
    let topology = Topology(prefix: "cds")
    let partitions: Int
    private(set) var messages: [TopicPartition: [Message]] = [:]
    private var ends: [TopicPartition: Int64] = [:]
    var committed: [TopicPartition: Int64] = [:]

    init(partitions: Int) { self.partitions = partitions }

    func append(_ record: Record) {
        let number = record.partition ?? Partitioner.consistent(record.key ?? [], partitions: partitions)
        let home = TopicPartition(record.topic, number)
        let offset = ends[home, default: 0]
        ends[home] = offset + 1
        messages[home, default: []].append(
            Message(topicPartition: home, offset: offset, key: record.key, value: record.value, headers: record.headers)
        )
    }

    /// Publishes a reading, or a null, as a worker does.
    func publish(_ id: ExactText, _ reading: Reading?) {
        append(
            Record(
                topic: topology.readings, key: Array(id.string.utf8), value: reading.map { ReadingMessage.encode($0) }))
    }

    /// The last value of each key of the three output topics, as the lines that `fold` gives.
    var outputs: [String: String] {
        messages.filter { topology.outputs.contains($0.key.topic) }.values.joined().reduce(into: [:]) {
            values, message in
            let key = message.topicPartition.topic + " " + String(decoding: message.key ?? [], as: UTF8.self)
            values[key] = message.value.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Reads logs as ``LogScan`` does.
    func scan(
        _ wanted: [TopicPartition], _ owned: [TopicPartition], _ begin: (PartitionOffsets) -> Void,
        _ take: (Message) -> Void
    ) -> LogScan.Result? {
        begin(committed.filter { owned.contains($0.key) })
        var reached: [TopicPartition: Int64] = [:]
        for partition in wanted {
            for message in messages[partition] ?? [] { take(message) }
            reached[partition] = ends[partition, default: 0]
        }
        return LogScan.Result(committed: committed.filter { owned.contains($0.key) }, reached: reached)
    }

    /// Forgets all but the last message of each key, and nulls altogether, in one partition: what compaction may do.
    func compact(_ partition: TopicPartition) {
        var last: [[UInt8]: Int64] = [:]
        for message in messages[partition] ?? [] { last[message.key ?? []] = message.offset }
        messages[partition] = messages[partition]?.filter { last[$0.key ?? []] == $0.offset && $0.value != nil }
    }
}

/// One aggregator over a ``MemoryLog``, which commits, aborts and dies when it is told to.
struct MemoryAggregator {
    private var state: AggregatorState
    private let log: MemoryLog
    private var positions: [TopicPartition: Int64] = [:]

    /// Restores partitions and publishes the differences.
    ///
    /// - Parameter holds: which partitions of the readings and partials it holds; all unless told otherwise.
    init(
        _ log: MemoryLog, reference: ReferenceData, holds: (TopicPartition) -> Bool = { _ in true }
    ) throws {
        self.log = log
        state = AggregatorState(topology: log.topology, partitions: log.partitions)
        // Readings first: what their restore publishes is restored into the second fold, as if one process did one
        // after the other.
        for topic in [log.topology.readings, log.topology.partials] {
            let partitions = (0..<Int32(log.partitions)).map { TopicPartition(topic, $0) }.filter(holds)
            guard !partitions.isEmpty else { continue }
            let restorer = Restorer(reference: reference, state: state, scan: log.scan)
            guard let outcome = try restorer.restore(partitions) else { continue }
            state.hold(outcome.folds)
            for (partition, restored) in outcome.partitions.sorted(by: { $0.key < $1.key }) {
                for record in restored.records + restored.deadLetters { log.append(record) }
                log.committed[partition] = restored.resumeAt
                positions[partition] = restored.resumeAt
                state.install(partition)
            }
        }
    }

    /// Processes up to the given number of waiting messages as one batch.
    ///
    /// - Returns: false where none waited.
    mutating func step(most: Int, commits: Bool, from order: [TopicPartition]) -> Bool {
        var batch: [Message] = []
        var next = positions
        for partition in order {
            for message in log.messages[partition] ?? []
            where batch.count < most && message.offset >= next[partition] ?? 0 {
                batch.append(message)
                next[partition] = message.offset + 1
            }
        }
        guard !batch.isEmpty else { return false }
        let records = state.process(batch)
        guard commits else {
            state.aborted()
            return true
        }
        for record in records { log.append(record) }
        state.committed()
        positions = next
        log.committed.merge(next) { $1 }
        return true
    }

    /// The partitions that it consumes.
    var partitions: [TopicPartition] { positions.keys.sorted() }
}

extension AggregatorState {
    /// A state that holds one partition of the readings, the only one, and has seen nothing.
    static func ofEmptyReadings(_ home: TopicPartition, _ topology: Topology) throws -> AggregatorState {
        var state = AggregatorState(topology: topology, partitions: 1)
        let empty = Restorer(reference: Fixture.reference, state: state) { wanted, _, _, _ in
            LogScan.Result(committed: [:], reached: Dictionary(uniqueKeysWithValues: wanted.map { ($0, 0) }))
        }
        state.hold(try #require(try empty.restore([home])).folds)
        state.install(home)
        return state
    }
}
