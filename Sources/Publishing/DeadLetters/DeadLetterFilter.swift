public import Core
internal import Kafka

/// Which dead letters are meant: those that all conditions hold for.
public struct DeadLetterFilter: Sendable {
    /// Where messages came from: a topic, a partition of it, or one message.
    public struct Place: Sendable, Hashable {
        let topic: String
        let partition: Int32?
        let offset: Int64?

        /// Reads "TOPIC", "TOPIC/PARTITION" or "TOPIC/PARTITION/OFFSET"; nil for anything else.
        ///
        /// - Parameter prefix: a topic without it is meant with it: "articles" for "cds.articles".
        public init?(_ text: String, prefix: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard (1...3).contains(parts.count), !parts[0].isEmpty else { return nil }
            let partition = parts.count > 1 ? Int32(parts[1]) : nil
            let offset = parts.count > 2 ? Int64(parts[2]) : nil
            guard parts.count < 2 || (partition ?? -1) >= 0, parts.count < 3 || (offset ?? -1) >= 0 else { return nil }
            topic = parts[0].hasPrefix(prefix + ".") ? String(parts[0]) : "\(prefix).\(parts[0])"
            self.partition = partition
            self.offset = offset
        }

        func holds(_ origin: DeadLetter.Origin) -> Bool {
            topic == origin.topicPartition.topic
                && partition ?? origin.topicPartition.partition
                    == origin.topicPartition.partition
                && offset ?? origin.offset == origin.offset
        }
    }

    /// The kinds of faults; empty for all.
    public var reasons: Set<String> = []
    /// Where messages came from; empty for everywhere.
    public var places: [Place] = []
    /// The earliest time of a letter, itself among it.
    public var since: Timestamp?
    /// The time before which a letter was written.
    public var until: Timestamp?
    /// Leaves out letters that were sent back.
    public var isOpenOnly = false

    /// The filter that lets everything through.
    public init() {}

    /// Whether a letter is meant. One that bears no time lies in no time.
    public func holds(_ letter: DeadLetter) -> Bool {
        if !reasons.isEmpty, !reasons.contains(letter.reason) { return false }
        if !places.isEmpty, !places.contains(where: { $0.holds(letter.origin) }) { return false }
        if let since, letter.time.map({ $0 < since }) ?? true { return false }
        if let until, letter.time.map({ $0 >= until }) ?? true { return false }
        return !(isOpenOnly && letter.isReplayed)
    }
}
