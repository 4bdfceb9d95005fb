public import Kafka
public import Pipeline

/// Where the last message of each article stands, below given ends of the articles' logs.
public struct StandingArticles: Sendable {
    private struct Place {
        let partition: TopicPartition
        let offset: Int64
    }

    private let places: [[UInt8]: Place]
    private let ends: PartitionOffsets

    /// Reads logs from their beginnings.
    ///
    /// - Parameter ends: for each partition the offset to stop at: what a group has committed.
    /// - Throws: `KafkaError` where brokers do not answer.
    public init(_ log: TopicLog, below ends: PartitionOffsets) throws(KafkaError) {
        var places: [[UInt8]: Place] = [:]
        try log.read(Self.beginnings(ends), to: ends) { message in
            guard let key = message.key else { return }
            let place = Place(partition: message.topicPartition, offset: message.offset)
            places[key] = message.value == nil ? nil : place
        }
        self.places = places
        self.ends = ends
    }

    /// How many articles have a last message that is no null.
    public var count: Int { places.count }

    /// The keys of these articles.
    public var keys: some Collection<[UInt8]> { places.keys }

    /// Reads the last messages once more, in groups, those of a partition in their order; nulls are left out.
    ///
    /// - Throws: `KafkaError` where brokers do not answer; what `body` throws.
    public func forEachGroup(of size: Int, _ log: TopicLog, _ body: ([Message]) throws -> Void) throws {
        var group: [Message] = []
        var failure: (any Error)?
        func give() {
            guard failure == nil, !group.isEmpty else { return }
            do { try body(group) } catch { failure = error }
            group.removeAll(keepingCapacity: true)
        }
        try log.read(Self.beginnings(ends), to: ends) { message in
            guard failure == nil, let key = message.key, let last = places[key],
                last.partition == message.topicPartition, last.offset == message.offset
            else { return }
            group.append(message)
            if group.count >= size { give() }
        }
        give()
        if let failure { throw failure }
    }

    private static func beginnings(_ ends: PartitionOffsets) -> [TopicPartition: Int64?] { ends.mapValues { _ in nil } }
}
