import Core
import Foundation
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

/// The dashboard as a process over a test's topics; what workers and aggregators write is written by the test.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DashboardTests {
    @Test func aNewArticleMovesThePage() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let topics = cluster.topology
            try cluster.produce([Record(topic: topics.readings, key: Array("a".utf8), value: Self.reading("a"))])
            let page = try Page(cluster)
            let events = try EventLog(page.address)
            #expect(events.waitFor("event: status"))
            try cluster.produce([
                Record(topic: topics.readings, key: Array("b".utf8), value: Self.reading("b")),
                Record(topic: topics.readings, key: Array("a".utf8), value: nil),
                Record(topic: topics.rollups, key: Array("38/overall.dti_rank/2023".utf8), value: Array("{".utf8)),
                Record(topic: topics.deadLetters, key: nil, value: Array("?".utf8)),
            ])
            #expect(events.waitFor("\"a\"", in: "data: {\"rollups\""))
            #expect(events.waitFor("\"b\"", in: "data: {\"rollups\""))
            #expect(events.waitFor("\"deadLetters\":1", in: "data: {\"ready\":true"))
            let articles = try page.get("api/v1/provinces/38/articles")
            #expect(articles.contains("\"total\":1"))
            #expect(articles.contains("\"id\":\"b\""))
            page.process.signal(SIGTERM)
            #expect(page.process.wait(.seconds(30)).status == 0)
        }
    }

    @Test func everyAnswerIsSafeForABrowserAndErrorsSayWhatIsWrong() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            let page = try Page(cluster)
            let head = try page.curl(["-sI", "\(page.address)/"])
            #expect(head.contains("200"))
            #expect(head.contains("default-src 'none'"))
            #expect(head.contains("nosniff"))
            let tag = try #require(head.split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }?.dropFirst(6))
            let again = try page.curl([
                "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "If-None-Match: \(tag)", "\(page.address)/",
            ])
            #expect(again == "304")
            let cases = [
                ("GET", "api/v1/country?indicator=overall.dti_rank", 400, "period is missing"),
                ("GET", "api/v1/provinces/%FF", 400, "province"), ("GET", "api/v1/provinces?units=%zz", 400, "query"),
                ("GET", "api/v1/provinces/99", 404, "99"), ("GET", "../../etc/passwd", 404, "no page"),
                ("GET", "openapi.yaml", 404, "no page"), ("POST", "api/v1/status", 405, "GET or HEAD"),
            ]
            for (method, path, status, text) in cases {
                let answer = try page.curl([
                    "-s", "--path-as-is", "-X", method, "-w", " %{http_code}", "\(page.address)/\(path)",
                ])
                #expect(answer.hasPrefix("{\"error\":\"") && answer.contains(text), "\(path): \(answer)")
                #expect(answer.hasSuffix(" \(status)"), "\(path): \(answer)")
            }
        }
    }

    private static func reading(_ id: String) -> [UInt8] {
        ReadingMessage.encode(
            Reading(
                articleId: ExactText(id), rules: "1", title: "Tin", relevant: true, province: ProvinceCode("38"),
                genre: .review))
    }
}

/// A running dashboard that has read its topics.
private final class Page {
    let process: CommandProcess
    let address: String

    init(_ cluster: TestCluster) throws {
        process = try CommandProcess(
            "cds-dashboard", ["run"],
            environment: [
                "CDS_BOOTSTRAP_SERVERS": cluster.bootstrapServers, "CDS_TOPIC_PREFIX": cluster.topology.prefix,
                "CDS_HTTP": "127.0.0.1:0",
            ])
        try #require(process.waitForError("ready: the topics have been read", within: .seconds(90)))
        let port = try #require(process.errorText.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)/)?.1)
        address = "http://127.0.0.1:\(port)"
    }

    deinit { if process.isRunning { process.signal(SIGKILL) } }

    func curl(_ arguments: [String]) throws -> String { try Shell.run("/usr/bin/curl", arguments) }

    func get(_ path: String) throws -> String { try curl(["-s", "\(address)/\(path)"]) }
}

/// What a page that listens has been sent.
private final class EventLog {
    private let process = Process()
    private let file = FileManager.default.temporaryDirectory.appendingPathComponent("events-\(UUID().uuidString)")

    init(_ address: String) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        process.arguments = ["-sN", "-o", file.path, "\(address)/api/v1/events"]
        try process.run()
    }

    deinit {
        process.terminate()
        try? FileManager.default.removeItem(at: file)
    }

    /// Waits until a line that begins so has a text.
    func waitFor(_ text: String, in beginning: String = "") -> Bool {
        for _ in 0..<400 {
            let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
            if lines.contains(where: { $0.hasPrefix(beginning) && $0.contains(text) }) { return true }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return false
    }
}
