import Core
import Foundation
import Pipeline
import TestSupport
import Testing
import Wire

@Suite struct WithoutKafkaTests {
    @Test func readKeepsTheOrderAndNamesEachBadLine() throws {
        var generator = GeneratedArticles(seed: 9)
        var lines = (0..<500).map { _ in GeneratedArticles.encode(generator.next()) }
        lines[3] = Array("{".utf8)
        lines[400] = Array(#"{"id":"x"}"#.utf8)
        let outcome = try CommandProcess.run("cds-worker", ["read"], input: Data(lines.joined(separator: [0x0A])))
        #expect(outcome.status == 1)
        let ids = try Expected.lines(outcome.output).map { try ReadingMessage.decode($0).articleId.string }
        #expect(ids == (1...500).filter { $0 != 4 && $0 != 401 }.map { "generated-\($0)" })
        let faults = try outcome.error.split(separator: "\n").map { try JSONDocument(Array($0.utf8)).root }
        #expect(faults.map { $0["line"]?.integer } == [4, 401])
        #expect(faults.map { $0["class"]?.string } == ["not-json", "missing-field"])
        #expect(faults.allSatisfy { $0["message"]?.string?.isEmpty == false })
    }

    @Test func foldSortsByTopicAndKeyAndDoesNotDependOnTheOrderOfReadings() throws {
        var generator = GeneratedArticles(seed: 10)
        let articles = (0..<200).map { _ in GeneratedArticles.encode(generator.next()) }
        let readings = try Expected.readings(of: articles).sorted { $0.key < $1.key }.map(\.value)
        let forward = try CommandProcess.run(
            "cds-aggregator", ["fold"], input: Data(readings.joined(separator: [0x0A])))
        let backward = try CommandProcess.run(
            "cds-aggregator", ["fold"], input: Data(readings.reversed().joined(separator: [0x0A])))
        #expect(forward.status == 0)
        #expect(forward.output == backward.output)
        let places = try Expected.lines(forward.output).map { line in
            let root = try JSONDocument(line).root
            return "\(root["topic"]?.string ?? "") \(root["key"]?.string ?? "")"
        }
        #expect(places.filter { $0.hasPrefix("cds.provinces ") }.count == 86)
        #expect(places.filter { $0.hasPrefix("cds.rollups ") }.count > 50)
        #expect(places == places.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test func foldGoesOnAfterABadLineAndSaysSo() throws {
        let outcome = try CommandProcess.run("cds-aggregator", ["fold"], input: Data("[]\n".utf8))
        #expect(outcome.status == 1)
        #expect(Expected.lines(outcome.output).count == 86)
        #expect(outcome.error.contains(#"{"line":1,"class":"wrong-type""#))
    }

    /// The loader lists the shared libraries in place of starting the program (ld.so(8)).
    @Test(arguments: ["cds-producer", "cds-worker", "cds-aggregator", "cds-dashboard", "cds-sandbox"])
    func executablesHoldTheSwiftRuntime(name: String) throws {
        let listed = try CommandProcess.run(name, [], environment: ["LD_TRACE_LOADED_OBJECTS": "1"])
        let libraries = String(decoding: listed.output, as: UTF8.self)
        #expect(libraries.contains("librdkafka.so"))
        #expect(!libraries.contains("libswift") && !libraries.contains("libFoundation"))
    }

    @Test(arguments: ["cds-producer", "cds-worker", "cds-aggregator", "cds-sandbox"])
    func helpGoesToStandardOutputWithStatusZeroAndWrongUsageIsStatusTwo(name: String) throws {
        let help = try CommandProcess.run(name, ["--help"])
        #expect(help.status == 0)
        #expect(String(decoding: help.output, as: UTF8.self).contains("USAGE: \(name)"))
        #expect(try CommandProcess.run(name, ["--no-such-flag"]).status == 2)
    }
}

@Suite(.serialized, .timeLimit(.minutes(5))) struct ProducerTests {
    private func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cds-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func everyFormIsPublishedAndEachBadArticleIsNamedWithFileAndLine() async throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        try write(
            "a.jsonl",
            "{\"id\":\"one\",\"body\":\"1\"}\n\n{\"id\":\"two\"}\n{\"id\":\"three\",\"body\":\"3\",\"more\":[1]}")
        try write("b.json", "[\n {\"id\":\"four\",\"body\":\"4\"},\n {\"body\":\"x\"}\n]")
        try write("c.txt", "Tiêu đề\nThân bài\ndòng hai\n")
        try write("d.md", "not an article")
        try Data([0xFF, 0x41]).write(to: folder.appendingPathComponent("e.txt"))
        try await TestCluster.with(partitions: 2) { cluster in
            let running = RunningCluster(cluster)
            let outcome = try CommandProcess.run(
                "cds-producer", ["publish", folder.path, "--source", "bao.vn", "--published-at", "2023-01-10"],
                environment: running.environment)
            #expect(outcome.status == 1)
            #expect(outcome.error.contains("a.jsonl:3: missing-field"))
            #expect(outcome.error.contains("b.json:3: missing-field"))
            #expect(outcome.error.contains("e.txt: not-utf8"))
            let values = try cluster.lastValues(of: cluster.topology.articles)
                .mapValues { String(decoding: $0, as: UTF8.self) }
            #expect(values.keys.sorted() == ["c", "four", "one", "three"])
            #expect(values["three"] == #"{"id":"three","body":"3","more":[1]}"#)
            #expect(values["four"] == #"{"id":"four","body":"4"}"#)
            let text = try ArticleMessage.decode(Array((values["c"] ?? "").utf8), limits: .init(provinces: []))
            #expect(text.title == "Tiêu đề")
            #expect(text.body == "Thân bài\ndòng hai\n")
            #expect(text.source?.string == "bao.vn")
            #expect(text.publishedAt?.description == "2023-01-09T17:00:00Z")
        }
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers != nil, "the embedded broker creates no topics on request"))
    func topicsAreCreatedOnceAndOtherPartitionsAreRefused() async throws {
        let prefix = "test-\(UUID().uuidString.lowercased().prefix(8))"
        let environment = [
            "CDS_BOOTSTRAP_SERVERS": TestCluster.realBootstrapServers ?? "", "CDS_TOPIC_PREFIX": prefix,
        ]
        func topics(_ arguments: [String]) throws -> CommandProcess.Outcome {
            try CommandProcess.run("cds-producer", ["topics"] + arguments, environment: environment)
        }
        let first = try topics(["--partitions", "3", "--replication-factor", "1"])
        #expect(first.status == 0, "\(first.error)")
        #expect(first.error.contains("created: \(prefix).articles"))
        #expect(try topics([]).error.contains("exists: \(prefix).articles"))
        let other = try topics(["--partitions", "4"])
        #expect(other.status == 2)
        #expect(other.error.contains("has 3 partitions, not 4"))
    }
}
