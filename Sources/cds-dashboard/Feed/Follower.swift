import Core
import Dashboard
import Kafka
import Logging
import Metrics
import Pipeline
import Service

/// Reads the public topics from their beginning and follows them. It belongs to the thread that runs it.
final class Follower {
    private let source: Source
    private let live: Live
    private let hub: EventHub
    private let health: Health
    private let logger: Logger
    private let consumed: [String: Counter]
    private let unreadable = DashboardMetrics.unreadable()
    private var changes = ChangeSet()
    private var rate = RateMeter()
    private var lastFlush = ContinuousClock.now
    private var lastStatus = ContinuousClock.now

    /// The most messages that are taken in while requests wait.
    private static let batch = 64
    private static let flushEvery = Duration.milliseconds(400)
    private static let statusEvery = Duration.seconds(2)

    init(_ source: Source, live: Live, hub: EventHub, health: Health, logger: Logger) {
        self.source = source
        self.live = live
        self.hub = hub
        self.health = health
        self.logger = logger
        let topics = [source.topology.deadLetters] + source.feeds.keys
        consumed = Dictionary(uniqueKeysWithValues: topics.map { ($0, DashboardMetrics.messages(of: $0)) })
    }

    /// Follows until the stop is asked for.
    ///
    /// - Throws: `CommandFailure` with status 4 where Kafka refuses for good.
    func run(until stop: StopSignal) throws {
        defer { hub.close() }
        do {
            try follow(until: stop)
        } catch let error as KafkaError {
            throw CommandFailure(.kafkaFatal, "\(error)")
        }
    }

    private func follow(until stop: StopSignal) throws {
        health.setReady(false, reason: "waiting for Kafka")
        let topics = source.feeds.keys.sorted() + [source.topology.deadLetters]
        guard let partitions = source.partitions(of: topics, logger: logger, until: stop, beat: health.beat),
            var ahead = try ends(of: partitions, until: stop)
        else { return }
        health.setReady(false, reason: "reading the topics")
        let reader = try source.reader(partitions, .readCommitted, logger: logger)
        while !stop.isRequested {
            try take(from: reader, &ahead)
            health.beat()
            announce(isReady: ahead.isEmpty)
        }
    }

    /// The offsets that each partition ends with now, those that begin with it left out; nil where it was stopped.
    private func ends(of partitions: [TopicPartition], until stop: StopSignal) throws(KafkaError) -> PartitionOffsets? {
        let probe = try source.reader([], .readUncommitted, logger: logger)
        var ends: PartitionOffsets = [:]
        for partition in partitions {
            while ends[partition] == nil {
                guard !stop.isRequested else { return nil }
                health.beat()
                do throws(KafkaError) {
                    ends[partition] = try probe.watermarks(partition, timeout: .seconds(10)).high
                } catch {
                    logger.info("waiting for the end of \(partition): \(error)")
                    stop.sleep(.milliseconds(200))
                }
            }
        }
        return ends
    }

    /// Takes in what has come, waiting a little for the first message.
    private func take(from reader: PartitionConsumer, _ ahead: inout PartitionOffsets) throws(KafkaError) {
        let isNews = ahead.isEmpty
        var messages: [Message] = []
        var event = reader.poll(.milliseconds(100))
        while let found = event {
            switch found {
            case .message(let message): messages.append(message)
            case .endOfPartition(let partition, let offset):
                if let end = ahead[partition], offset >= end { ahead[partition] = nil }
            case .error(let error):
                if error.isFatal { throw error }
                logger.warning("following a topic: \(error)")
            }
            guard messages.count < Self.batch else { break }
            event = reader.poll(.zero)
        }
        guard !messages.isEmpty else { return }
        live.change { state in
            for message in messages { apply(message, to: &state, isNews: isNews) }
        }
    }

    private func apply(_ message: Message, to state: inout DashboardState, isNews: Bool) {
        let topic = message.topicPartition.topic
        consumed[topic]?.increment()
        guard let feed = source.feeds[topic] else {
            live.note { $0.deadLetters.add(message.offset, in: message.topicPartition.partition) }
            return
        }
        let outcome = state.apply(feed, key: message.key, value: message.value)
        if case .unreadable(let rejection) = outcome {
            unreadable.increment()
            logger.warning("\(message.topicPartition) offset \(message.offset): \(rejection)")
        }
        let key = ExactText(String(decoding: message.key ?? [], as: UTF8.self))
        if feed == .readings {
            if message.value != nil { live.note { $0.lastArticle = key } }
            if isNews { rate.count() }
        }
        if isNews, outcome != .unchanged { changes.insert(key, in: feed) }
    }

    /// Tells readiness, and open pages of changes and the status, each at its pace.
    private func announce(isReady: Bool) {
        let now = ContinuousClock.now
        let rate = rate.perSecond()
        let becameReady = live.note { pulse in
            defer { pulse.ready = isReady }
            pulse.articlesPerSecond = rate
            return isReady && !pulse.ready
        }
        if becameReady {
            health.setReady(true)
            logger.info("ready: the topics have been read to their ends")
        }
        if now - lastFlush >= Self.flushEvery, !changes.isEmpty {
            hub.send("change", changes.json)
            changes = ChangeSet()
            lastFlush = now
        }
        if becameReady || now - lastStatus >= Self.statusEvery {
            hub.send("status", live.status().bytes)
            lastStatus = now
        }
    }
}
