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

    /// What stands of a key in a partition after the first so many changes.
    private struct Cursor {
        var count = 0
        var standing: [String: Story] = [:]
    }

    private var changes: [Place: [Change]] = [:]
    /// Where each key was asked for last: cuts of a key mostly go forward.
    private var cursors: [Place: Cursor] = [:]

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
    mutating func stories(of key: String, at cut: Cut) -> [Story] {
        cut.flatMap { partition, end -> [Story] in
            let place = Place(key: key, partition: partition)
            let changes = changes[place] ?? []
            let count = changes.countOfPrefix { $0.offset < end }
            // Taken out and put back, so that the dictionary in it is not copied.
            var cursor = cursors.removeValue(forKey: place) ?? Cursor()
            if cursor.count > count { cursor = Cursor() }
            for change in changes[cursor.count..<count] { cursor.standing[change.id] = change.story }
            cursor.count = count
            let stories = Array(cursor.standing.values)
            cursors[place] = cursor
            return stories
        }
    }

    private static func keys(_ story: Story?) -> [String] {
        guard let story, story.isRelevant else { return [] }
        return story.figures.map { $0.rollupKey(of: story.place) } + [story.place.code]
    }
}
