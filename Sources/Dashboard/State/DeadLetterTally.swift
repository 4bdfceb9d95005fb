/// Counts the messages of a topic whose oldest ones are deleted. Offsets alone do not tell: transactions take some, too.
public struct DeadLetterTally: Sendable {
    private var offsets: [Int32: [Int64]] = [:]

    /// No message.
    public init() {}

    /// How many messages the topic holds.
    public var count: Int { offsets.values.reduce(0) { $0 + $1.count } }

    /// Counts a message; those of a partition come in the order of their offsets.
    public mutating func add(_ offset: Int64, in partition: Int32) {
        guard offset > offsets[partition]?.last ?? -1 else { return }
        offsets[partition, default: []].append(offset)
    }

    /// Forgets the messages that the topic has deleted.
    ///
    /// - Parameter low: the offset that the partition's log begins with.
    public mutating func drop(below low: Int64, in partition: Int32) {
        guard let first = offsets[partition]?.first, first < low else { return }
        offsets[partition]?.removeAll { $0 < low }
    }
}
