import Chaos
import Kafka
import Pipeline
import TestSupport

extension CommittedLogs {
    private static let prefix = Topology(prefix: "made")

    /// The logs of a load of one partition in which nothing went wrong, up to the readings and dead letters.
    ///
    /// - Parameter last: the last values of topics by key.
    static func made(of load: Load, last: [String: [String: [UInt8]]] = [:]) -> CommittedLogs {
        let topology = prefix
        var messages: [String: [Message]] = [:]
        for event in load.events where !event.isAborted {
            let header = [Header(LoadEvent.header, "\(event.number)")]
            let offset = Int64(messages[topology.articles]?.count ?? 0)
            let id = "\(topology.articles)/0/\(offset)"
            messages[topology.articles, default: []]
                .append(message(topology.articles, offset, event.id, event.value, header))
            let topic = event.poison == nil ? topology.readings : topology.deadLetters
            let place = Int64(messages[topic]?.count ?? 0)
            messages[topic, default: []].append(message(topic, place, event.id, event.value, [Header("ce_id", id)]))
        }
        for (topic, values) in last {
            messages[topic] = values.sorted { $0.key < $1.key }.enumerated().map { place, entry in
                message(topic, Int64(place), entry.key, entry.value, [])
            }
        }
        return CommittedLogs(topology: topology, load: load, messages: messages)
    }

    /// The same logs with a topic's messages changed.
    func changing(_ topic: String, _ change: (inout [Message]) -> Void) -> CommittedLogs {
        var messages = messages
        change(&messages[topic, default: []])
        return CommittedLogs(topology: topology, load: load, messages: messages)
    }

    static func message(
        _ topic: String, _ offset: Int64, _ key: String, _ value: [UInt8]?, _ headers: [Header]
    ) -> Message {
        Message(
            topicPartition: TopicPartition(topic, 0), offset: offset, key: Array(key.utf8), value: value,
            headers: headers)
    }
}
