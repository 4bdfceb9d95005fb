internal import CRdKafka

/// Polls a consumer, and has what it keeps ready fetched anew in time.
///
/// librdkafka's (2.0.2) thread of a broker finds a queue full, and then looks at it again only after up to a second, in
/// which a reader may have emptied it. So the leaders of the partitions that messages were taken of are woken each time that
/// a part of the queue was taken.
///
/// A class: a rebalance is served within a poll, and what it calls may use the consumer.
final class Poller {
    private let handle: Handle
    /// How many bytes are taken between two times.
    private let stride: Int
    private var taken = 0
    private var partitions: Set<TopicPartition> = []
    private var last: TopicPartition?

    /// What librdkafka keeps ready where nothing is said of it.
    private static let defaultQueueKilobytes = 65_536

    /// A poller of a consumer that was opened with some properties.
    init(_ handle: Handle, _ properties: ClientProperties) {
        self.handle = handle
        let kilobytes = properties["queued.max.messages.kbytes"].flatMap { Int($0) } ?? Self.defaultQueueKilobytes
        stride = kilobytes * 1_024 / 4
    }

    /// Waits at most the given time for an event.
    func poll(_ timeout: Duration) -> PollEvent? {
        let event = Poll.event(rd_kafka_consumer_poll(handle.pointer, timeout.milliseconds))
        if case .message(let message) = event { take(message) }
        return event
    }

    private func take(_ message: Message) {
        if message.topicPartition != last {
            last = message.topicPartition
            partitions.insert(message.topicPartition)
        }
        taken += message.byteCount
        guard taken >= stride else { return }
        handle.wakeLeaders(of: partitions, timeout: .milliseconds(500))
        (taken, last) = (0, nil)
        partitions = []
    }
}
