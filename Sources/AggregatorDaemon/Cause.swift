import Core
import Kafka
import Pipeline

/// What made a key change within a batch, for the headers of its record.
struct Cause: Sendable {
    /// The last message that touched the key, or how far a restore read.
    private var last: Origin
    private var isShared = false

    /// What the headers take from a message, made once for all the keys that it touches.
    private final class Origin: Sendable {
        /// Where the message stands, as the ids of its records begin.
        let place: [UInt8]
        let traceparent: [UInt8]?

        init(_ kind: String, _ partition: TopicPartition, _ offset: Int64, traceparent: String? = nil) {
            place = Array("\(kind)\(partition.topic)/\(partition.partition)/\(offset)/".utf8)
            self.traceparent = traceparent.map { Array($0.utf8) }
        }
    }

    /// The cause of a change that one message made.
    init(_ message: Message) {
        last = Origin("", message.topicPartition, message.offset, traceparent: message.header("traceparent"))
    }

    /// The cause of differences that a restore found.
    init(restoredAt offset: Int64, of partition: TopicPartition) { last = Origin("restore/", partition, offset) }

    /// Another message touched the key, too.
    mutating func add(_ other: Cause) {
        guard other.last !== last else { return }
        last = other.last
        isShared = true
    }

    /// The headers of a key's record: the trace context stands where one message caused the change.
    func headers(_ envelope: Envelope, type: MessageType, key: [UInt8]) -> [Header] {
        envelope.headers(type: type, id: last.place + key, traceparent: isShared ? nil : last.traceparent)
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
