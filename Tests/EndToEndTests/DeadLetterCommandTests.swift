import Foundation
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

@Suite("cds-producer dead-letters", .serialized, .timeLimit(.minutes(5))) struct DeadLetterCommandTests {
    private static func run(_ cluster: TestCluster, _ arguments: [String]) throws -> CommandProcess.Outcome {
        try CommandProcess.run(
            "cds-producer", ["dead-letters"] + arguments, environment: RunningCluster(cluster).environment)
    }

    private static func text(_ outcome: CommandProcess.Outcome) -> String {
        String(decoding: outcome.output, as: UTF8.self)
    }

    @Test("Letters are listed, shown harmlessly and sent back once") func commands() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            let poison = Array("{\u{1B}]0;x\u{7}\u{202E}\n".utf8) + [0xFF]
            try cluster.produce([Record(topic: cluster.topology.articles, key: Array("k\u{1B}[1m".utf8), value: poison)]
            )
            let running = RunningCluster(cluster)
            try running.startWorker()
            let id = "\(cluster.topology.articles)/0/0"
            let start = ContinuousClock.now
            while try cluster.messages(of: cluster.topology.deadLetters).isEmpty,
                ContinuousClock.now - start < .seconds(60)
            {
                Thread.sleep(forTimeInterval: 0.1)
            }
            #expect(running.stop().allSatisfy { $0.status == 0 })
            for arguments in [["list"], ["list", "--json"], ["show", id], ["show", "--json", id]] {
                let shown = try Self.run(cluster, arguments)
                #expect(shown.status == 0)
                #expect(Self.text(shown).contains(id))
                #expect(!shown.output.contains { $0 < 32 && $0 != 10 && $0 != 9 })
                #expect(!Self.text(shown).unicodeScalars.contains("\u{202E}"))
            }
            let object = try JSONDocument(Array(Self.run(cluster, ["show", "--json", id]).output)).root
            #expect(object["class"]?.string == "not-utf8")
            #expect(object["value"]?.kind == .null)
            #expect(object["valueBase64"]?.string.flatMap { Data(base64Encoded: $0) } == Data(poison))
            #expect(try Self.run(cluster, ["show", "--raw", id]).output == Data(poison))
            #expect(try Self.text(Self.run(cluster, ["list", "--reason", "empty"])).isEmpty)
            #expect(try Self.run(cluster, ["replay"]).status == 2)
            #expect(try Self.run(cluster, ["replay", "\(cluster.topology.articles)/0/9"]).status == 1)
            #expect(try Self.text(Self.run(cluster, ["replay", "--all", "--dry-run"])) == "would replay: \(id)\n")
            #expect(try Self.text(Self.run(cluster, ["replay", id])) == "replayed: \(id)\n")
            #expect(
                try Self.text(Self.run(cluster, ["replay", "--all"])) == "skipped: \(id): it was sent back before\n")
            #expect(try cluster.messages(of: cluster.topology.articles).map(\.value) == [poison, poison])
            #expect(try Self.text(Self.run(cluster, ["list", "--open"])).isEmpty)
        }
    }
}
