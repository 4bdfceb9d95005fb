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
    /// The articles that must stand in the end, by id: the load's, unless ``acceptLateReadings()`` found others.
    package private(set) var standing: [String: Story]

    /// Logs from their messages.
    package init(topology: Topology, load: Load, messages: [String: [Message]]) {
        self.topology = topology
        self.load = load
        self.messages = messages
        standing = load.standing
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

    /// Lets the older text stand of every article whose last reading is of an older message than one before it. Only a
    /// broker that fences nobody makes such readings: it takes the batch of a member whose partitions are another's now.
    ///
    /// - Returns: the ids of those articles.
    package mutating func acceptLateReadings() -> [String] {
        var newest: [String: Int] = [:]
        var last: [String: LoadEvent] = [:]
        for reading in self[topology.readings] {
            guard let event = origin(of: reading), event.standing != nil else { continue }
            newest[event.id] = max(newest[event.id] ?? 0, event.number)
            last[event.id] = event
        }
        let late = last.values.filter { $0.number < newest[$0.id] ?? 0 }
        for event in late {
            if let story = event.standing { standing[event.id] = story }
        }
        return late.map(\.id).sorted()
    }

    /// The last value of each key of a topic; keys with a null are left out.
    package func lastValues(of topic: String) -> [String: [UInt8]] {
        self[topic].reduce(into: [:]) { values, message in
            values[String(decoding: message.key ?? [], as: UTF8.self)] = message.value
        }
    }
}
