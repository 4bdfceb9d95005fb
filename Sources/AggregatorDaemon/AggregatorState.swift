import Core
package import Kafka
package import Pipeline
import Wire

/// The folds of the partitions that an aggregator holds. A batch's changes are provisional until it is committed.
package struct AggregatorState: Sendable {
    let topology: Topology
    private let readingsTopic: String
    let partialWriter: PartialWriter
    let outputWriter: OutputWriter
    let guarantees: Guarantees
    private var readings = PartitionTable<ReadingsFold>()
    private var partials = PartitionTable<PartialsFold>()
    /// Restored folds that wait for their records to be committed.
    private var restored: [TopicPartition: RestoredFold] = [:]

    /// The state of an aggregator without partitions.
    package init(topology: Topology, partitions: Int, guarantees: Guarantees = Guarantees()) {
        self.topology = topology
        readingsTopic = topology.readings
        self.guarantees = guarantees
        let envelope = Envelope(prefix: topology.prefix, writer: "aggregator")
        partialWriter = PartialWriter(topology: topology, envelope: envelope, partitions: partitions)
        outputWriter = OutputWriter(topology: topology, envelope: envelope)
    }

    /// A state of the same kind that holds no partitions.
    var withoutPartitions: AggregatorState {
        AggregatorState(topology: topology, partitions: partialWriter.partitions, guarantees: guarantees)
    }

    /// Applies a batch and makes the records that bring what is published up to date, each key once.
    package mutating func process(_ messages: [Message]) -> [Record] {
        var records: [Record] = []
        for message in messages {
            if let fault = apply(message) { records.append(deadLetter(message, fault)) }
        }
        var json = JSONWriter(capacity: 16_384)
        for partition in readings.partitions {
            readings[partition]?.addRecords(partialWriter, &json, to: &records)
        }
        for partition in partials.partitions {
            partials[partition]?.addRecords(outputWriter, &json, to: &records)
        }
        return records
    }

    /// The last batch's records are committed.
    ///
    /// - Returns: what its readings name that the catalogue lacks.
    @discardableResult
    package mutating func committed() -> UnknownNames {
        var unknown = UnknownNames()
        for partition in readings.partitions { readings[partition]?.committed(&unknown) }
        for partition in partials.partitions { partials[partition]?.committed() }
        return unknown
    }

    /// The last batch is given up: its changes are undone.
    package mutating func aborted() {
        for partition in readings.partitions { readings[partition]?.undo() }
        for partition in partials.partitions { partials[partition]?.undo() }
    }

    /// Keeps restored folds until ``install(_:)`` or ``release(_:)``.
    package mutating func hold(_ folds: [TopicPartition: RestoredFold]) { restored.merge(folds) { _, new in new } }

    /// Makes a restored fold count.
    package mutating func install(_ partition: TopicPartition) {
        let number = partition.partition
        switch restored.removeValue(forKey: partition) {
        case .readings(let fold): readings[number] = fold
        case .partials(let fold): partials[number] = fold
        case nil: break
        }
    }

    /// Gives up the folds of partitions.
    ///
    /// - Returns: the folds, whose memory takes a while to be given back.
    package mutating func release(_ partitions: [TopicPartition]) -> [RestoredFold] {
        var released: [RestoredFold] = []
        for partition in partitions {
            if let fold = restored.removeValue(forKey: partition) { released.append(fold) }
            let number = partition.partition
            if partition.topic == topology.readings, let fold = readings[number].take() {
                released.append(.readings(fold))
            }
            if partition.topic == topology.partials, let fold = partials[number].take() {
                released.append(.partials(fold))
            }
        }
        return released
    }

    /// The dead letter of a message that cannot be read.
    func deadLetter(_ message: Message, _ fault: Rejection) -> Record {
        outputWriter.envelope.deadLetter(message, fault, stage: "aggregator", topic: topology.deadLetters)
    }

    private mutating func apply(_ message: Message) -> Rejection? {
        let partition = message.topicPartition.partition
        if message.topicPartition.topic == readingsTopic { return readings[partition]?.apply(message) }
        return partials[partition]?.apply(message)
    }
}

/// A fold whose state was rebuilt.
package enum RestoredFold: Sendable {
    case readings(ReadingsFold)
    case partials(PartialsFold)
}
