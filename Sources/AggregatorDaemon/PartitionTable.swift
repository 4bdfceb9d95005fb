/// Values by the number of a partition, changed where they lie: a dictionary would hash the number for each message and
/// move the value out and back.
struct PartitionTable<Value: Sendable>: Sendable {
    private var values: [Value?] = []

    /// The partitions that have a value, in ascending order.
    var partitions: [Int32] { values.indices.filter { values[$0] != nil }.map { Int32($0) } }

    /// The value of a partition; nil for none. Partitions are numbered from 0.
    subscript(partition: Int32) -> Value? {
        get { Int(partition) < values.count ? values[Int(partition)] : nil }
        _modify {
            while values.count <= Int(partition) { values.append(nil) }
            yield &values[Int(partition)]
        }
    }
}
