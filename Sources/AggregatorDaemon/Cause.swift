import Core
import Kafka
import Pipeline

/// What made a key change within a batch, for the headers of its record.
struct Cause: Sendable {
    /// The last message that touched the key, or how far a restore read.
    private var partition: TopicPartition
    private var offset: Int64
    private let isRestore: Bool
    private let traceparent: String?
    private var isShared = false

    /// The cause of a change that one message made.
    init(_ message: Message) {
        partition = message.topicPartition
        offset = message.offset
        isRestore = false
        traceparent = message.header("traceparent")
    }

    /// The cause of differences that a restore found.
    init(restoredAt offset: Int64, of partition: TopicPartition) {
        self.partition = partition
        self.offset = offset
        isRestore = true
        traceparent = nil
    }

    /// Another message touched the key, too.
    mutating func add(_ other: Cause) {
        guard other.offset != offset || other.partition != partition else { return }
        (partition, offset) = (other.partition, other.offset)
        isShared = true
    }

    /// The headers of a key's record: the trace context stands where one message caused the change.
    func headers(_ envelope: Envelope, type: MessageType, key: [UInt8]) -> [Header] {
        let origin = (isRestore ? "restore/" : "") + "\(partition.topic)/\(partition.partition)/\(offset)/"
        return envelope.headers(
            type: type, id: Array(origin.utf8) + key,
            traceparent: isShared ? nil : traceparent.map { Array($0.utf8) })
    }
}

/// What a batch touched, by the numbers that a state has given, each with its cause.
struct Touched: Sendable {
    /// A cause for each message.
    private var all: [Cause] = []
    /// Numbers, each above the place of a cause, so that sorted they stand by number and then by message.
    private var entries: [UInt64] = []

    /// A message touched what has these numbers.
    mutating func add(_ numbers: some Sequence<Int32>, by cause: Cause) {
        let place = UInt64(all.count)
        all.append(cause)
        for number in numbers { entries.append(UInt64(UInt32(bitPattern: number)) << 32 | place) }
    }

    /// What was touched in the order of the numbers, each once, with what all its messages come to.
    var causes: [(number: Int32, cause: Cause)] {
        var causes: [(number: Int32, cause: Cause)] = []
        causes.reserveCapacity(entries.count)
        for entry in entries.sorted() {
            let number = Int32(truncatingIfNeeded: entry >> 32)
            let cause = all[Int(entry & 0xFFFF_FFFF)]
            if causes.last?.number == number {
                causes[causes.count - 1].cause.add(cause)
            } else {
                causes.append((number, cause))
            }
        }
        return causes
    }
}
