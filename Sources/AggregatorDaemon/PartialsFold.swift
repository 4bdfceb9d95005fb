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

    /// What a batch did, so that it can be undone.
    struct Journal: Sendable {
        fileprivate var changes: [MergedState.Change] = []
        fileprivate var chunks: [(ChunkAssembly.Slot, [Int: PartialMessage]?)] = []
        fileprivate var touched = Touched<OutputNumber>()
        fileprivate var replaced: [OutputNumber: ContentDigest?] = [:]
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
    mutating func apply(_ message: Message, _ journal: inout Journal) -> Rejection? {
        let content = Self.content(of: message)
        guard let key = content.key else { return content.fault }
        if assembly.concerns(content.partial) {
            let slot = ChunkAssembly.Slot(subject: key.subject, partition: key.partition)
            journal.chunks.append((slot, assembly.chunks[slot]))
        }
        if case .state(let whole) = assembly.take(key, content.partial) {
            let change = state.set(key.subject, partition: key.partition, whole)
            journal.touched.add(change.touched, by: Cause(message))
            journal.changes.append(change)
        }
        return content.fault
    }

    /// The messages that bring the touched roll-ups up to date; what they replace is noted.
    mutating func records(_ journal: inout Journal, _ writer: OutputWriter) -> [Record] {
        let touched = journal.touched.causes
        return touched.compactMap { difference(of: $0.key, cause: $0.value, &journal, writer) }.inOrder()
    }

    /// Brings back what a batch changed.
    mutating func undo(_ journal: Journal) {
        for change in journal.changes.reversed() { state.undo(change) }
        for (slot, parts) in journal.chunks.reversed() { assembly.restore(slot, parts) }
        for (key, digest) in journal.replaced { note(published: key, digest) }
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
        var journal = Journal()
        var keys = Set(published.indices.filter { published[$0] != nil }.map { OutputNumber(index: Int32($0)) })
        for key in state.keys.union(silent.map(OutputKey.province)) { keys.insert(state.number(of: key)) }
        return keys.compactMap { difference(of: $0, cause: cause, &journal, writer) }.inOrder()
    }

    private mutating func difference(
        of number: OutputNumber, cause: Cause, _ journal: inout Journal, _ writer: OutputWriter
    ) -> Record? {
        let key = state.key(number)
        let value = state.output(key).map(OutputWriter.encode)
        let digest = value.map(ContentDigest.init)
        let old = Int(number.index) < published.count ? published[Int(number.index)] : nil
        guard digest != old else { return nil }
        if journal.replaced[number] == nil { journal.replaced.updateValue(old, forKey: number) }
        note(published: number, digest)
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
        let text = key.text
        let type: MessageType =
            switch key {
            case .rollup: .rollup
            case .province: .province
            case .national: .national
            }
        return Record(
            topic: topic(of: key), key: Array(text.utf8), value: value,
            headers: cause.headers(envelope, type: type, key: text))
    }
}
