internal import Foundation

/// What librdkafka reports of itself (its STATISTICS.md), cut down to what our metrics show.
public struct ClientStatistics: Sendable {
    /// The client's name, "rdkafka#consumer-1".
    public let name: String
    /// Messages waiting in the producer's queue.
    public let queuedMessages: Int
    /// Bytes sent to and received from brokers so far.
    public let sentBytes, receivedBytes: Int
    /// How often the group was rebalanced so far; 0 for a client without a group.
    public let rebalances: Int
    /// Messages behind the last stable offset, by partition; only partitions where it is known.
    public let lag: [TopicPartition: Int64]

    /// Reads librdkafka's JSON; nil where it has another form.
    init?(json: UnsafeRawBufferPointer) {
        guard let raw = try? JSONDecoder().decode(Raw.self, from: Data(json)) else { return nil }
        name = raw.name
        queuedMessages = raw.msg_cnt
        sentBytes = raw.tx_bytes
        receivedBytes = raw.rx_bytes
        rebalances = raw.cgrp?.rebalance_cnt ?? 0
        var lag: [TopicPartition: Int64] = [:]
        for (topic, statistics) in raw.topics {
            for (partition, values) in statistics.partitions where values.consumer_lag >= 0 {
                guard let number = Int32(partition), number >= 0 else { continue }
                lag[TopicPartition(topic, number)] = values.consumer_lag
            }
        }
        self.lag = lag
    }

    /// librdkafka's field names.
    private struct Raw: Decodable {
        let name: String
        let msg_cnt, tx_bytes, rx_bytes: Int
        let topics: [String: Topic]
        let cgrp: Group?

        struct Topic: Decodable { let partitions: [String: Partition] }
        struct Partition: Decodable { let consumer_lag: Int64 }
        struct Group: Decodable { let rebalance_cnt: Int }
    }
}
