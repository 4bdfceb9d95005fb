internal import CRdKafka

/// Owns, or borrows for the length of a callback, a `rd_kafka_topic_partition_list_t`.
final class PartitionList {
    private let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>
    private let isOwned: Bool

    /// An owned list of partitions without offsets.
    convenience init(_ partitions: some Collection<TopicPartition>) {
        self.init(partitions.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) })
    }

    /// An owned list of partitions with offsets.
    init(_ offsets: [(TopicPartition, Int64)]) {
        pointer = rd_kafka_topic_partition_list_new(Int32(offsets.count))
        isOwned = true
        for (partition, offset) in offsets {
            rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition).pointee.offset = offset
        }
    }

    /// A list that librdkafka owns and lends for the length of a callback.
    init(borrowing pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) {
        self.pointer = pointer
        isOwned = false
    }

    /// A list that librdkafka made for the caller to free.
    init(owning pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) {
        self.pointer = pointer
        isOwned = true
    }

    deinit { if isOwned { rd_kafka_topic_partition_list_destroy(pointer) } }

    /// Lends the list to a call of C. A pointer that left the closure could outlive the list.
    func withPointer<Result>(_ body: (UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) -> Result) -> Result {
        withExtendedLifetime(self) { body(pointer) }
    }

    /// Lets every partition start at the beginning of its log.
    func startAtBeginning() {
        for place in 0..<Int(pointer.pointee.cnt) {
            pointer.pointee.elems[place].offset = Int64(RD_KAFKA_OFFSET_BEGINNING)
        }
    }

    /// The partitions.
    var partitions: [TopicPartition] { elements.map { TopicPartition(String(cString: $0.topic), $0.partition) } }

    /// The offsets that stand; a partition without one is left out.
    ///
    /// - Throws: `KafkaError` for the first partition that has an error of its own.
    func offsets(_ operation: String) throws(KafkaError) -> PartitionOffsets {
        var offsets: [TopicPartition: Int64] = [:]
        for element in elements {
            let partition = TopicPartition(String(cString: element.topic), element.partition)
            try CError.check(element.err, "\(operation) \(partition)")
            if element.offset >= 0 { offsets[partition] = element.offset }
        }
        return offsets
    }

    private var elements: [rd_kafka_topic_partition_t] {
        (0..<Int(pointer.pointee.cnt)).map { pointer.pointee.elems[$0] }
    }
}
