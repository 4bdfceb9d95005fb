import Kafka

/// Messages of compacted logs that wait to be read together. Of a key only the last one is kept, as those before it
/// need no reading, but for those that a dead letter may have to be written for.
struct LogWindow {
    private var waiting: [Message?] = []
    private var places: [TopicPartition: [[UInt8]: Int]] = [:]
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
            let place = places[message.topicPartition, default: [:]].updateValue(waiting.count, forKey: key),
            let old = waiting[place], old.offset < committed[message.topicPartition] ?? .max
        {
            bytes -= old.byteCount
            waiting[place] = nil
        }
        waiting.append(message)
    }

    /// The messages that are to be read, in order; the window is empty then.
    mutating func takeAll() -> [Message] {
        defer {
            waiting = []
            places = [:]
            bytes = 0
        }
        return waiting.compactMap(\.self)
    }
}
