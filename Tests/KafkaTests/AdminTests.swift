import Kafka
import Logging
import Pipeline
import TestSupport
import Testing

@Suite(.serialized) struct AdminTests {
    @Test func metadataNameThePartitionsOfTopics() async throws {
        try await TestCluster.with(partitions: 5) { cluster in
            let admin = try Admin(cluster.clients.admin(), hooks: ClientHooks(logger: cluster.logger))
            let counts = try admin.partitionCounts(.seconds(10))
            for topic in cluster.topology.all { #expect(counts[topic] == 5) }
            let id = try #require(admin.clusterID(.seconds(10)))
            #expect(EmbeddedBroker.isEmbedded(clusterID: id) == !cluster.isReal)
        }
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers != nil, "the embedded broker describes no topics"))
    func topicsAreCreatedWithThePropertiesOfTheContract() async throws {
        try await TestCluster.with { cluster in
            let admin = try Admin(cluster.clients.admin(), hooks: ClientHooks(logger: cluster.logger))
            let described = try admin.properties(of: cluster.topology.all, timeout: .seconds(10))
            for topic in cluster.topology.all {
                for (key, value) in cluster.topology.properties(of: topic) {
                    #expect(described[topic]?[key] == value, "\(topic) \(key)")
                }
            }
            let again = try admin.create(
                cluster.topology.specifications(partitions: 6, replicationFactor: 1), timeout: .seconds(10))
            #expect(again.values.allSatisfy { $0?.code == .topicAlreadyExists })
        }
    }

    @Test func topicsWithDifferentPartitionsAreRefused() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let other = Topology(prefix: cluster.topology.prefix + "x")
            let specifications = other.all.enumerated().map { place, topic in
                TopicSpecification(
                    name: topic, partitions: place == 3 ? 4 : 2, replicationFactor: 1,
                    properties: other.properties(of: topic))
            }
            let admin = try Admin(cluster.clients.admin(), hooks: ClientHooks(logger: cluster.logger))
            if let embedded = cluster.embedded {
                for topic in specifications { try embedded.createTopic(topic.name, partitions: topic.partitions) }
            } else {
                _ = try admin.create(specifications, timeout: .seconds(10))
                admin.wait(.seconds(1))
            }
            let check = ClusterCheck(clients: cluster.clients, topology: other, logger: cluster.logger)
            #expect { try check.check(admin) } throws: { "\($0)".contains("\(other.rollups) has 4 partitions") }
        }
    }
}
