import Core
import Foundation
import Kafka
import Launch
import Logging
import Pipeline
import Publishing

/// Asks the brokers how far the cluster is. It joins no group.
struct StatusProbe: Sendable {
    let connection: Connection
    let workers, aggregators: String
    let sample: Duration

    private static let timeout = Duration.seconds(10)
    /// Up to so many offsets the messages among them are counted one by one: transactions take offsets, too.
    private static let countLimit: Int64 = 1_000

    private var topology: Topology { connection.topology }

    /// - Throws: `KafkaError` where brokers do not answer, `CommandFailure` where topics are missing.
    func report() throws -> StatusReport {
        let admin = try Admin(connection.clients.admin(), hooks: ClientHooks(logger: connection.logger))
        let all = try connection.partitions(of: topology.all)
        let reads = all.filter { $0.topic == topology.articles }
        let folds = all.filter { [topology.readings, topology.partials].contains($0.topic) }
        let isEmbedded = admin.clusterID(Self.timeout).map(EmbeddedBroker.isEmbedded(clusterID:)) ?? false
        let looks = try [("workers", workers, reads), ("aggregators", aggregators, folds)].map {
            role, group, partitions in
            (role, group, try look(group, partitions))
        }
        let started = ContinuousClock.now
        Thread.sleep(forTimeInterval: sample / .seconds(1))
        let groups = try looks.map { role, group, first in
            StatusReport.Group(
                role: role, name: group, description: isEmbedded ? nil : try admin.group(group, timeout: Self.timeout),
                partitions: try partitions(group, from: first, to: look(group, first.keys.sorted()), since: started))
        }
        return StatusReport(groups: groups, openTransaction: try openTransaction(all), deadLetters: try deadLetters())
    }

    // MARK: Groups

    private struct Look {
        let committed: Int64?
        let low, end: Int64

        /// Where the group goes on.
        var position: Int64 { max(low, committed ?? low) }
    }

    private func reader(_ group: String, _ isolation: IsolationLevel) throws -> PartitionConsumer {
        try PartitionConsumer(
            connection.clients.reader(group: group, isolation: isolation), offsets: [:],
            hooks: ClientHooks(logger: connection.logger))
    }

    /// The committed offsets that are decided, and the last stable ones: an open transaction keeps nobody waiting here.
    private func look(_ group: String, _ partitions: [TopicPartition]) throws -> [TopicPartition: Look] {
        let committed = try reader(group, .readUncommitted).committed(partitions, timeout: Self.timeout)
        let marks = try reader(group, .readCommitted).watermarks(partitions, timeout: Self.timeout)
        return marks.reduce(into: [:]) { looks, entry in
            looks[entry.key] = Look(
                committed: committed[entry.key], low: entry.value.low, end: entry.value.high)
        }
    }

    private func partitions(
        _ group: String, from first: [TopicPartition: Look], to last: [TopicPartition: Look],
        since started: ContinuousClock.Instant
    ) throws -> [StatusReport.Partition] {
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        let counts = try messagesAhead(group, last)
        return last.sorted { $0.key < $1.key }.map { partition, look in
            let before = first[partition] ?? look
            return StatusReport.Partition(
                id: partition, committed: look.committed, end: look.end,
                lag: counts[partition] ?? Int(max(0, look.end - look.position)),
                passed: Double(max(0, look.position - before.position)) / seconds,
                arriving: Double(max(0, look.end - before.end)) / seconds)
        }
    }

    /// The messages between where the group goes on and the end, where these are not far apart.
    private func messagesAhead(_ group: String, _ looks: [TopicPartition: Look]) throws -> [TopicPartition: Int] {
        let near = looks.filter { (1...Self.countLimit).contains($0.value.end - $0.value.position) }
        var counts = near.mapValues { _ in 0 }
        let log = TopicLog(clients: connection.clients, group: group)
        try log.read(near.mapValues(\.position), to: near.mapValues(\.end)) { message in
            counts[message.topicPartition, default: 0] += 1
        }
        return counts
    }

    // MARK: Transactions and dead letters

    /// Of the partitions whose last stable offset lies before their end, the one whose open transaction is the oldest.
    private func openTransaction(_ partitions: [TopicPartition]) throws -> StatusReport.OpenTransaction? {
        // The ends first: what is committed between the two questions must not look open.
        let all = try reader(topology.prefix, .readUncommitted).watermarks(partitions, timeout: Self.timeout)
        let stable = try reader(topology.prefix, .readCommitted).watermarks(partitions, timeout: Self.timeout)
        let starts: [TopicPartition: Int64?] = stable.filter { $0.value.high < all[$0.key]?.high ?? 0 }
            .mapValues(\.high)
        guard !starts.isEmpty else { return nil }
        return try firstMessages(starts).map(Self.transaction).max { left, right in
            (left.age ?? .zero) < (right.age ?? .zero)
        }
    }

    /// The first message of each partition from an offset on, decided or not.
    private func firstMessages(_ starts: [TopicPartition: Int64?]) throws -> [Message] {
        let reader = try PartitionConsumer(
            connection.clients.reader(group: topology.prefix, isolation: .readUncommitted), offsets: starts,
            hooks: ClientHooks(logger: connection.logger))
        var found: [TopicPartition: Message] = [:]
        var ended: Set<TopicPartition> = []
        let begin = ContinuousClock.now
        while ended.union(found.keys).count < starts.count, ContinuousClock.now - begin < Self.timeout {
            switch reader.poll(.milliseconds(100)) {
            case .message(let message) where found[message.topicPartition] == nil:
                found[message.topicPartition] = message
            case .endOfPartition(let partition, _): ended.insert(partition)
            case .message, .error, nil: break
            }
        }
        return Array(found.values)
    }

    private static func transaction(_ message: Message) -> StatusReport.OpenTransaction {
        let now = Int64(Date().timeIntervalSince1970 * 1_000)
        return StatusReport.OpenTransaction(
            partition: message.topicPartition, offset: message.offset,
            age: message.timestamp.map { .milliseconds(max(0, now - $0)) }, writer: message.header("ce_source"))
    }

    private func deadLetters() throws -> StatusReport.DeadLetters {
        let letters = try DeadLetterLog(clients: connection.clients, topology: topology).letters(DeadLetterFilter())
        let hourAgo = Int64(Date().timeIntervalSince1970) - 3_600
        return StatusReport.DeadLetters(
            total: letters.count, open: letters.count { !$0.isReplayed },
            lastHour: letters.count { $0.time.map { $0.seconds >= hourAgo } ?? false })
    }
}
