import Kafka
import Logging
import Pipeline
import TestSupport
import Testing

@Suite(.serialized) struct MessageTests {
    @Test func aTombstoneIsToldFromAnEmptyValueAndFromAnEmptyKey() async throws {
        let found = try await TestCluster.with(partitions: 1) { cluster in
            let topic = cluster.topology.deadLetters
            try cluster.produce([
                Record(topic: topic, key: [1], value: nil), Record(topic: topic, key: [2], value: []),
                Record(topic: topic, key: [], value: [0]), Record(topic: topic, key: nil, value: [0]),
            ])
            return try cluster.messages(of: topic)
        }
        try #require(found.count == 4)
        #expect(found[0].value == nil)
        #expect(found[1].value == [])
        #expect(found[2].key == [])
        #expect(found[3].key == nil)
    }

    @Test func headersComeBackInOrderWithRepeatsEmptyAndMissingValues() async throws {
        let headers = [Header("a", "1"), Header("b", nil), Header("a", "2"), Header("c", [UInt8]())]
        let found = try await TestCluster.with(partitions: 1) { cluster in
            try cluster.produce([Record(topic: cluster.topology.readings, key: [1], value: [2], headers: headers)])
            return try cluster.messages(of: cluster.topology.readings)
        }
        #expect(found.first?.headers == headers)
        #expect(found.first?.header("a") == "2")
    }

    @Test func aKeyLiesInThePartitionOfItsCRC32() async throws {
        // CRC-32 (IEEE 802.3) of "123456789" is 0xCBF43926, of "a" 0xE8B7BE43.
        #expect(Partitioner.consistent(Array("123456789".utf8), partitions: 1000) == Int32(0xCBF4_3926 % 1000))
        #expect(Partitioner.consistent(Array("a".utf8), partitions: 6) == Int32(0xE8B7_BE43 % 6))
        let found = try await TestCluster.with { cluster in
            let keys = (0..<40).map { Array("key-\($0)".utf8) }
            try cluster.produce(keys.map { Record(topic: cluster.topology.readings, key: $0, value: []) })
            return try cluster.messages(of: cluster.topology.readings)
        }
        #expect(found.count == 40)
        for message in found {
            #expect(message.topicPartition.partition == Partitioner.consistent(message.key ?? [], partitions: 6))
        }
    }

    @Test func anUnknownOrUnacceptablePropertyIsNamed() {
        #expect { try ClientProperties(["no.such.property": "1"]).validate() } throws: {
            "\($0)".contains("no.such.property")
        }
        #expect { try ClientProperties(["linger.ms": "soon"]).validate() } throws: { "\($0)".contains("linger.ms") }
        #expect(throws: Never.self) { try ClientProperties(["linger.ms": "5"]).validate() }
    }
}
