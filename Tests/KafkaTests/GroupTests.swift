import Kafka
import Logging
import Pipeline
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct GroupTests {
    /// What a member saw of its group.
    private final class Events {
        var assigned: [TopicPartition] = []
        var revoked: [TopicPartition] = []

        func note(_ rebalance: Rebalance) {
            switch rebalance {
            case .assigned(let partitions): assigned += partitions
            case .revoked(let partitions), .lost(let partitions): revoked += partitions
            }
        }
    }

    @Test(arguments: ["cooperative-sticky", "range"])
    func aMemberIsGivenAllPartitionsAndGivesThemBackWhenItLeaves(strategy: String) async throws {
        try await TestCluster.with(partitions: 3) { cluster in
            let events = Events()
            let consumer = try GroupConsumer(
                cluster.clients.member(group: "\(cluster.topology.prefix).group", instance: nil)
                    .overlaid(with: ["partition.assignment.strategy": strategy]),
                topics: [cluster.topology.articles], hooks: ClientHooks(logger: cluster.logger),
                onRebalance: events.note)
            try cluster.produce((0..<9).map { Record(topic: cluster.topology.articles, key: [$0], value: [$0]) })
            var values: Set<[UInt8]?> = []
            let start = ContinuousClock.now
            while values.count < 9, ContinuousClock.now - start < .seconds(30) {
                if case .message(let message)? = consumer.poll(.milliseconds(100)) { values.insert(message.value) }
            }
            #expect(values.count == 9)
            #expect(events.assigned.sorted() == (0..<3).map { TopicPartition(cluster.topology.articles, $0) })
            #expect(consumer.close(within: .seconds(20)))
            #expect(events.revoked.sorted() == events.assigned.sorted())
        }
    }

    @Test func aMemberThatLeavesBeforeItsFirstAssignmentDoesNotAbortTheProcess() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            let consumer = try GroupConsumer(
                cluster.clients.member(group: "\(cluster.topology.prefix).group", instance: nil),
                topics: [cluster.topology.articles], hooks: ClientHooks(logger: cluster.logger), onRebalance: { _ in })
            _ = consumer.close(within: .milliseconds(1))
        }
    }

    @Test func aMemberLeavesThoughMessagesAreWaitingForIt() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let topic = cluster.topology.articles
            try cluster.produce((0..<200).map { Record(topic: topic, key: [$0], value: [$0]) })
            let consumer = try GroupConsumer(
                cluster.clients.member(group: "\(cluster.topology.prefix).group", instance: nil), topics: [topic],
                hooks: ClientHooks(logger: cluster.logger), onRebalance: { _ in })
            let start = ContinuousClock.now
            while ContinuousClock.now - start < .seconds(30) {
                if case .message? = consumer.poll(.milliseconds(100)) { break }
            }
            #expect(consumer.close(within: .seconds(20)))
        }
    }

    @Test func aPollEndsWithTheRebalanceThatItServed() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            let events = Events()
            let consumer = try GroupConsumer(
                cluster.clients.member(group: "\(cluster.topology.prefix).group", instance: nil),
                topics: [cluster.topology.articles], hooks: ClientHooks(logger: cluster.logger),
                onRebalance: events.note)
            let (start, patience) = (ContinuousClock.now, Duration.seconds(90))
            while events.assigned.isEmpty, ContinuousClock.now - start < patience { _ = consumer.poll(patience) }
            #expect(ContinuousClock.now - start < patience, "no message came, but partitions")
            _ = consumer.close(within: .seconds(20))
        }
    }

    @Test func aConsumerGoesOnWhereItIsToldTo() async throws {
        let offsets = try await TestCluster.with(partitions: 1) { cluster in
            let topic = cluster.topology.articles
            try cluster.produce((0..<5).map { Record(topic: topic, key: [$0], value: [$0]) })
            let consumer = try GroupConsumer(
                cluster.clients.member(group: "\(cluster.topology.prefix).group", instance: nil), topics: [topic],
                hooks: ClientHooks(logger: cluster.logger), onRebalance: { _ in })
            var offsets: [Int64] = []
            var isSought = false
            let start = ContinuousClock.now
            while offsets.count < 8, ContinuousClock.now - start < .seconds(30) {
                guard case .message(let message)? = consumer.poll(.milliseconds(100)) else { continue }
                offsets.append(message.offset)
                if offsets.count == 5, !isSought {
                    isSought = true
                    try consumer.seek([TopicPartition(topic, 0): 2], timeout: .seconds(10))
                }
            }
            _ = consumer.close(within: .seconds(20))
            return offsets
        }
        #expect(offsets == [0, 1, 2, 3, 4, 2, 3, 4])
    }
}
