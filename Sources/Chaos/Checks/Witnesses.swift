internal import Kafka
internal import Pipeline
internal import Wire

/// How far the readings had been read for each message of an aggregator, as its `ce_id` says: a claim that the check
/// then holds against the truth.
struct Witnesses {
    private struct Slot: Hashable {
        let subject: String
        let partition: Int32
    }

    /// A place in a log that a `ce_id` names: all messages of the partition below `end` had been read.
    private struct Claim {
        let partition: Int32
        let end: Int64
    }

    private let topicOfReadings, topicOfPartials: String
    /// For each subject and partition of the readings the partials in order: where they stand and what they claim.
    private var partials: [Slot: [(place: Int64, claim: Int64)]] = [:]
    private var partitions: Set<Int32> = []

    init(_ logs: CommittedLogs) {
        topicOfReadings = logs.topology.readings
        topicOfPartials = logs.topology.partials
        for message in logs[topicOfPartials] {
            guard let key = message.key.flatMap({ PartialKey($0) }),
                let claim = Self.claim(message.header("ce_id"), of: topicOfReadings)
            else { continue }
            partitions.insert(key.partition)
            partials[Slot(subject: key.subject.text, partition: key.partition), default: []]
                .append((message.offset, claim.end))
        }
    }

    /// Up to where an output's message had read the partials; nil where its `ce_id` does not say.
    func end(_ message: Message) -> Int64? { Self.claim(message.header("ce_id"), of: topicOfPartials)?.end }

    /// How far the readings had been read for a subject, once the partials had been read up to an offset.
    func cut(_ subject: String, at end: Int64) -> ReadingsHistory.Cut {
        partitions.reduce(into: [:]) { cut, partition in
            let claims = partials[Slot(subject: subject, partition: partition)] ?? []
            let count = claims.countOfPrefix { $0.place < end }
            if count > 0 { cut[partition] = claims[count - 1].claim }
        }
    }

    /// Takes "topic/partition/offset/…" and "restore/topic/partition/end/…" apart.
    private static func claim(_ id: String?, of topic: String) -> Claim? {
        guard var parts = id?.split(separator: "/")[...] else { return nil }
        let isRestore = parts.first == "restore"
        if isRestore { parts = parts.dropFirst() }
        guard parts.count >= 3, parts[parts.startIndex] == topic,
            let partition = Int32(parts[parts.startIndex + 1]), let offset = Int64(parts[parts.startIndex + 2])
        else { return nil }
        return Claim(partition: partition, end: isRestore ? offset : offset + 1)
    }
}

extension Array {
    /// How many elements from the first on meet a condition that none after those meets.
    func countOfPrefix(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
