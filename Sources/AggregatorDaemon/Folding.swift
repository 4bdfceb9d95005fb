public import Core
public import Pipeline
internal import Rollup
internal import Wire

/// Rolls readings up without Kafka, through the very folds that the daemon runs.
public struct Folding {
    /// A final message of one of the three output topics.
    public struct FinalMessage: Sendable {
        /// The topic.
        public let topic: String
        /// The message key.
        public let key: String
        /// The canonical value.
        public let value: [UInt8]
    }

    private let writer: OutputWriter
    private let reference: ReferenceData
    private var state: PartitionState
    private var unknown = UnknownNames()

    /// A fold of no readings.
    public init(topology: Topology, reference: ReferenceData) {
        self.reference = reference
        state = PartitionState(reference: reference)
        writer = OutputWriter(topology: topology, envelope: Envelope(prefix: topology.prefix, writer: "aggregator"))
    }

    /// Adds a reading; of an id that comes twice, the last one stands.
    public mutating func add(_ reading: Reading) {
        state.set(reading.articleId, reading)
        unknown.note(reading, reference)
    }

    /// What the readings name that the catalogue lacks, for a person; nil where it knows everything.
    public var unknownNames: String? { unknown.isEmpty ? nil : unknown.description }

    /// The final messages, sorted by topic and key by bytes.
    public func messages() -> [FinalMessage] {
        state.outputs(with: reference).map { key, output in
            let value = JSONWriter.bytes { OutputWriter.write(output, to: &$0) }
            return FinalMessage(topic: writer.topic(of: key), key: key.text, value: value)
        }.sorted { left, right in
            (ExactText(left.topic), ExactText(left.key)) < (ExactText(right.topic), ExactText(right.key))
        }
    }
}
