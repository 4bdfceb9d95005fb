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
    /// The digests of the published messages of each subject, by chunk.
    private var published: [PartialSubject: [ContentDigest]] = [:]

    /// What a batch did, so that it can be undone.
    struct Journal: Sendable {
        fileprivate var changes: [PartitionState.Change] = []
        fileprivate var touched = Touched<PartialSubject>()
        fileprivate var replaced: [PartialSubject: [ContentDigest]?] = [:]
        /// What the batch's readings name that the catalogue lacks.
        private(set) var unknown = UnknownNames()

        fileprivate mutating func note(_ reading: Reading, _ reference: ReferenceData) {
            unknown.note(reading, reference)
        }
    }

    init(partition: Int32, reference: ReferenceData, guarantees: Guarantees) {
        self.partition = partition
        self.guarantees = guarantees
        self.reference = reference
        state = PartitionState(reference: reference)
    }

    /// Puts a message's reading in force. One that cannot be read counts as a null.
    ///
    /// - Returns: why the message cannot be read, or nil.
    mutating func apply(_ message: Message, _ journal: inout Journal) -> Rejection? {
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
            return fault ?? Rejection(.keyMismatch, "the message has no key, or one that is not UTF-8")
        }
        if let reading { journal.note(reading, reference) }
        let place = guarantees.replacesReadings ? id : "\(id) at \(message.offset)"
        let change = state.set(ExactText(place), reading)
        journal.changes.append(change)
        journal.touched.add(change.touched, by: message)
        return fault
    }

    /// The messages that bring the touched subjects' published partials up to date; what they replace is noted.
    mutating func records(_ journal: inout Journal, _ writer: PartialWriter) -> [Record] {
        journal.touched.causes.sorted { $0.key.text < $1.key.text }.flatMap { subject, cause in
            differences(of: subject, cause: cause, &journal, writer)
        }
    }

    /// Brings back what a batch changed.
    mutating func undo(_ journal: Journal) {
        for change in journal.changes.reversed() { state.undo(change) }
        for (subject, digests) in journal.replaced { published[subject] = digests }
    }

    // MARK: Restoring

    /// Takes note of what stands published, message by message in the order of its partition.
    mutating func note(published key: PartialKey, _ value: [UInt8]?) {
        var digests = published[key.subject] ?? []
        if let value {
            // A gap, which only a broken log has, is filled with what never matches.
            while digests.count <= key.chunk { digests.append(ContentDigest([])) }
            digests[key.chunk] = ContentDigest(value)
        } else if key.chunk == digests.count - 1 {
            digests.removeLast()
        } else if key.chunk < digests.count {
            digests[key.chunk] = ContentDigest([])
        }
        published[key.subject] = digests.isEmpty ? nil : digests
    }

    /// All differences between the state and what stands published.
    mutating func allDifferences(cause: Cause, _ writer: PartialWriter) -> [Record] {
        var journal = Journal()
        return state.subjects.union(published.keys).sorted { $0.text < $1.text }.flatMap { subject in
            differences(of: subject, cause: cause, &journal, writer)
        }
    }

    private mutating func differences(
        of subject: PartialSubject, cause: Cause, _ journal: inout Journal, _ writer: PartialWriter
    ) -> [Record] {
        let old = published[subject] ?? []
        let messages = state.partial(subject).map { PartialMessage.split($0, of: subject, partition: partition) } ?? []
        let new = messages.map { ContentDigest($0.value) }
        guard new != old else { return [] }
        if journal.replaced[subject] == nil { journal.replaced.updateValue(published[subject], forKey: subject) }
        published[subject] = new.isEmpty ? nil : new
        var records: [Record] = []
        for chunk in 0..<max(old.count, new.count)
        where chunk >= new.count || chunk >= old.count || old[chunk] != new[chunk] {
            let key = PartialKey(subject: subject, partition: partition, chunk: chunk)
            records.append(writer.record(key, chunk < messages.count ? messages[chunk].value : nil, cause))
        }
        return records
    }
}

/// Makes the records of the partials topic.
struct PartialWriter: Sendable {
    let topology: Topology
    let envelope: Envelope
    /// The number of partitions of every topic of the prefix.
    let partitions: Int

    /// The partition of the partials that holds a subject.
    func partition(of shardingKey: String) -> Int32 {
        Partitioner.consistent(Array(shardingKey.utf8), partitions: partitions)
    }

    func record(_ key: PartialKey, _ value: [UInt8]?, _ cause: Cause) -> Record {
        Record(
            topic: topology.partials, partition: partition(of: key.subject.shardingKey), key: key.bytes, value: value,
            headers: cause.headers(envelope, type: "partial", key: key.text))
    }
}
