import Pipeline
import Testing

@Suite("What a daemon asks of a cluster") struct ClusterCheckTests {
    private let topology = Topology(prefix: "cds")

    private func warnings(_ change: (inout [String: [String: String]]) -> Void) throws -> [String] {
        var described = Dictionary(uniqueKeysWithValues: topology.all.map { ($0, topology.properties(of: $0)) })
        change(&described)
        var warnings: [String] = []
        try TopicCheck(topology: topology, described: described).run { warnings.append($0) }
        return warnings
    }

    @Test("Topics as they are created pass without a word") func created() throws {
        #expect(try warnings { _ in }.isEmpty)
    }

    @Test("Another cleanup is refused", arguments: ["delete", "compact,delete", ""]) func cleanup(policy: String) {
        #expect(throws: EngineFailure.self) { try warnings { $0["cds.readings"]?["cleanup.policy"] = policy } }
        #expect(throws: EngineFailure.self) { try warnings { $0["cds.dead-letters"] = nil } }
    }

    @Test("A lower limit is told with its name, a higher or none is not") func limits() throws {
        let told = try warnings {
            $0["cds.articles"]?["max.message.bytes"] = "1048588"
            $0["cds.readings"]?["max.message.bytes"] = "99999999"
            $0["cds.dead-letters"]?["retention.ms"] = "-1"
        }
        #expect(told.count == 1)
        #expect(told.first?.contains("cds.articles has max.message.bytes=1048588, below 4194304") == true)
    }

    @Test(
        "A transaction timeout above the brokers' is refused, and nothing is where they do not tell",
        arguments: [
            ("20000", ["transaction.max.timeout.ms": "900000"], true), ("20000", [:], true),
            (nil, ["transaction.max.timeout.ms": "1"], true),
            ("20000", ["transaction.max.timeout.ms": "19999"], false),
        ] as [(String?, [String: String], Bool)])
    func transactions(own: String?, broker: [String: String], passes: Bool) {
        let outcome = Result { () throws(EngineFailure) in try ClusterCheck.check(timeout: own, against: broker) }
        if case .failure = outcome { #expect(!passes) } else { #expect(passes) }
    }
}
