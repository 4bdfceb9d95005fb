import Foundation
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct SandboxTests {
    private func dumpPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("cds-dump-\(UUID().uuidString).jsonl").path
    }

    @Test func theSandboxEndsAtWhatFoldGivesPrintsItAndLeavesNoProcessBehind() throws {
        let dump = dumpPath()
        defer { try? FileManager.default.removeItem(atPath: dump) }
        let before = try Self.daemons()
        let outcome = try CommandProcess.run("cds-sandbox", ["--exit", "--dump", dump])
        #expect(outcome.status == 0, "\(outcome.error)")
        let report = String(decoding: outcome.output, as: UTF8.self)
        #expect(report.contains("63 of 63 provinces heard of"))
        #expect(report.contains("Where sources disagree"))
        try Self.expectFold(dump)
        #expect(try Self.daemons() == before)
    }

    @Test func theStatedNumberOfArticlesFitsEveryTopic() throws {
        let dump = dumpPath()
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("cds-many-\(UUID().uuidString).jsonl")
        defer {
            try? FileManager.default.removeItem(atPath: dump)
            try? FileManager.default.removeItem(at: file)
        }
        let samples = CommandProcess.folder.appendingPathComponent(
            "cds-cluster_cds-sandbox.resources/Samples/articles.jsonl")
        let lines = Expected.lines(try Data(contentsOf: samples))
        let many = (0..<1_000).map { number in
            let text = String(decoding: lines[number % lines.count], as: UTF8.self)
            return text.replacing(/"id":"/, with: "\"id\":\"\(number / lines.count)-", maxReplacements: 1)
        }
        try Data(many.joined(separator: "\n").utf8).write(to: file)
        let outcome = try CommandProcess.run("cds-sandbox", ["--exit", "--dump", dump, file.path])
        #expect(outcome.status == 0, "\(outcome.error)")
        try Self.expectFold(dump)
    }

    @Test func whatWouldExceedTheBrokerIsRefusedWithAMessage() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("cds-large-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        let body = String(repeating: "x", count: 900_000)
        let lines = (0..<8).map { "{\"id\":\"\($0)\",\"body\":\"\(body)\"}" }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let outcome = try CommandProcess.run("cds-sandbox", ["--exit", "--partitions", "1", file.path])
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("refused, as cds.articles[0] is full"))
    }

    /// What the dump holds of readings, folded, equals what it holds of the outputs.
    private static func expectFold(_ dump: String) throws {
        let topics = try Expected.byTopic(try Data(contentsOf: URL(fileURLWithPath: dump)))
        let readings = try #require(topics["cds.readings"])
        let expected = try Expected.outputs(of: readings.values, prefix: "cds")
        for topic in ["cds.rollups", "cds.provinces", "cds.national"] {
            #expect(topics[topic] == expected[topic], "\(topic)")
        }
    }

    /// The running daemons of this build.
    private static func daemons() throws -> Int {
        try Shell.run("/usr/bin/pgrep", ["-f", "\(CommandProcess.folder.path)/cds-(worker|aggregator|producer) "])
            .split(separator: "\n").count
    }
}
