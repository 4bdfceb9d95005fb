/// A header of a message; Kafka allows a key several times.
public struct Header: Sendable, Hashable {
    /// The header's name.
    public let key: String
    /// Its bytes; nil where it has none.
    public let value: [UInt8]?

    /// A header with bytes.
    public init(_ key: String, _ value: [UInt8]?) {
        self.key = key
        self.value = value
    }

    /// A header with text.
    public init(_ key: String, _ text: String) { self.init(key, Array(text.utf8)) }
}

extension [Header] {
    /// The bytes of all names and values.
    public var byteCount: Int { reduce(0) { $0 + $1.key.utf8.count + ($1.value?.count ?? 0) } }
}

/// A message as a consumer gets it. A nil value is a tombstone, an ordinary message; an empty value is another thing.
///
/// A class, as batches and cores hand it on: one count of its own, where a copy would count its topic, which all of a
/// partition share, key, value and headers.
public final class Message: Sendable {
    /// Where it stands.
    public let topicPartition: TopicPartition
    /// Its place in the partition.
    public let offset: Int64
    /// Its key; nil where it has none.
    public let key: [UInt8]?
    /// Its value; nil for a tombstone.
    public let value: [UInt8]?
    /// Its headers in order.
    public let headers: [Header]
    /// The time that it bears, in milliseconds since 1970; nil where it has none.
    public let timestamp: Int64?
    /// The bytes of key, value and headers; counted once, as queue, batch and log window each ask for them.
    public let byteCount: Int

    /// A message from its parts.
    public init(
        topicPartition: TopicPartition, offset: Int64, key: [UInt8]?, value: [UInt8]?, headers: [Header],
        timestamp: Int64? = nil
    ) {
        self.topicPartition = topicPartition
        self.offset = offset
        self.key = key
        self.value = value
        self.headers = headers
        self.timestamp = timestamp
        byteCount = (key?.count ?? 0) + (value?.count ?? 0) + headers.byteCount
    }

    /// The last value of a header, as text, or nil.
    public func header(_ key: String) -> String? {
        headers.last { $0.key == key }?.value.map { String(decoding: $0, as: UTF8.self) }
    }
}

/// A message to be produced.
public struct Record: Sendable {
    /// The topic to write to.
    public let topic: String
    /// The partition; nil leaves it to the partitioner.
    public let partition: Int32?
    /// The key; nil for none.
    public let key: [UInt8]?
    /// The value; nil for a tombstone.
    public let value: [UInt8]?
    /// The headers in order.
    public let headers: [Header]

    /// A record from its parts.
    public init(topic: String, partition: Int32? = nil, key: [UInt8]?, value: [UInt8]?, headers: [Header] = []) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.headers = headers
    }
}

/// A record that was given up.
public struct FailedDelivery: Sendable {
    /// Its key; nil where it has none.
    public let key: [UInt8]?
    /// Why.
    public let error: KafkaError
}
