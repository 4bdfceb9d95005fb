import Core
import Kafka
import Pipeline
import Rollup
import Wire

/// The second fold over one partition of the partials: the merged state of its indicators and provinces, and the
/// digests of the roll-ups that stand published for them.
package struct PartialsFold: Sendable {
    private let partition: Int32
    private var state: MergedState
    private var assembly = ChunkAssembly()
    private var published: [OutputKey: ContentDigest] = [:]

    /// What a batch did, so that it can be undone.
    struct Journal: Sendable {
        fileprivate var changes: [MergedState.Change] = []
        fileprivate var chunks: [(ChunkAssembly.Slot, [Int: PartialMessage]?)] = []
        fileprivate var touched = Touched<OutputKey>()
        fileprivate var replaced: [OutputKey: ContentDigest?] = [:]
    }

    init(partition: Int32, reference: ReferenceData) {
        self.partition = partition
        state = MergedState(reference: reference)
    }

    /// Merges a message's partial. One that cannot be read counts as a null.
    ///
    /// - Returns: why the message cannot be read, or nil.
    mutating func apply(_ message: Message, _ journal: inout Journal) -> Rejection? {
        guard let bytes = message.key, let key = PartialKey(bytes) else {
            return Rejection(.keyMismatch, "the message's key names no partial")
        }
        var content: PartialMessage?
        var fault: Rejection?
        if let value = message.value {
            do throws(Rejection) {
                content = try PartialMessage.decode(key: bytes, value: value)
            } catch {
                fault = error
            }
        }
        let slot = ChunkAssembly.Slot(subject: key.subject, partition: key.partition)
        journal.chunks.append((slot, assembly.chunks[slot]))
        if case .state(let whole) = assembly.take(key, content) {
            let change = state.set(key.subject, partition: key.partition, whole)
            journal.changes.append(change)
            journal.touched.add(change.touched, by: message)
        }
        return fault
    }

    /// The messages that bring the touched roll-ups up to date; what they replace is noted.
    mutating func records(_ journal: inout Journal, _ writer: OutputWriter) -> [Record] {
        journal.touched.causes.map { (text: $0.key.text, key: $0.key, cause: $0.value) }
            .sorted { $0.text < $1.text }
            .compactMap { difference(of: $0.key, cause: $0.cause, &journal, writer) }
    }

    /// Brings back what a batch changed.
    mutating func undo(_ journal: Journal) {
        for change in journal.changes.reversed() { state.undo(change) }
        for (slot, parts) in journal.chunks.reversed() { assembly.restore(slot, parts) }
        for (key, digest) in journal.replaced { published[key] = digest }
    }

    // MARK: Restoring

    /// Takes note of what stands published, message by message in the order of its partition.
    mutating func note(published key: OutputKey, _ value: [UInt8]?) { published[key] = value.map(ContentDigest.init) }

    /// All differences between the state and what stands published, the summaries of silent provinces among them.
    ///
    /// - Parameter silent: the provinces whose summaries belong to this partition.
    mutating func allDifferences(silent: [ProvinceID], cause: Cause, _ writer: OutputWriter) -> [Record] {
        var journal = Journal()
        return state.keys.union(published.keys).union(silent.map(OutputKey.province))
            .map { (text: $0.text, key: $0) }.sorted { $0.text < $1.text }
            .compactMap { difference(of: $0.key, cause: cause, &journal, writer) }
    }

    private mutating func difference(
        of key: OutputKey, cause: Cause, _ journal: inout Journal, _ writer: OutputWriter
    ) -> Record? {
        let value = state.output(key).map(OutputWriter.encode)
        let digest = value.map(ContentDigest.init)
        guard digest != published[key] else { return nil }
        if journal.replaced[key] == nil { journal.replaced.updateValue(published[key], forKey: key) }
        published[key] = digest
        return writer.record(key, value, cause)
    }
}

/// Makes the records of the three output topics.
struct OutputWriter: Sendable {
    let topology: Topology
    let envelope: Envelope

    static func encode(_ output: Output) -> [UInt8] {
        switch output {
        case .rollup(let rollup): RollupMessage.encode(rollup)
        case .summary(let summary): SummaryMessage.encode(summary)
        case .national(let national): NationalMessage.encode(national)
        }
    }

    func topic(of key: OutputKey) -> String {
        switch key {
        case .rollup: topology.rollups
        case .province: topology.provinces
        case .national: topology.national
        }
    }

    /// Reads a message key of an output topic; nil where it names nothing.
    func key(_ bytes: [UInt8], topic: String) -> OutputKey? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        switch topic {
        case topology.rollups: return RollupKey(text: text).map(OutputKey.rollup)
        case topology.provinces: return ProvinceID(key: text).map(OutputKey.province)
        default: return NationalKey(text: text).map(OutputKey.national)
        }
    }

    func record(_ key: OutputKey, _ value: [UInt8]?, _ cause: Cause) -> Record {
        let type =
            switch key {
            case .rollup: "rollup"
            case .province: "province"
            case .national: "national"
            }
        return Record(
            topic: topic(of: key), key: Array(key.text.utf8), value: value,
            headers: cause.headers(envelope, type: type, key: key.text))
    }
}
