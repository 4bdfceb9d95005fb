import Chaos
import Kafka
import Logging
import Pipeline
import TestSupport
import Testing

@Suite struct FaultTests {
    @Test func theSameSeedGivesTheSamePlanInOrderAndWithinTheLoad() {
        for seed in UInt64(1)...20 {
            let plans = (0..<2).map { _ in
                FaultPlan(seed: seed, kinds: Fault.Kind.allCases, count: 6, duration: .seconds(60)).faults
            }
            #expect(plans[0] == plans[1])
            #expect(plans[0].count == 6)
            #expect(plans[0].map(\.start) == plans[0].map(\.start).sorted())
            #expect(plans[0].allSatisfy { $0.start > .zero && $0.start < .seconds(60) && $0.length >= .zero })
        }
    }

    @Test func twentySeedsBringEachFaultAtLeastFiveTimes() {
        let kinds = Fault.Kind.allCases.filter {
            ![.brokerDown, .requestErrors, .leaderMoved, .coordinatorMoved].contains($0)
        }
        let faults = (UInt64(1)...20).flatMap {
            FaultPlan(seed: $0, kinds: kinds, count: 6, duration: .seconds(60)).faults
        }
        for kind in kinds { #expect(faults.filter { $0.kind == kind }.count >= 5, "\(kind)") }
    }

    @Test func aProxyPutsItsOwnPortInPlaceOfTheBrokers() {
        let port: [UInt8] = [0, 0, 0x23, 0x84]
        let frame: [UInt8] = [0, 9] + Array("127.0.0.1".utf8) + port + [7, 7]
        let other: [UInt8] = [0, 9] + Array("127.0.0.1".utf8) + [0, 0, 0x10, 0x01] + [7, 7]
        #expect(ProxyNames.replace("127.0.0.1", 9092, by: 0x1001, in: frame) == other)
        #expect(ProxyNames.replace("127.0.0.1", 9093, by: 0x1001, in: frame) == frame)
        #expect(ProxyNames.replace("127.0.0.1", 9092, by: 0x1001, in: []) == [])
    }

    @Test func clientsStayWithTheProxyUntilItIsCutAndComeBackAfter() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let target = try #require(Proxy.HostPort(cluster.bootstrapServers.split(separator: ",")[0]))
            let proxy = try Proxy(to: target)
            let clients = ClusterClients(
                bootstrapServers: "127.0.0.1:\(proxy.port)", userProperties: [:], logger: cluster.logger)
            let hooks = ClientHooks(logger: cluster.logger, onError: { _ in })
            let producer = try Producer(
                clients.idempotent().overlaid(with: ["message.timeout.ms": "20000"]), hooks: hooks)
            try producer.produceWaiting(Record(topic: cluster.topology.articles, key: [1], value: [1]))
            try producer.flush(.seconds(20))
            proxy.setCut(true)
            try producer.produceWaiting(Record(topic: cluster.topology.articles, key: [2], value: [2]))
            #expect(throws: KafkaError.self) { try producer.flush(.seconds(1)) }
            proxy.setCut(false)
            proxy.setDelay(.milliseconds(50))
            try producer.flush(.seconds(20))
            #expect(try Set(cluster.messages(of: cluster.topology.articles).map(\.value)) == [[1], [2]])
        }
    }
}
