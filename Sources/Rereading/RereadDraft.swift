public import Core
public import Kafka
public import Pipeline
public import Review
internal import Wire

/// What reading again would change, found out without writing anything.
public struct RereadDraft {
    /// Where it reads.
    public struct Source: Sendable {
        let log: TopicLog
        let articles, readings: [TopicPartition]

        /// A source.
        ///
        /// - Parameters:
        ///   - log: reads the topics, and knows the workers' committed offsets.
        ///   - articles: all partitions of the articles.
        ///   - readings: all partitions of the readings.
        public init(log: TopicLog, articles: [TopicPartition], readings: [TopicPartition]) {
            self.log = log
            self.articles = articles
            self.readings = readings
        }
    }

    /// An article whose last message cannot be read.
    public struct Unreadable: Sendable {
        /// The message's key.
        public let id: ExactText
        /// Where it stands: "topic/partition/offset".
        public let place: String
        /// What is wrong.
        public let rejection: Rejection
    }

    /// How many articles there are of each kind.
    public struct Counts: Sendable, Hashable {
        /// Articles that were read again, and how many of them have the same reading.
        public var read = 0, same = 0
        /// Those that only another version of the rules read, and those whose content is another.
        public var rules = 0, content = 0
        /// Those that were published again meanwhile, those that are not asked for, and readings without an article.
        public var overtaken = 0, unselected = 0, withoutArticle = 0
        /// Offsets of the articles that the workers have not come to yet.
        public var waiting = 0
    }

    private let source: Source
    private let rereader: Rereader
    /// Where the workers had come to before the readings were read: a reading may be of a later text, never of an
    /// earlier one than those below.
    private let committed: PartitionOffsets
    private var inForce: ReadingsInForce
    private var review: RollupReview
    private var changed: [ExactText: Reading] = [:]
    /// The counts so far.
    public private(set) var counts = Counts()
    /// The articles that are left as they are.
    public private(set) var unreadable: [Unreadable] = []

    /// A draft that has read the readings in force.
    ///
    /// - Throws: `KafkaError` where brokers do not answer.
    public init(
        source: Source, rereader: Rereader, selection: RereadSelection, reference: ReferenceData
    ) throws(KafkaError) {
        self.source = source
        self.rereader = rereader
        committed = try source.log.committed(source.articles)
        var inForce = ReadingsInForce(selection: selection)
        var review = RollupReview(reference: reference)
        try source.log.read(Dictionary(uniqueKeysWithValues: source.readings.map { ($0, nil) })) { message in
            if let (id, reading) = inForce.take(message) { review.set(id, reading) }
        }
        self.inForce = inForce
        self.review = review
    }

    /// Reads what stands on the topic again, up to where the workers have come.
    ///
    /// - Parameters:
    ///   - begin: is told how many articles there are.
    ///   - advance: is told of each group of articles.
    /// - Throws: `KafkaError` where brokers do not answer.
    public mutating func readTopic(begin: (Int) -> Void, advance: (Int) -> Void) throws {
        counts.waiting = try source.log.watermarks(source.articles).reduce(0) { sum, entry in
            sum + Int(max(0, entry.value.high - max(entry.value.low, committed[entry.key] ?? 0)))
        }
        let standing = try StandingArticles(source.log, below: committed)
        counts.withoutArticle = inForce.withoutArticle(standing.keys)
        begin(standing.count)
        try standing.forEachGroup(of: rereader.groupSize, source.log) { messages in
            for (message, outcome) in zip(messages, rereader.outcomes(of: messages, inForce)) { take(outcome, message) }
            advance(messages.count)
        }
    }

    /// Reads articles of files; of an id that comes twice, the last one counts.
    public mutating func read(_ articles: [Article]) {
        for (article, outcome) in zip(articles, rereader.outcomes(of: articles, inForce)) {
            count(outcome)
            changed[article.id] = nil
            if case .content(let reading) = outcome { changed[article.id] = reading }
        }
    }

    private mutating func take(_ outcome: Rereader.Outcome, _ message: Message) {
        count(outcome)
        let id = ExactText(String(decoding: message.key ?? [], as: UTF8.self))
        switch outcome {
        case .content(let reading): changed[id] = reading
        case .unreadable(let rejection):
            unreadable.append(Unreadable(id: id, place: Envelope.id(of: message), rejection: rejection))
        case .unselected, .overtaken, .same, .rules: break
        }
    }

    private mutating func count(_ outcome: Rereader.Outcome) {
        switch outcome {
        case .unselected: counts.unselected += 1
        case .unreadable: break
        case .overtaken: counts.overtaken += 1
        case .same: counts.same += 1
        case .rules: counts.rules += 1
        case .content: counts.content += 1
        }
        switch outcome {
        case .same, .rules, .content: counts.read += 1
        case .unselected, .unreadable, .overtaken: break
        }
    }

    /// The changed readings with those in force, by id.
    ///
    /// - Throws: `KafkaError` where brokers do not answer.
    public func readingChanges() throws(KafkaError) -> [ReadingChange] {
        var wanted: [TopicPartition: Set<Int64>] = [:]
        for id in changed.keys {
            guard let entry = inForce[Array(id.string.utf8)] else { continue }
            wanted[entry.partition, default: []].insert(entry.offset)
        }
        var before: [ExactText: Reading] = [:]
        let ends = wanted.compactMapValues { offsets in offsets.max().map { $0 + 1 } }
        try source.log.read(wanted.mapValues { $0.min() }, to: ends) { message in
            guard wanted[message.topicPartition]?.contains(message.offset) == true, let value = message.value,
                let reading = try? ReadingMessage.decode(value, key: message.key)
            else { return }
            before[reading.articleId] = reading
        }
        return changed.sorted { $0.key < $1.key }.map { ReadingChange(before: before[$0.key], after: $0.value) }
    }

    /// The roll-ups that would change.
    public mutating func rollupChanges() -> [RollupReview.Change] {
        for (id, reading) in changed { review.replace(id, reading) }
        return review.changes()
    }
}
