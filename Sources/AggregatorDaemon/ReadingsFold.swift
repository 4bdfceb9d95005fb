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

    /// What a batch did, so that it can be undone.
    struct Journal: Sendable {
        fileprivate var changes: [PartitionState.Change] = []
        fileprivate var touched = Touched<SubjectNumber>()
        fileprivate var replaced: [SubjectNumber: ChunkDigests] = [:]
        /// What the batch's readings name that the catalogue lacks.
        fileprivate(set) var unknown = UnknownNames()
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
    mutating func apply(_ message: Message, _ journal: inout Journal) -> Rejection? {
        let content = Self.content(of: message)
        guard let change = set(content, at: message.offset, &journal.unknown) else { return content.fault }
        journal.changes.append(change)
        journal.touched.add(change.touched, by: Cause(message))
        return content.fault
    }

    private mutating func set(
        _ content: Content, at offset: Int64, _ unknown: inout UnknownNames
    ) -> PartitionState.Change? {
        guard let id = content.id else { return nil }
        if let reading = content.reading { unknown.note(reading, reference) }
        return state.set(ExactText(guarantees.replacesReadings ? id : "\(id) at \(offset)"), content.reading)
    }

    /// The messages that bring the touched subjects' published partials up to date; what they replace is noted.
    mutating func records(_ journal: inout Journal, _ writer: PartialWriter) -> [Record] {
        let touched = journal.touched.causes
        var records: [Record] = []
        records.reserveCapacity(touched.count)
        for (subject, cause) in touched { addDifferences(of: subject, cause: cause, &journal, writer, to: &records) }
        return records.inOrder()
    }

    /// Brings back what a batch changed.
    mutating func undo(_ journal: Journal) {
        for change in journal.changes.reversed() { state.undo(change) }
        for (subject, digests) in journal.replaced { published[Int(subject.index)] = digests }
    }

    // MARK: Restoring

    /// Puts the reading of a message of the log in force.
    mutating func restore(_ content: Content, at offset: Int64, _ unknown: inout UnknownNames) {
        _ = set(content, at: offset, &unknown)
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
        var journal = Journal()
        var records: [Record] = []
        for subject in Set(state.subjects).union(standing) {
            addDifferences(of: subject, cause: cause, &journal, writer, to: &records)
        }
        return records.inOrder()
    }

    /// The subjects of which messages stand published.
    private var standing: [SubjectNumber] {
        published.indices.filter { published[$0].count > 0 }.map { SubjectNumber(index: Int32($0)) }
    }

    private mutating func addDifferences(
        of number: SubjectNumber, cause: Cause, _ journal: inout Journal, _ writer: PartialWriter,
        to records: inout [Record]
    ) {
        let place = place(of: number)
        let subject = state.subject(number)
        let text = subject.text
        let old = published[place]
        let messages =
            state.partial(number).map { PartialMessage.split($0, of: text, partition: partition) } ?? []
        let new = ChunkDigests(messages.map(\.value))
        guard new != old else { return }
        if journal.replaced[number] == nil { journal.replaced[number] = old }
        published[place] = new
        let home = writer.partition(of: subject.shardingKey)
        for chunk in 0..<max(old.count, new.count)
        where old[chunk] != new[chunk] {
            let key = PartialKey.text(text, partition: partition, chunk: chunk)
            records.append(writer.record(key, to: home, chunk < messages.count ? messages[chunk].value : nil, cause))
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

    func record(_ key: String, to partition: Int32, _ value: [UInt8]?, _ cause: Cause) -> Record {
        Record(
            topic: topic, partition: partition, key: Array(key.utf8), value: value,
            headers: cause.headers(envelope, type: .partial, key: key))
    }
}
