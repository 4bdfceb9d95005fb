import Kafka
import Logging
import Pipeline
import TestSupport
import Testing

@Suite(.serialized) struct TransactionTests {
    private static func transactional(_ cluster: TestCluster, id: String) throws -> Producer {
        let producer = try Producer(
            cluster.clients.transactional(id: "\(cluster.topology.prefix).\(id)"),
            hooks: ClientHooks(logger: cluster.logger))
        try producer.initTransactions(.seconds(30))
        return producer
    }

    @Test func committedRecordsAreVisible() async throws {
        let values = try await TestCluster.with(partitions: 1) { cluster in
            let producer = try Self.transactional(cluster, id: "a")
            for value in UInt8(0)..<3 {
                try producer.beginTransaction()
                try producer.produceWaiting(Record(topic: cluster.topology.readings, key: [value], value: [value]))
                try producer.commitTransaction(.seconds(30))
            }
            return try cluster.messages(of: cluster.topology.readings).map(\.value)
        }
        #expect(values == [[0], [1], [2]])
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers != nil, "the embedded broker shows aborted records"))
    func abortedRecordsStayHidden() async throws {
        let values = try await TestCluster.with(partitions: 1) { cluster in
            let producer = try Self.transactional(cluster, id: "a")
            try producer.beginTransaction()
            try producer.produceWaiting(Record(topic: cluster.topology.readings, key: [1], value: [1]))
            try producer.flush(.seconds(10))
            try producer.abortTransaction(.seconds(30))
            try producer.beginTransaction()
            try producer.produceWaiting(Record(topic: cluster.topology.readings, key: [2], value: [2]))
            try producer.commitTransaction(.seconds(30))
            return try cluster.messages(of: cluster.topology.readings).map(\.value)
        }
        #expect(values == [[2]])
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers != nil, "the embedded broker fences nobody"))
    func aProducerIsFencedByASuccessorWithItsTransactionalID() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            let old = try Self.transactional(cluster, id: "a")
            try old.beginTransaction()
            try old.produceWaiting(Record(topic: cluster.topology.readings, key: [1], value: [1]))
            try old.flush(.seconds(10))
            let new = try Self.transactional(cluster, id: "a")
            #expect { try old.commitTransaction(.seconds(30)) } throws: { error in
                (error as? KafkaError).map { $0.isFatal && $0.isFenced } ?? false
            }
            try new.beginTransaction()
            try new.produceWaiting(Record(topic: cluster.topology.readings, key: [2], value: [2]))
            try new.commitTransaction(.seconds(30))
            #expect(try cluster.messages(of: cluster.topology.readings).map(\.value) == [[2]])
        }
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers == nil, "errors are injected into the embedded broker"))
    func anErrorThatAsksForAnAbortIsToldFromAFatalOne() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            let producer = try Self.transactional(cluster, id: "a")
            try producer.beginTransaction()
            try producer.produceWaiting(Record(topic: cluster.topology.readings, key: [1], value: [1]))
            // Produce (ApiKey 0) fails with TOPIC_AUTHORIZATION_FAILED (29), which librdkafka does not try again.
            cluster.embedded?.failNext(requestKind: 0, with: [KafkaErrorCode(rawValue: 29)])
            #expect { try producer.commitTransaction(.seconds(30)) } throws: { error in
                (error as? KafkaError).map { $0.requiresAbort && !$0.isFatal } ?? false
            }
            try producer.abortTransaction(.seconds(30))
        }
    }
}
