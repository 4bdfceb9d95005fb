import Core
import Kafka

/// Messages of compacted logs that wait to be read together. Of a key only the last one is kept, as those before it
/// need no reading, but for those that a dead letter may have to be written for.
struct LogWindow {
    private var waiting: [Message?] = []
    /// By partition, of each key where its last message waits.
    private var places: [[Key: Int]] = []
    private var numbers: [TopicPartition: Int] = [:]
    /// The partition of the message before, whose messages mostly come one after the other.
    private var last: (partition: TopicPartition, number: Int)?
    private var bytes = 0
    private let replaces: Bool

    /// The offsets from which every message must be read; of partitions without one only the last of each key must.
    var committed: PartitionOffsets = [:]

    /// The bytes, and the messages with the places of those that others have taken, that may wait.
    private static let byteLimit = 64_000_000
    private static let countLimit = 500_000

    /// A window without messages.
    ///
    /// - Parameter replaces: whether a message takes the place of the one before with its key.
    init(replaces: Bool) { self.replaces = replaces }

    /// Whether what waits should be read now.
    var isFull: Bool { bytes >= Self.byteLimit || waiting.count >= Self.countLimit }

    /// Takes the next message of its partition.
    mutating func add(_ message: Message) {
        bytes += message.byteCount
        if replaces, let key = message.key,
            let place = places[number(of: message.topicPartition)].updateValue(waiting.count, forKey: Key(bytes: key)),
            let old = waiting[place], old.offset < committed[message.topicPartition] ?? .max
        {
            bytes -= old.byteCount
            waiting[place] = nil
        }
        waiting.append(message)
    }

    private mutating func number(of partition: TopicPartition) -> Int {
        if let last, last.partition == partition { return last.number }
        let number = numbers[partition] ?? places.count
        if number == places.count {
            numbers[partition] = number
            places.append([:])
        }
        last = (partition, number)
        return number
    }

    /// The messages that are to be read, in order; the window is empty then.
    mutating func takeAll() -> [Message] {
        defer {
            waiting = []
            (places, numbers, last) = ([], [:], nil)
            bytes = 0
        }
        return waiting.compactMap(\.self)
    }
}

/// A message's key, hashed and compared as a whole; an array is byte by byte.
private struct Key: Hashable {
    let bytes: [UInt8]

    static func == (left: Key, right: Key) -> Bool {
        left.bytes.withUnsafeBufferPointer { bytes in right.bytes.withUnsafeBufferPointer { bytes.isEqual($0) } }
    }

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}
