import Core
import Feeds
import Synchronization
import Testing

/// Takes what polling hands on, and turns the clock.
final class Desk: ArticleSink {
    private struct State {
        var articles: [Article] = []
        var retracted: [ExactText] = []
        var skipped: [String] = []
        var failed: [String] = []
        var time = Timestamp(clamping: 1_700_000_000)
    }

    private let state = Mutex(State())
    let ledger: FeedLedger

    init(_ feeds: FeedState = FeedState()) { ledger = FeedLedger(feeds) { _ in } }

    var articles: [Article] { state.withLock { $0.articles } }
    var retracted: [ExactText] { state.withLock { $0.retracted } }
    var skipped: [String] { state.withLock { $0.skipped } }
    var failed: [String] { state.withLock { $0.failed } }

    func publish(_ article: Article) async throws { state.withLock { $0.articles.append(article) } }
    func retract(_ id: ExactText) async throws { state.withLock { $0.retracted.append(id) } }
    func pass(hours: Int64) { state.withLock { $0.time = Timestamp(clamping: $0.time.seconds + hours * 3_600) } }

    /// A poller of a site's feed.
    func poller(
        _ site: TestSite, feeds: [String] = ["/rss"], hosts: [String] = [], isPrivate: Bool = true,
        change: (inout WebSettings) -> Void = { _ in }, sink: (any ArticleSink)? = nil
    ) throws -> FeedPoller {
        let feeds = feeds.map { $0.hasPrefix("http") ? $0 : site.url($0) }
        return try poller(feeds: feeds, hosts: hosts, isPrivate: isPrivate, change: change, sink: sink)
    }

    /// A poller of feeds anywhere.
    func poller(
        feeds: [String], hosts: [String] = [], isPrivate: Bool = true,
        change: (inout WebSettings) -> Void = { _ in }, sink: (any ArticleSink)? = nil
    ) throws -> FeedPoller {
        var web = WebSettings(userAgent: "cds-producer/1.0 (+test@news.test)")
        change(&web)
        let addresses = try feeds.map(FeedsSupport.address)
        var settings = PollSettings(feeds: addresses)
        settings.delay = .zero
        return FeedPoller(
            settings, web: web, rules: try HostRules(feeds: addresses, hosts: hosts, allowsPrivate: isPrivate),
            hints: try FeedsSupport.hints(), ledger: ledger, sink: sink ?? self,
            now: { self.state.withLock { $0.time } },
            report: { event in
                self.state.withLock { state in
                    switch event {
                    case .skipped(_, let reason): state.skipped.append(reason)
                    case .feedFailed(_, let reason, _): state.failed.append(reason)
                    default: break
                    }
                }
            })
    }
}

@Suite struct PollingTests {
    static let text = "Đến hết năm 2022, 98,72% văn bản điện tử của các cơ quan nhà nước trong tỉnh được ký số. "
    static let long = String(repeating: text, count: 3)

    @Test func anArticleIsPublishedRevisedAndRetracted() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            let poller = try desk.poller(site)
            site["/rss"] = site.feed(["/tin/1?utm_source=rss", "/tin/2"])
            site["/tin/1?utm_source=rss"] = TestSite.article("Ký số đạt 98,72%", Self.long)
            site["/tin/2"] = TestSite.article("Tin thứ hai", Self.long + "Hai.")
            let failed = try await poller.round()
            #expect(failed == 0)
            #expect(desk.articles.map(\.id.string) == ["127.0.0.1:\(site.port)/tin/1", "127.0.0.1:\(site.port)/tin/2"])
            let first = try #require(desk.articles.first)
            #expect(first.revision == 1 && first.title == "Ký số đạt 98,72%" && first.source == "127.0.0.1")
            #expect(first.publishedAt == Timestamp("2023-01-10T01:15:00Z"))
            let again = try await poller.round()
            #expect(again == 0)
            #expect(desk.articles.count == 2)
            desk.pass(hours: 2)
            site["/tin/1?utm_source=rss"] = TestSite.article("Ký số đạt 99%", Self.long)
            _ = try await poller.round()
            #expect(desk.articles.count == 3 && desk.articles.last?.revision == 2)
            desk.pass(hours: 30)
            site["/tin/1?utm_source=rss"] = .status(410)
            site["/tin/2"] = nil
            _ = try await poller.round()
            #expect(desk.retracted == [first.id])
            for _ in 0..<3 {
                desk.pass(hours: 12)
                _ = try await poller.round()
            }
            #expect(desk.retracted.map(\.string) == [first.id.string, "127.0.0.1:\(site.port)/tin/2"])
        }
    }

    @Test func requestsAreConditionalHonestAndAskRobotsFirst() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/rss"] = site.feed(["/tin/1"])
            site["/rss"]?.headers["ETag"] = "\"f1\""
            site["/tin/1"] = TestSite.article("Tin", Self.long)
            site["/tin/1"]?.headers["ETag"] = "\"p1\""
            _ = try await desk.poller(site).round()
            #expect(site.paths == ["/robots.txt", "/rss", "/tin/1"])
            #expect(site.visits.allSatisfy { $0.headers["user-agent"] == "cds-producer/1.0 (+test@news.test)" })
            #expect(site.visits.allSatisfy { $0.headers["cookie"] == nil && $0.headers["referer"] == nil })
            site.forgetVisits()
            desk.pass(hours: 2)
            // A new process goes on where the old one left off.
            let later = Desk(try FeedState(lines: try await desk.ledger.current.parsedLines()))
            later.pass(hours: 2)
            _ = try await later.poller(site).round()
            #expect(site.visits.compactMap { $0.headers["if-none-match"] } == ["\"f1\"", "\"p1\""])
            #expect(later.articles.isEmpty && later.skipped.isEmpty)
        }
    }

    @Test func robotsAreObeyed() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/robots.txt"] = .html("User-agent: cds-producer\nDisallow: /rieng\n")
            site["/rss"] = site.feed(["/rieng/1", "/tin/1"])
            site["/rieng/1"] = TestSite.article("Riêng", Self.long)
            site["/tin/1"] = TestSite.article("Tin", Self.long)
            _ = try await desk.poller(site).round()
            #expect(!site.paths.contains("/rieng/1"))
            #expect(desk.articles.map(\.title) == ["Tin"])
            #expect(desk.skipped.contains { $0.contains("robots.txt") })
        }
    }

    @Test func withoutAnAnswerForRobotsNothingIsFetched() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/robots.txt"] = .status(500)
            site["/rss"] = site.feed([])
            let failed = try await desk.poller(site).round()
            #expect(failed == 1)
            #expect(site.paths == ["/robots.txt"])
        }
    }

    @Test func nothingIsAskedOfHostsThatWereNotNamed() async throws {
        try await TestSite.with { other in
            try await TestSite.with { site in
                let desk = Desk()
                other["/tin/1"] = TestSite.article("Nơi khác", Self.long)
                site["/rss"] = site.feed(["/chuyen", other.url("/tin/1"), "http://localhost:\(site.port)/x", "/vong"])
                site["/chuyen"] = .status(302, ["Location": other.url("/tin/1")])
                site["/vong"] = .status(301, ["Location": "/vong"])
                _ = try await desk.poller(site).round()
                #expect(other.visits.isEmpty)
                #expect(desk.articles.isEmpty)
                #expect(desk.skipped.count { $0.contains("--allow-host") } == 3)
                #expect(desk.skipped.contains { $0.contains("redirects") })
                let allowed = Desk()
                _ = try await allowed.poller(site, hosts: ["127.0.0.1:\(other.port)"]).round()
                #expect(allowed.articles.first?.title == "Nơi khác")
            }
        }
    }

    @Test func privateAddressesAreAskedOnlyWhenTold() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/rss"] = site.feed([])
            let failed = try await desk.poller(site, isPrivate: false).round()
            #expect(failed == 1)
            let named = try desk.poller(site, feeds: ["http://localhost:\(site.port)/rss"], isPrivate: false)
            let again = try await named.round()
            #expect(again == 1)
            #expect(site.visits.isEmpty)
            #expect(desk.failed.count { $0.contains("--allow-private-addresses") } == 2)
        }
    }

    @Test(.timeLimit(.minutes(1))) func slowEndlessAndInflatedAnswersEnd() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/rss"] = site.feed(["/rat-cham", "/dai", "/bom", "/lon"])
            // A host that is too slow is left alone: this one comes last.
            site["/rat-cham"] = TestSite.Page(body: Array("<p>".utf8), isEndless: true)
            site["/dai"] = TestSite.Page(body: Array(repeating: 0x61, count: 100_000), isEndless: true)
            site["/lon"] = TestSite.Page(body: Array(repeating: 0x61, count: 600_000))
            site["/bom"] = TestSite.Page(
                headers: ["Content-Type": "text/html", "Content-Encoding": "gzip"], body: Self.gzipOfZeros)
            let start = ContinuousClock.now
            _ = try await desk.poller(site) {
                $0.timeout = .seconds(5)
                $0.maxBytes = 500_000
            }.round()
            #expect(ContinuousClock.now - start < .seconds(20))
            #expect(desk.skipped.count == 4, "\(desk.skipped)")
            #expect(desk.skipped.count { $0.contains("--max-page-bytes") } == 3, "\(desk.skipped)")
            #expect(desk.skipped.contains { $0.contains("--timeout") })
        }
    }

    /// Ten million zeros: stored blocks would be as long, so fixed Huffman codes (RFC 1951) with the longest repeats.
    private static var gzipOfZeros: [UInt8] {
        var bits: [Bool] = [true, true, false]
        // A literal 0 (code 00110000), then length 258 (code 11000101) at distance 1 (00000) again and again.
        bits += [false, false, true, true, false, false, false, false]
        let repeated: [Bool] = [true, true, false, false, false, true, false, true, false, false, false, false, false]
        for _ in 0..<38_760 { bits += repeated }
        bits += Array(repeating: false, count: 7)
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        for start in stride(from: 0, to: bits.count, by: 8) {
            bytes.append((0..<8).reduce(0) { $0 | (start + $1 < bits.count && bits[start + $1] ? UInt8(1 << $1) : 0) })
        }
        return bytes + Array(repeating: 0, count: 8)
    }

    @Test func aCompressedPageIsRead() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            let page = "<h1>Tin nén</h1><article><p>\(Self.long)</p></article>"
            let body = Array(page.utf8)
            // One stored block (RFC 1951, section 3.2.4), with CRC-32 and size.
            let size = UInt16(body.count)
            var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
            for value in [size, ~size] { bytes += [UInt8(value & 0xFF), UInt8(value >> 8)] }
            bytes += body
            for value in [Self.crc32(body), UInt32(body.count)] {
                bytes += (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
            }
            site["/rss"] = site.feed(["/nen"])
            site["/nen"] = TestSite.Page(
                headers: ["Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"], body: bytes)
            _ = try await desk.poller(site).round()
            #expect(desk.articles.first?.title == "Tin nén", "\(desk.skipped)")
        }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = crc & 1 == 1
                crc >>= 1
                if isOdd { crc ^= 0xEDB8_8320 }
            }
        }
        return ~crc
    }

    @Test func aHostThatIsBusyIsLeftAlone() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/rss"] = site.feed(["/1", "/2", "/3"])
            site["/1"] = .status(429, ["Retry-After": "7200"])
            site["/2"] = .status(503)
            _ = try await desk.poller(site).round()
            #expect(site.paths.count == 3)
            site["/rss"] = .status(503, ["Retry-After": "7200"])
            desk.pass(hours: 2)
            let failed = try await desk.poller(site).round()
            #expect(failed == 1)
            site.forgetVisits()
            desk.pass(hours: 1)
            _ = try await desk.poller(site).round()
            #expect(!site.paths.contains("/rss"))
            desk.pass(hours: 2)
            _ = try await desk.poller(site).round()
            #expect(site.paths.contains("/rss"))
        }
    }

    @Test func aFeedThatIsNoneIsToldAndTriedAgainLater() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/html"] = .html("<html><body>xin chào</body></html>")
            site["/bom"] = .html("<!DOCTYPE a [<!ENTITY x 'y'>]><rss><channel/></rss>")
            let poller = try desk.poller(site, feeds: ["/html", "/bom", "/khong"])
            let failed = try await poller.round()
            #expect(failed == 3)
            #expect(desk.failed.count == 3)
            let again = try await poller.round()
            #expect(again == 3)
            #expect(desk.failed.count == 3, "it is not asked again at once")
        }
    }

    @Test func oneArticleUnderTwoLinksIsOneAndACanonicalThatLiesIsNotBelieved() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            let canonical = "<link rel=\"canonical\" href=\"/chung\">"
            site["/rss"] = site.feed(["/a", "/b", "/c"])
            site["/a"] = .html("<head>\(canonical)</head><h1>Một bài báo</h1><article><p>\(Self.long)</p></article>")
            site["/b"] = site["/a"]
            site["/c"] = .html(
                "<head>\(canonical)</head><h1>Bài khác hẳn</h1><article><p>\(Self.long)Khác.</p></article>")
            _ = try await desk.poller(site).round()
            let host = "127.0.0.1:\(site.port)"
            #expect(Set(desk.articles.map(\.id.string)) == ["\(host)/chung", "\(host)/c"])
        }
    }

    @Test func aPageThatLeadsToTheFrontPageIsMissing() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/rss"] = site.feed(["/tin/1"])
            site["/"] = TestSite.article("Trang chủ", Self.long)
            site["/tin/1"] = .status(302, ["Location": "/"])
            _ = try await desk.poller(site).round()
            #expect(desk.articles.isEmpty)
            #expect(await desk.ledger.current.articles.values.first?.misses == 1)
        }
    }
}
