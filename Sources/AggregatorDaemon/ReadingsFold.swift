import Core
import Kafka
import Pipeline
import Rollup
import Wire

/// The first fold over one partition of the readings: the readings in force there, and the digests of the partials
/// that stand published for it.
package struct ReadingsFold: Sendable {
    private let partition: Int32
    private let guarantees: Guarantees
    private let reference: ReferenceData
    private var state: PartitionState
    /// The digests of the published messages by number of the subject.
    private var published: [ChunkDigests] = []

    /// What the batch under way did, so that it can be undone.
    private var journal = Journal()

    private struct Journal: Sendable {
        var changes: [PartitionState.Change] = []
        var touched = Touched()
        var replaced: [(subject: SubjectNumber, digests: ChunkDigests)] = []
        /// What the batch's readings name that the catalogue lacks.
        var unknown = UnknownNames()
    }

    /// What a message says, read without the state.
    struct Content: Sendable {
        /// The article; nil where the message names none.
        let id: String?
        let reading: Reading?
        /// Why the message cannot be read.
        let fault: Rejection?
    }

    init(partition: Int32, reference: ReferenceData, guarantees: Guarantees) {
        self.partition = partition
        self.guarantees = guarantees
        self.reference = reference
        state = PartitionState(reference: reference)
    }

    /// Reads a message. One that cannot be read counts as a null.
    static func content(of message: Message) -> Content {
        var reading: Reading?
        var fault: Rejection?
        if let value = message.value {
            do throws(Rejection) {
                reading = try ReadingMessage.decode(value, key: message.key)
            } catch {
                fault = error
            }
        }
        guard let key = message.key, let id = String(validating: key, as: UTF8.self) else {
            let other = Rejection(.keyMismatch, "the message has no key, or one that is not UTF-8")
            return Content(id: nil, reading: nil, fault: fault ?? other)
        }
        return Content(id: id, reading: reading, fault: fault)
    }

    /// Puts a message's reading in force.
    ///
    /// - Returns: why the message cannot be read, or nil.
    mutating func apply(_ message: Message) -> Rejection? {
        let content = Self.content(of: message)
        guard let change = set(content, at: message.offset) else { return content.fault }
        if let reading = content.reading { journal.unknown.note(reading, reference) }
        journal.changes.append(change)
        journal.touched.add(change.touched.lazy.map(\.index), by: Cause(message))
        return content.fault
    }

    private mutating func set(_ content: Content, at offset: Int64) -> PartitionState.Change? {
        content.id.map { id in
            state.set(ExactText(guarantees.replacesReadings ? id : "\(id) at \(offset)"), content.reading)
        }
    }

    /// Adds the messages that bring the touched subjects' published partials up to date; what they replace is noted.
    ///
    /// - Parameter json: what values are written with.
    mutating func addRecords(_ writer: PartialWriter, _ json: inout JSONWriter, to records: inout [Record]) {
        for (number, cause) in journal.touched.causes {
            addDifferences(of: SubjectNumber(index: number), cause: cause, writer, &json, to: &records)
        }
    }

    /// What the batch under way did stays.
    ///
    /// - Parameter unknown: what its readings name that the catalogue lacks is added to this.
    mutating func committed(_ unknown: inout UnknownNames) {
        unknown.add(journal.unknown)
        journal = Journal()
    }

    /// Brings back what the batch under way changed.
    mutating func undo() {
        defer { journal = Journal() }
        for change in journal.changes.reversed() { state.undo(change) }
        for (subject, digests) in journal.replaced.reversed() { published[Int(subject.index)] = digests }
    }

    // MARK: Restoring

    /// Puts the reading of a message of the log in force.
    mutating func restore(_ content: Content, at offset: Int64, _ unknown: inout UnknownNames) {
        if set(content, at: offset) != nil, let reading = content.reading { unknown.note(reading, reference) }
    }

    /// Takes note of what stands published, message by message in the order of its partition.
    mutating func note(published key: PartialKey, _ digest: ContentDigest?) {
        let place = place(of: state.number(of: key.subject))
        published[place][key.chunk] = digest ?? .ofNothing
    }

    /// Where the digests of a subject stand.
    private mutating func place(of subject: SubjectNumber) -> Int {
        while published.count <= Int(subject.index) { published.append(ChunkDigests()) }
        return Int(subject.index)
    }

    /// All differences between the state and what stands published.
    mutating func allDifferences(cause: Cause, _ writer: PartialWriter) -> [Record] {
        defer { journal = Journal() }
        var records: [Record] = []
        var json = JSONWriter(capacity: 16_384)
        for subject in Set(state.subjects).union(standing).sorted(by: { $0.index < $1.index }) {
            addDifferences(of: subject, cause: cause, writer, &json, to: &records)
        }
        return records
    }

    /// The subjects of which messages stand published.
    private var standing: [SubjectNumber] {
        published.indices.filter { published[$0].count > 0 }.map { SubjectNumber(index: Int32($0)) }
    }

    private mutating func addDifferences(
        of number: SubjectNumber, cause: Cause, _ writer: PartialWriter, _ json: inout JSONWriter,
        to records: inout [Record]
    ) {
        let place = place(of: number)
        let subject = state.subject(number)
        let text = subject.utf8
        let old = published[place]
        var new = ChunkDigests()
        // More than one value, of a state that is split.
        var values: [[UInt8]] = []
        if let content = state.partial(number) {
            json.clear()
            if PartialMessage.write(content, of: text, partition: partition, to: &json) {
                new = ChunkDigests(json.withBytes { ContentDigest($0) })
            } else {
                values = PartialMessage.split(content, of: text, partition: partition).map(\.value)
                new = ChunkDigests(values)
            }
        }
        guard new != old else { return }
        journal.replaced.append((number, old))
        published[place] = new
        let home = writer.partition(of: subject.shardingKey)
        for chunk in 0..<max(old.count, new.count)
        where old[chunk] != new[chunk] {
            let key = PartialKey.bytes(text, partition: partition, chunk: chunk)
            let value = chunk < new.count ? (values.isEmpty ? json.bytes : values[chunk]) : nil
            records.append(writer.record(key, to: home, value, cause))
        }
    }
}

/// Makes the records of the partials topic.
struct PartialWriter: Sendable {
    private let topic: String
    private let envelope: Envelope
    /// The number of partitions of every topic of the prefix.
    let partitions: Int

    init(topology: Topology, envelope: Envelope, partitions: Int) {
        topic = topology.partials
        self.envelope = envelope
        self.partitions = partitions
    }

    /// The partition of the partials that holds a subject.
    func partition(of shardingKey: String) -> Int32 {
        Partitioner.consistent(Array(shardingKey.utf8), partitions: partitions)
    }

    func record(_ key: [UInt8], to partition: Int32, _ value: [UInt8]?, _ cause: Cause) -> Record {
        Record(
            topic: topic, partition: partition, key: key, value: value,
            headers: cause.headers(envelope, type: .partial, key: key))
    }
}
