package import Core
package import Kafka
package import Pipeline
import Rollup
import Wire

/// Rebuilds the folds of newly assigned partitions from the compacted topics, and finds in what they differ from what
/// stands published.
package struct Restorer {
    private let scan: LogScan.Scan
    private let reference: ReferenceData
    private let state: AggregatorState

    /// The folds with what must be written before they count.
    package struct Outcome {
        package var folds: [TopicPartition: RestoredFold] = [:]
        package var partitions: [TopicPartition: RestoredPartition] = [:]
        /// What the readings of the logs name that the catalogue lacks.
        package var unknown = UnknownNames()
    }

    /// A restorer.
    ///
    /// - Parameters:
    ///   - scan: reads logs to their ends.
    ///   - state: knows the topics and how records are made; its folds are not touched.
    package init(reference: ReferenceData, state: AggregatorState, scan: @escaping LogScan.Scan) {
        self.reference = reference
        self.state = state
        self.scan = scan
    }

    private final class Building {
        var readings: [Int32: ReadingsFold] = [:]
        var partials: [Int32: PartialsFold] = [:]
        /// The messages that cannot be read, for those that were never passed before.
        var faults: [(Message, Rejection)] = []
        var unknown = UnknownNames()
    }

    /// Restores partitions of readings and partials.
    ///
    /// - Returns: nil where the scan was cancelled.
    package func restore(_ partitions: [TopicPartition]) throws -> Outcome? {
        let building = Building()
        for partition in partitions {
            let number = partition.partition
            if partition.topic == state.topology.readings {
                building.readings[number] = ReadingsFold(
                    partition: number, reference: reference, guarantees: state.guarantees)
            } else {
                building.partials[number] = PartialsFold(partition: number, reference: reference)
            }
        }
        let result = try scan(sources(for: building), partitions) { take($0, building) }
        guard let result else { return nil }
        var outcome = Outcome()
        outcome.unknown = building.unknown
        for partition in partitions {
            let reached = result.reached[partition] ?? 0
            let cause = Cause(restoredAt: reached, of: partition)
            let committed = result.committed[partition] ?? 0
            var records: [Record] = []
            if partition.topic == state.topology.readings, var fold = building.readings[partition.partition] {
                records = fold.allDifferences(cause: cause, state.partialWriter)
                outcome.folds[partition] = .readings(fold)
            } else if var fold = building.partials[partition.partition] {
                records = fold.allDifferences(
                    silent: provinces(in: partition.partition), cause: cause, state.outputWriter)
                outcome.folds[partition] = .partials(fold)
            }
            outcome.partitions[partition] = RestoredPartition(
                resumeAt: reached, committed: committed, records: records,
                deadLetters: deadLetters(building, partition, from: committed))
        }
        return outcome
    }

    /// What is to be read: the partitions themselves, all partials for what is published of readings, all outputs for
    /// what is published of partials.
    private func sources(for building: Building) -> [TopicPartition] {
        let all = (0..<Int32(state.partialWriter.partitions))
        var sources = building.readings.keys.map { TopicPartition(state.topology.readings, $0) }
        if building.readings.isEmpty {
            sources += building.partials.keys.map { TopicPartition(state.topology.partials, $0) }
        } else {
            sources += all.map { TopicPartition(state.topology.partials, $0) }
        }
        if !building.partials.isEmpty {
            sources += state.topology.outputs.flatMap { topic in all.map { TopicPartition(topic, $0) } }
        }
        return sources
    }

    private func take(_ message: Message, _ building: Building) {
        let partition = message.topicPartition.partition
        switch message.topicPartition.topic {
        case state.topology.readings:
            var journal = ReadingsFold.Journal()
            let fault = building.readings[partition]?.apply(message, &journal)
            building.unknown.add(journal.unknown)
            if let fault { building.faults.append((message, fault)) }
        case state.topology.partials:
            if let bytes = message.key, let key = PartialKey(bytes) {
                building.readings[key.partition]?.note(published: key, message.value)
            }
            var journal = PartialsFold.Journal()
            let fault = building.partials[partition]?.apply(message, &journal)
            if let fault { building.faults.append((message, fault)) }
        default:
            guard let bytes = message.key,
                let key = state.outputWriter.key(bytes, topic: message.topicPartition.topic)
            else { return }
            building.partials[state.partialWriter.partition(of: key.shardingKey)]?.note(published: key, message.value)
        }
    }

    /// A message becomes a dead letter when its offset is first passed, not at a rebuild.
    private func deadLetters(_ building: Building, _ partition: TopicPartition, from offset: Int64) -> [Record] {
        building.faults.filter { $0.0.topicPartition == partition && $0.0.offset >= offset }
            .map { state.deadLetter($0.0, $0.1) }
    }

    private func provinces(in partition: Int32) -> [ProvinceID] {
        reference.provinces.map(\.id).filter {
            state.partialWriter.partition(of: PartialSubject.summary($0).shardingKey) == partition
        }
    }
}
