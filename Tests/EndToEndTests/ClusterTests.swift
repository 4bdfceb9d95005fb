import Core
import Foundation
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

@Suite(.serialized, .timeLimit(.minutes(10))) struct ClusterTests {
    /// Articles with revisions, and the value that stands of each id.
    private static func articles(_ count: Int) -> (published: [[UInt8]], standing: [String: [UInt8]]) {
        var generator = GeneratedArticles(seed: 20)
        var published: [[UInt8]] = []
        var standing: [String: [UInt8]] = [:]
        for number in 0..<count {
            let article = number % 5 == 4 ? generator.revision() : generator.next()
            let value = GeneratedArticles.encode(article)
            published.append(value)
            standing[article.id.string] = value
        }
        return (published, standing)
    }

    private static func expected(
        _ standing: [String: [UInt8]], _ topology: Topology
    ) throws -> [String: [String: [UInt8]]] {
        let readings = try Expected.readings(of: Array(standing.values))
        var expected = try Expected.outputs(of: readings.values, prefix: topology.prefix)
        for topic in topology.outputs where expected[topic] == nil { expected[topic] = [:] }
        expected[topology.readings] = readings
        return expected
    }

    @Test func whatTheClusterLeavesEqualsFoldThoughProcessesAreKilledMidway() async throws {
        try await TestCluster.with { cluster in
            let (published, standing) = Self.articles(cluster.isReal ? 5_000 : 400)
            let running = RunningCluster(cluster)
            for _ in 0..<2 {
                try running.startWorker()
                try running.startAggregator()
            }
            let half = published.count / 2
            #expect(try running.publish(published[..<half]).status == 0)
            try running.replaceWorker(0)
            try running.replaceAggregator(0)
            #expect(try running.publish(published[half...]).status == 0)
            let differences = try running.differences(to: Self.expected(standing, cluster.topology))
            #expect(differences == "")
            for outcome in running.stop() {
                #expect(outcome.status == 0 && !outcome.isSignalled, "\(outcome.error.suffix(2000))")
            }
        }
    }

    @Test(arguments: ["cooperative-sticky", "range"])
    func retractedAndReplacedArticlesCorrectEverythingThatTheyTouched(strategy: String) async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            var (published, standing) = Self.articles(40)
            let running = RunningCluster(cluster)
            let assignor = ["--kafka", "partition.assignment.strategy=\(strategy)"]
            try running.startWorker(assignor)
            try running.startAggregator(assignor)
            #expect(try running.publish(published).status == 0)
            #expect(try running.differences(to: Self.expected(standing, cluster.topology)) == "")
            let retracted = standing.keys.sorted().prefix(standing.count - 3)
            let outcome = try CommandProcess.run(
                "cds-producer", ["retract"] + retracted, environment: running.environment)
            #expect(outcome.status == 0, "\(outcome.error)")
            for id in retracted { standing[id] = nil }
            let differences = try running.differences(to: Self.expected(standing, cluster.topology))
            #expect(differences == "")
            _ = running.stop()
        }
    }

    @Test func eachBadMessageIsOneDeadLetterAndTheWorkerGoesOn() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let running = RunningCluster(cluster)
            try running.startWorker()
            let poison: [(key: String, value: [UInt8], reason: String)] = [
                ("a", Array("{not json".utf8), "not-json"), ("b", Array(#"{"body":"x"}"#.utf8), "missing-field"),
                ("c", Array(#"{"id":"c"}"#.utf8), "missing-field"),
                ("d", Array(#"{"id":7,"body":"x"}"#.utf8), "wrong-type"),
                ("e", Array(#"{"id":"other","body":"x"}"#.utf8), "key-mismatch"),
                ("f", Array("null".utf8), "wrong-type"),
                ("g", [0x7B, 0xFF, 0x7D], "not-utf8"), ("h", [], "empty"),
                ("i", Array(#"{"id":"i","body":"\#(String(repeating: "x", count: 1_000_001))"}"#.utf8), "too-large"),
            ]
            try cluster.produce(
                poison.map {
                    Record(
                        topic: cluster.topology.articles, key: Array($0.key.utf8), value: $0.value,
                        headers: [Header("mine", $0.key)])
                })
            var generator = GeneratedArticles(seed: 4)
            let good = generator.next()
            #expect(try running.publish([GeneratedArticles.encode(good)]).status == 0)
            let start = ContinuousClock.now
            var letters: [Message] = []
            var readings: [Message] = []
            while letters.count < poison.count || readings.isEmpty, ContinuousClock.now - start < .seconds(60) {
                letters = try cluster.messages(of: cluster.topology.deadLetters)
                readings = try cluster.messages(of: cluster.topology.readings)
            }
            #expect(readings.count == 1)
            #expect(letters.count == poison.count)
            for (key, value, reason) in poison {
                let letter = letters.first { $0.key == Array(key.utf8) }
                #expect(letter?.value == value, "\(reason)")
                #expect(letter?.header("cds-error-class") == reason)
                #expect(letter?.header("cds-stage") == "worker")
                #expect(letter?.header("cds-topic") == cluster.topology.articles)
                #expect(letter?.header("mine") == key)
            }
            _ = running.stop()
        }
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers != nil, "the embedded broker fences nobody"))
    func aStaticMemberWhoseInstanceIsTakenExitsWithStatusFourAndNamesIt() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let running = RunningCluster(cluster)
            try running.startWorker(["--instance", "host-1"])
            #expect(running.workers[0].waitForError("partitions assigned"))
            try running.startWorker(["--instance", "host-1"])
            let outcome = running.workers[0].wait(.seconds(60))
            #expect(outcome.status == 4 && !outcome.isSignalled, "\(outcome.error.suffix(2000))")
            #expect(outcome.error.contains("host-1"))
            #expect(running.workers[1].isRunning)
            _ = running.stop()
        }
    }

    @Test func readingsCarryTheTraceAndTheEnvelopeOfTheirArticle() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            let running = RunningCluster(cluster)
            try running.startWorker()
            var generator = GeneratedArticles(seed: 5)
            let article = generator.next()
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            try cluster.produce([
                Record(
                    topic: cluster.topology.articles, key: Array(article.id.string.utf8),
                    value: GeneratedArticles.encode(article), headers: [Header("traceparent", trace)])
            ])
            var reading: Message?
            let start = ContinuousClock.now
            while reading == nil, ContinuousClock.now - start < .seconds(60) {
                reading = try cluster.messages(of: cluster.topology.readings).first
            }
            #expect(reading?.header("traceparent") == trace)
            #expect(reading?.header("ce_id") == "\(cluster.topology.articles)/0/0")
            #expect(reading?.header("ce_specversion") == "1.0")
            #expect(reading?.header("content-type") == "application/json")
            _ = running.stop()
        }
    }
}
