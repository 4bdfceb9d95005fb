import Core
import Feeds
import Testing

/// What a server may send instead of an answer, and what is asked of it.
@Suite struct AnswerTests {
    private static let ok = "HTTP/1.1 200 OK\r\n"
    private static let feed = "<rss version=\"2.0\"><channel></channel></rss>"

    /// A poller of one feed of a site.
    private static func poller(
        _ site: RawSite, _ desk: Desk, host: String = "127.0.0.1", timeout: Duration = .seconds(20)
    ) throws -> FeedPoller {
        try desk.poller(feeds: ["http://\(host):\(site.port)/rss"]) { $0.timeout = timeout }
    }

    /// Asks a site for its feed once; why that failed.
    private static func failure(_ answer: RawSite.Answer, timeout: Duration = .seconds(20)) async throws -> String? {
        let site = try RawSite(["/rss": answer])
        defer { site.close() }
        let desk = Desk()
        _ = try await poller(site, desk, timeout: timeout).round()
        return desk.failed.first
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            (RawSite.Answer(ok, endless: "X-Header: \(String(repeating: "x", count: 200))\r\n"), "65536 bytes"),
            (RawSite.Answer("", endless: "HTTP/1.1 100 Continue\r\n\r\n"), "65536 bytes"),
            (RawSite.Answer("\(ok)X-Header: ", endless: String(repeating: "x", count: 1_000)), "65536 bytes"),
            (
                RawSite.Answer("\(ok)Transfer-Encoding: chunked\r\n\r\n0\r\n", endless: "X-Trailer: x\r\n"),
                "65536 bytes"
            ),
            (RawSite.Answer("\(ok)Content-Length: 1000\r\n\r\n<rss>"), "transfer closed"),
            (RawSite.Answer("\(ok)Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n"), "transfer closed"),
            (RawSite.Answer(ok), "within its headers"),
            (RawSite.Answer("HTTP/1.1 404 Not Found\r\n"), "within its headers"),
            (RawSite.Answer(""), "Empty reply"),
            (RawSite.Answer("SSH-2.0-OpenSSH_9.2\r\n"), "HTTP/0.9"),
            (RawSite.Answer("\(ok)Content-Encoding: gzip\r\n\r\nno gzip"), "content unencoding"),
            (RawSite.Answer("HTTP/1.1 404 Not Found\r\nContent-Encoding: gzip\r\n\r\nno gzip"), "status 404"),
            (RawSite.Answer("HTTP/1.1 500 Oh\r\n\r\n", endless: "x"), "status 500"),
        ])
    func whatIsNoAnswerIsToldInTime(_ answer: RawSite.Answer, _ reason: String) async throws {
        let failure = try #require(try await Self.failure(answer))
        #expect(failure.contains(reason), "\(failure)")
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            RawSite.Answer(ok, endless: "X: y\r\n", pause: .milliseconds(100)),
            RawSite.Answer("\(ok)\r\n", endless: "<rss>", pause: .milliseconds(100)),
            RawSite.Answer("", endless: "H", pause: .seconds(2)),
        ])
    func anAnswerThatDripsEndsWithTheTimeOfARequest(_ answer: RawSite.Answer) async throws {
        let failure = try #require(try await Self.failure(answer, timeout: .milliseconds(700)))
        #expect(failure.contains("--timeout"), "\(failure)")
    }

    @Test func aConnectionThatIsRefusedHasTheSameTextEachTime() async throws {
        let site = try RawSite([:])
        site.close()
        let desk = Desk()
        _ = try await Self.poller(site, desk).round()
        #expect(
            desk.failed.first?.contains("cannot be reached: Failed to connect to 127.0.0.1 port \(site.port):") == true)
    }

    @Test func theFirstHeaderOfAFinalAnswerCounts() async throws {
        let interim = "HTTP/1.1 103 Early Hints\r\nETag: \"hint\"\r\n\r\n"
        let head = "\(Self.ok)ETAG:  \"one\" \r\netag: \"two\"\r\nTransfer-Encoding: chunked\r\n\r\n"
        let size = String(Self.feed.utf8.count, radix: 16)
        let answer = "\(interim)\(head)\(size)\r\n\(Self.feed)\r\n0\r\nLast-Modified: later\r\n\r\n"
        let site = try RawSite(["/rss": RawSite.Answer(answer)])
        defer { site.close() }
        let desk = Desk()
        let poller = try Self.poller(site, desk)
        for _ in 0..<2 { _ = try await poller.round() }
        #expect(desk.failed.isEmpty, "\(desk.failed)")
        let lines = try #require(site.requests.last).split(separator: "\r\n").map { $0.lowercased() }
        #expect(
            lines.sorted() == [
                "accept-encoding: gzip", "accept-language: vi,en;q=0.5",
                "accept: application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1",
                "get /rss http/1.1", "host: 127.0.0.1:\(site.port)", "if-none-match: \"one\"",
                "user-agent: cds-producer/1.0 (+test@news.test)",
            ])
    }

    @Test func anAddressOfIPv6IsAsked() async throws {
        // A machine without IPv6 cannot tell.
        guard let site = try? RawSite(["/rss": RawSite.Answer("\(Self.ok)\r\n\(Self.feed)")], isIPv6: true) else {
            return
        }
        defer { site.close() }
        let desk = Desk()
        let failed = try await Self.poller(site, desk, host: "[::1]").round()
        #expect(failed == 0, "\(desk.failed)")
        #expect(site.requests.count == 2)
    }

    @Test(.timeLimit(.minutes(1))) func aRequestThatIsNoLongerWantedEndsSoon() async throws {
        let site = try RawSite(["/robots.txt": RawSite.Answer("", endless: "H", pause: .seconds(4))])
        defer { site.close() }
        let poller = try Self.poller(site, Desk())
        let round = Task { try await poller.round() }
        while site.requests.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        round.cancel()
        await #expect(throws: CancellationError.self) { try await round.value }
    }
}
