import Catalogue
import Core
import Foundation
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

/// A catalogue with a rule changed, as an analyst would try it: community teams are not found any more.
private final class OtherRules: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("cds-rules-\(UUID().uuidString)")
        let data = try #require(Catalogue.defaultDirectory)
        try FileManager.default.copyItem(at: URL(fileURLWithPath: data), to: folder)
        let file = folder.appendingPathComponent("lexicon/classes.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let other = text.replacing(
            "to_cong_nghe: [tổ công nghệ số cộng đồng, tổ công nghệ số, ", with: "to_cong_nghe: [")
        try #require(other != text)
        try Data(other.utf8).write(to: file)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var arguments: [String] { ["--data", folder.path] }

    /// Readings by article id, and the final messages by topic and key.
    func expected(_ articles: [[UInt8]], _ topology: Topology) throws -> [String: [String: [UInt8]]] {
        let readings = try Expected.readings(of: articles, arguments)
        var expected = try Expected.outputs(of: readings.values, prefix: topology.prefix)
        for topic in topology.outputs where expected[topic] == nil { expected[topic] = [:] }
        expected[topology.readings] = readings
        return expected
    }
}

@Suite(.serialized, .timeLimit(.minutes(5))) struct RereadTests {
    private static func articles(_ count: Int, seed: UInt64) -> [[UInt8]] {
        var generator = GeneratedArticles(seed: seed)
        return (0..<count).map { _ in GeneratedArticles.encode(generator.next()) }
    }

    /// Values by "topic key".
    private static func flat(_ outputs: [String: [String: [UInt8]]]) -> [String: [UInt8]] {
        outputs.reduce(into: [:]) { flat, topic in
            for (key, value) in topic.value { flat["\(topic.key) \(key)"] = value }
        }
    }

    private static func lines(_ outcome: CommandProcess.Outcome) throws -> [(kind: String, document: JSONValue)] {
        try Expected.lines(outcome.output).map { line in
            let root = try JSONDocument(line).root
            return (root["kind"]?.string ?? "", root)
        }
    }

    @Test func rereadShowsWhatOtherRulesWouldChangeAndWritesNothing() async throws {
        let rules = try OtherRules()
        let articles = Self.articles(30, seed: 40)
        try await TestCluster.with(partitions: 2) { cluster in
            let running = RunningCluster(cluster)
            try running.startWorker()
            #expect(try running.publish(articles).status == 0)
            let readings = try Expected.readings(of: articles)
            #expect(try running.differences(to: [cluster.topology.readings: readings]) == "")
            try cluster.produce([
                Record(topic: cluster.topology.articles, key: Array("generated-1".utf8), value: Array("{".utf8))
            ])
            while try cluster.messages(of: cluster.topology.deadLetters).isEmpty {}
            let count = try cluster.messages(of: cluster.topology.readings).count

            let outcome = try CommandProcess.run(
                "cds-worker", ["reread", "--json"] + rules.arguments, environment: running.environment)
            #expect(outcome.status == 0, "\(outcome.error)")
            let lines = try Self.lines(outcome)
            // Of the article that became unreadable the reading stays.
            #expect(lines.filter { $0.kind == "left" }.map { $0.document["articleId"]?.string } == ["generated-1"])
            let standing = articles.filter { !String(decoding: $0, as: UTF8.self).contains("\"generated-1\"") }
            var after = try Expected.readings(of: standing, rules.arguments)
            after["generated-1"] = readings["generated-1"]
            let old = Self.flat(try Expected.outputs(of: readings.values, prefix: cluster.topology.prefix))
            let new = Self.flat(try Expected.outputs(of: after.values, prefix: cluster.topology.prefix))
            let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
            let told = lines.filter { $0.kind == "rollup" }.map {
                "\($0.document["topic"]?.string ?? "") \($0.document["key"]?.string ?? "")"
            }
            #expect(!changed.isEmpty)
            #expect(Set(told) == changed)
            let summary = lines.last?.document
            #expect(summary?["read"]?.integer == 29)
            #expect(summary?["rulesOnly"]?.integer == 0)
            #expect(summary?["left"]?.integer == 1)
            #expect(try cluster.messages(of: cluster.topology.readings).count == count)

            let file = rules.folder.deletingLastPathComponent()
                .appendingPathComponent("\(rules.folder.lastPathComponent).jsonl").path
            defer { try? FileManager.default.removeItem(atPath: file) }
            let others = articles[1...3] + [GeneratedArticles.encode(Article(id: "new", body: "Tỉnh"))]
            try Data((others + [Array("{".utf8)]).joined(separator: [0x0A])).write(to: URL(fileURLWithPath: file))
            let files = try CommandProcess.run(
                "cds-worker", ["reread", "--json", file], environment: running.environment)
            #expect(files.status == 1)
            #expect(files.error.contains(".jsonl:5: not-json"))
            #expect(
                try Self.lines(files).filter { $0.kind == "reading" }.map { $0.document["articleId"]?.string } == [
                    "new"
                ])

            let same = try CommandProcess.run("cds-worker", ["reread", "--json"], environment: running.environment)
            #expect(try Self.lines(same).map(\.kind) == ["left", "summary"])
            _ = running.stop()
        }
    }

    @Test func applyMakesTheTopicsEqualToFoldOfTodaysRulesWhileArticlesArePublished() async throws {
        let rules = try OtherRules()
        let articles = Self.articles(60, seed: 41)
        try await TestCluster.with(partitions: 2) { cluster in
            let running = RunningCluster(cluster)
            try running.startWorker()
            try running.startAggregator()
            #expect(try running.publish(articles[..<40]).status == 0)
            let readings = try Expected.readings(of: Array(articles[..<40]))
            #expect(try running.differences(to: [cluster.topology.readings: readings]) == "")
            running.workers[0].signal(SIGTERM)
            #expect(running.workers[0].wait().status == 0)

            let reread = try CommandProcess(
                "cds-worker", ["reread", "--apply", "--json"] + rules.arguments, environment: running.environment)
            #expect(try running.publish(articles[40...]).status == 0)
            let outcome = reread.wait(.seconds(90))
            #expect(outcome.status == 0, "\(outcome.error.suffix(3000))")
            let summary = try Self.lines(outcome).last?.document
            #expect(summary?["missing"]?.elements?.count == 0)
            #expect(summary?["written"]?.integer ?? 0 > 0)
            try running.startWorker(rules.arguments)
            running.forgetEndedWorkers()
            #expect(try running.differences(to: rules.expected(articles, cluster.topology)) == "")
            _ = running.stop()
        }
    }
}
