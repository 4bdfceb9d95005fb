internal import Kafka
internal import Pipeline

/// What stood in each partition of the readings after each of its messages, told by the generator's truth.
///
/// A key is that of a roll-up ("38/overall.dti_rank/2022") or a province's code.
struct ReadingsHistory {
    /// How far each partition of the readings had been read: the offset after the last message.
    typealias Cut = [Int32: Int64]

    private struct Change {
        let offset: Int64
        let id: String
        /// The story that holds the key from here on; nil where the id's does not any more.
        let story: Story?
    }

    private struct Place: Hashable {
        let key: String
        let partition: Int32
    }

    private var changes: [Place: [Change]] = [:]

    init(_ logs: CommittedLogs) {
        var standing: [String: Story] = [:]
        for message in logs[logs.topology.readings] {
            guard let event = logs.origin(of: message), let story = event.standing else { continue }
            let before = standing[event.id]
            standing[event.id] = story
            let held = Set(Self.keys(story))
            for key in held.union(Self.keys(before)) {
                let place = Place(key: key, partition: message.topicPartition.partition)
                changes[place, default: []]
                    .append(Change(offset: message.offset, id: event.id, story: held.contains(key) ? story : nil))
            }
        }
    }

    /// The stories that hold a key at a cut.
    func stories(of key: String, at cut: Cut) -> [Story] {
        cut.flatMap { partition, end -> [Story] in
            var standing: [String: Story] = [:]
            for change in changes[Place(key: key, partition: partition)] ?? [] {
                guard change.offset < end else { break }
                standing[change.id] = change.story
            }
            return Array(standing.values)
        }
    }

    private static func keys(_ story: Story?) -> [String] {
        guard let story, story.isRelevant else { return [] }
        return story.figures.map { $0.rollupKey(of: story.place) } + [story.place.code]
    }
}
