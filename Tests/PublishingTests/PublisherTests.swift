import Core
import Kafka
import Pipeline
import Publishing
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct PublisherTests {
    private static let ids = (0..<200).map { ExactText("bài-\($0)") }
    /// RD_KAFKA_RESP_ERR__MSG_TIMED_OUT of rdkafka.h.
    private static let messageTimedOut = KafkaErrorCode(rawValue: -192)

    @Test func allThatIsAcknowledgedIsCountedOnceAndStandsInTheTopic() async throws {
        try await TestCluster.with { cluster in
            var counted = 0
            let publisher = try ArticlePublisher(
                clients: cluster.clients, topology: cluster.topology, onAcknowledged: { counted += $0 })
            for id in Self.ids { try publisher.retract(id) }
            try publisher.finish()
            #expect(publisher.tally.isComplete)
            #expect(publisher.tally.acknowledged == Self.ids.count && counted == Self.ids.count)
            let keys = try cluster.messages(of: cluster.topology.articles).compactMap(\.key)
            #expect(Set(keys) == Set(Self.ids.map { Array($0.string.utf8) }))
        }
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers == nil, "a real broker is not stopped by a test"))
    func whatIsGivenUpIsCountedAndTheFirstHundredAreNamed() async throws {
        try await TestCluster.with { cluster in
            let clients = ClusterClients(
                bootstrapServers: cluster.bootstrapServers, userProperties: ["message.timeout.ms": "1000"],
                logger: cluster.logger)
            let publisher = try ArticlePublisher(clients: clients, topology: cluster.topology)
            try cluster.embedded?.setDown(true)
            for id in Self.ids { try publisher.retract(id) }
            try publisher.finish()
            #expect(publisher.tally.failed == Self.ids.count && publisher.tally.acknowledged == 0)
            #expect(publisher.tally.failures.count == 100)
            #expect(Set(publisher.tally.failures.map(\.id)).isSubset(of: Self.ids))
            #expect(Set(publisher.tally.failures.map(\.id.string)).count == 100)
            #expect(publisher.tally.failures.allSatisfy { $0.error.code == Self.messageTimedOut })
        }
    }
}
