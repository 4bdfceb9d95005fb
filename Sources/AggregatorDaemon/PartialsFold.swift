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
    /// By number of the output key.
    private var published: [ContentDigest?] = []

    /// What the batch under way did, so that it can be undone.
    private var journal = Journal()

    private struct Journal: Sendable {
        var changes: [MergedState.Change] = []
        var chunks: [(ChunkAssembly.Slot, [Int: PartialMessage]?)] = []
        var touched = Touched()
        var replaced: [(number: OutputNumber, digest: ContentDigest?)] = []
    }

    init(partition: Int32, reference: ReferenceData) {
        self.partition = partition
        state = MergedState(reference: reference)
    }

    /// What a message says, read without the state.
    struct Content: Sendable {
        /// What it is of; nil where the key names no partial.
        let key: PartialKey?
        let partial: PartialMessage?
        /// Why the message cannot be read.
        let fault: Rejection?
    }

    /// Reads a message. One that cannot be read counts as a null.
    ///
    /// - Parameter isRead: whether more than the key is wanted.
    static func content(of message: Message, isRead: Bool = true) -> Content {
        guard let bytes = message.key, let key = PartialKey(bytes) else {
            return Content(
                key: nil, partial: nil, fault: Rejection(.keyMismatch, "the message's key names no partial"))
        }
        guard isRead, let value = message.value else { return Content(key: key, partial: nil, fault: nil) }
        do throws(Rejection) {
            return Content(key: key, partial: try PartialMessage.decode(value, key: key), fault: nil)
        } catch {
            return Content(key: key, partial: nil, fault: error)
        }
    }

    /// Merges a message's partial.
    ///
    /// - Returns: why the message cannot be read, or nil.
    mutating func apply(_ message: Message) -> Rejection? {
        let content = Self.content(of: message)
        guard let key = content.key else { return content.fault }
        if assembly.concerns(content.partial) {
            let slot = ChunkAssembly.Slot(subject: key.subject, partition: key.partition)
            journal.chunks.append((slot, assembly.chunks[slot]))
        }
        if case .state(let whole) = assembly.take(key, content.partial) {
            let change = state.set(key.subject, partition: key.partition, whole)
            journal.touched.add(change.touched.lazy.map(\.index), by: Cause(message))
            journal.changes.append(change)
        }
        return content.fault
    }

    /// Adds the messages that bring the touched roll-ups up to date; what they replace is noted.
    ///
    /// - Parameter json: what values are written with.
    mutating func addRecords(_ writer: OutputWriter, _ json: inout JSONWriter, to records: inout [Record]) {
        for (number, cause) in journal.touched.causes {
            let record = difference(of: OutputNumber(index: number), cause: cause, writer, &json)
            if let record { records.append(record) }
        }
    }

    /// What the batch under way did stays.
    mutating func committed() { journal = Journal() }

    /// Brings back what the batch under way changed.
    mutating func undo() {
        defer { journal = Journal() }
        for change in journal.changes.reversed() { state.undo(change) }
        for (slot, parts) in journal.chunks.reversed() { assembly.restore(slot, parts) }
        for (number, digest) in journal.replaced.reversed() { note(published: number, digest) }
    }

    // MARK: Restoring

    /// Merges the partial of a message of the log.
    mutating func restore(_ content: Content) {
        guard let key = content.key, case .state(let whole) = assembly.take(key, content.partial) else { return }
        state.set(key.subject, partition: key.partition, whole)
    }

    /// Takes note of what stands published, message by message in the order of its partition.
    mutating func note(published key: OutputKey, _ digest: ContentDigest?) {
        note(published: state.number(of: key), digest)
    }

    private mutating func note(published key: OutputNumber, _ digest: ContentDigest?) {
        while published.count <= Int(key.index) { published.append(nil) }
        published[Int(key.index)] = digest
    }

    /// All differences between the state and what stands published, the summaries of silent provinces among them.
    ///
    /// - Parameter silent: the provinces whose summaries belong to this partition.
    mutating func allDifferences(silent: [ProvinceID], cause: Cause, _ writer: OutputWriter) -> [Record] {
        defer { journal = Journal() }
        var numbers = Set(published.indices.filter { published[$0] != nil }.map { Int32($0) })
        for key in state.keys.union(silent.map(OutputKey.province)) { numbers.insert(state.number(of: key).index) }
        var json = JSONWriter(capacity: 16_384)
        return numbers.sorted().compactMap {
            difference(of: OutputNumber(index: $0), cause: cause, writer, &json)
        }
    }

    private mutating func difference(
        of number: OutputNumber, cause: Cause, _ writer: OutputWriter, _ json: inout JSONWriter
    ) -> Record? {
        var digest: ContentDigest?
        if let output = state.output(number) {
            json.clear()
            OutputWriter.write(output, to: &json)
            digest = json.withBytes { ContentDigest($0) }
        }
        let old = Int(number.index) < published.count ? published[Int(number.index)] : nil
        guard digest != old else { return nil }
        journal.replaced.append((number, old))
        note(published: number, digest)
        return writer.record(state.key(number), digest == nil ? nil : json.bytes, cause)
    }
}

/// Makes the records of the three output topics.
struct OutputWriter: Sendable {
    let envelope: Envelope
    private let rollups, provinces, national: String

    init(topology: Topology, envelope: Envelope) {
        self.envelope = envelope
        (rollups, provinces, national) = (topology.rollups, topology.provinces, topology.national)
    }

    static func write(_ output: Output, to writer: inout JSONWriter) {
        switch output {
        case .rollup(let rollup): RollupMessage.write(rollup, to: &writer)
        case .summary(let summary): SummaryMessage.write(summary, to: &writer)
        case .national(let national): NationalMessage.write(national, to: &writer)
        }
    }

    func topic(of key: OutputKey) -> String {
        switch key {
        case .rollup: rollups
        case .province: provinces
        case .national: national
        }
    }

    /// Reads a message key of an output topic; nil where it names nothing.
    func key(_ bytes: [UInt8], topic: String) -> OutputKey? {
        bytes.withUnsafeBufferPointer { bytes in
            switch topic {
            case rollups: RollupKey(utf8: bytes).map(OutputKey.rollup)
            case provinces: ProvinceID(utf8: bytes).map(OutputKey.province)
            default: NationalKey(utf8: bytes).map(OutputKey.national)
            }
        }
    }

    func record(_ key: OutputKey, _ value: [UInt8]?, _ cause: Cause) -> Record {
        let bytes = key.utf8
        let type: MessageType =
            switch key {
            case .rollup: .rollup
            case .province: .province
            case .national: .national
            }
        return Record(
            topic: topic(of: key), key: bytes, value: value,
            headers: cause.headers(envelope, type: type, key: bytes))
    }
}
