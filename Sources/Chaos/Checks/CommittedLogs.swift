package import Kafka
package import Pipeline

/// The committed messages of a prefix's topics, in the order of each partition, and how they belong to the load.
package struct CommittedLogs: Sendable {
    /// The topics.
    package let topology: Topology
    /// The messages of each topic.
    package let messages: [String: [Message]]
    /// The load that was published.
    package let load: Load
    /// The event that each message of the articles is, by where it stands ("topic/partition/offset", as in `ce_id`).
    package let events: [String: LoadEvent]

    /// Logs from their messages.
    package init(topology: Topology, load: Load, messages: [String: [Message]]) {
        self.topology = topology
        self.load = load
        self.messages = messages
        events = (messages[topology.articles] ?? []).reduce(into: [:]) { events, message in
            guard let number = Self.number(of: message), load.events.indices.contains(number) else { return }
            events[Envelope.id(of: message)] = load.events[number]
        }
    }

    /// The messages of a topic.
    package subscript(_ topic: String) -> [Message] { messages[topic] ?? [] }

    /// The number of the event that a message carries in its header.
    package static func number(of message: Message) -> Int? { message.header(LoadEvent.header).flatMap { Int($0) } }

    /// The event that a reading or a dead letter was made of.
    package func origin(of message: Message) -> LoadEvent? { message.header("ce_id").flatMap { events[$0] } }

    /// The last value of each key of a topic; keys with a null are left out.
    package func lastValues(of topic: String) -> [String: [UInt8]] {
        self[topic].reduce(into: [:]) { values, message in
            values[String(decoding: message.key ?? [], as: UTF8.self)] = message.value
        }
    }
}
