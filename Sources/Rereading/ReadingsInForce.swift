public import Core
public import Kafka
internal import Review
internal import Wire

/// What is known of each reading in force: enough to tell whether another one is the same.
public struct ReadingsInForce: Sendable {
    /// A reading in force.
    struct Entry: Sendable {
        /// A digest of its bytes without the version of the rules, good in this process only.
        let digest: Int
        let rules: String
        /// The article's message that it was made of, as `ce_id` says: "topic/partition/offset".
        let origin: Origin?
        /// Where it stands.
        let partition: TopicPartition
        let offset: Int64
        /// Whether it is among what is asked for.
        let isSelected: Bool
    }

    /// A message of the articles.
    struct Origin: Sendable {
        let partition: TopicPartition
        let offset: Int64

        init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, let partition = Int32(parts[1]),
                let offset = Int64(parts[2].prefix { $0 != "@" })
            else { return nil }
            self.partition = TopicPartition(String(parts[0]), partition)
            self.offset = offset
        }
    }

    private var entries: [[UInt8]: Entry] = [:]
    private let selection: RereadSelection

    /// No readings.
    public init(selection: RereadSelection) { self.selection = selection }

    /// How many readings are in force.
    public var count: Int { entries.count }

    /// The readings of ids that no article of a list stands for.
    public func withoutArticle(_ keys: some Collection<[UInt8]>) -> Int { Set(entries.keys).subtracting(keys).count }

    subscript(_ key: [UInt8]) -> Entry? { entries[key] }

    /// Takes a message of the readings in.
    ///
    /// - Returns: the id, and its reading or nil where none is in force any more; nil for a message without a key.
    public mutating func take(_ message: Message) -> (id: ExactText, reading: Reading?)? {
        guard let key = message.key else { return nil }
        let id = ExactText(String(decoding: key, as: UTF8.self))
        guard let value = message.value, let reading = try? ReadingMessage.decode(value, key: key) else {
            // An unreadable reading counts as a null.
            entries[key] = nil
            return (id, nil)
        }
        entries[key] = Entry(
            digest: Self.digest(reading), rules: reading.rules, origin: message.header("ce_id").flatMap(Origin.init),
            partition: message.topicPartition, offset: message.offset, isSelected: selection.holds(reading))
        return (id, reading)
    }

    /// A digest of a reading's bytes without the version of the rules.
    static func digest(_ reading: Reading) -> Int {
        var hasher = Hasher()
        reading.bytesWithoutRules.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}

/// Which articles are read again.
public struct RereadSelection: Sendable {
    /// Provinces that an article is about, or has a figure of; nil for all.
    public let provinces: Set<ProvinceID>?
    /// The first instant of publication, and the first one after; nil without a bound.
    public let from, until: Timestamp?

    /// A selection; without arguments everything.
    public init(provinces: Set<ProvinceID>? = nil, from: Timestamp? = nil, until: Timestamp? = nil) {
        self.provinces = provinces
        self.from = from
        self.until = until
    }

    /// Whether a reading is of an article that is asked for.
    public func holds(_ reading: Reading) -> Bool {
        if from != nil || until != nil {
            guard let time = reading.publishedAt else { return false }
            if let from, time < from { return false }
            if let until, time >= until { return false }
        }
        guard let provinces else { return true }
        return ([reading.provinceID] + reading.observations.map(\.provinceID)).contains { id in
            id.map(provinces.contains) ?? false
        }
    }
}
