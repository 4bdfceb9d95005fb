internal import CoreMetrics
public import Kafka
public import Logging
internal import Metrics

/// Tells how far a rebuild of state has come: in the metrics every second, in the log every five.
public struct RestoreProgress {
    private let logger: Logger
    private let total: Int64
    private var positions: PartitionOffsets
    private var messages = 0
    private var told = 0
    private var measured = ContinuousClock.now
    private var logged = ContinuousClock.now
    private let counter = Counter(label: "cds_restore_messages_total")
    private let remaining = Gauge(label: "cds_restore_remaining_offsets")

    /// The progress of reading logs from their first offset to their ends.
    public init(_ marks: [TopicPartition: Watermarks], logger: Logger) {
        self.logger = logger
        total = marks.values.reduce(0) { $0 + $1.high - $1.low }
        positions = marks.mapValues(\.low)
        remaining.record(total)
    }

    /// Takes note of a message that was read.
    public mutating func took(_ message: Message) {
        positions[message.topicPartition] = message.offset + 1
        messages += 1
        guard messages % 256 == 0, case let now = ContinuousClock.now, now - measured >= .seconds(1) else { return }
        measured = now
        measure(remaining: total - positions.values.reduce(0, +))
        guard now - logged >= .seconds(5) else { return }
        logged = now
        let share = total == 0 ? 100 : 100 * positions.values.reduce(0, +) / total
        logger.info("restoring", metadata: ["messages": "\(messages)", "percent": "\(share)"])
    }

    /// Takes note of the end.
    public mutating func finish() { measure(remaining: 0) }

    private mutating func measure(remaining offsets: Int64) {
        counter.increment(by: messages - told)
        told = messages
        remaining.record(offsets)
    }
}
