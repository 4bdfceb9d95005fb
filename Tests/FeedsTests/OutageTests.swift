import Core
import Feeds
import Testing

/// A site that is down or shows the same everywhere says nothing of its articles.
@Suite struct OutageTests {
    /// A site with four articles that were published, and what polls it.
    private static func published(
        _ site: TestSite, _ desk: Desk, links: [String] = ["/1", "/2", "/3", "/4"]
    ) async throws -> FeedPoller {
        site["/rss"] = site.feed(links)
        for link in links { site[link] = TestSite.article("Tin \(link)", PollingTests.long + link) }
        let poller = try desk.poller(site)
        _ = try await poller.round()
        #expect(desk.articles.count == links.count)
        desk.pass(hours: 2)
        return poller
    }

    @Test(arguments: [TestSite.Page.status(404), .status(410), .status(302, ["Location": "/"])])
    func aSiteThatIsDownRetractsNothing(_ answer: TestSite.Page) async throws {
        for hasFeed in [true, false] {
            try await TestSite.with { site in
                let desk = Desk()
                let poller = try await Self.published(site, desk)
                site["/"] = TestSite.article("Trang chủ", PollingTests.long)
                if !hasFeed { site["/rss"] = answer }
                for link in ["/1", "/2", "/3", "/4"] { site[link] = answer }
                for _ in 0..<6 {
                    _ = try await poller.round()
                    desk.pass(hours: 13)
                }
                #expect(desk.retracted.isEmpty)
                #expect(desk.skipped.contains { $0.contains(hasFeed ? "too many" : "neither a feed") })
            }
        }
    }

    @Test func aPageThatIsGoneIsRetractedWhileOthersAreThere() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            let poller = try await Self.published(site, desk)
            site["/rss"] = .status(500)
            site["/2"] = .status(410)
            _ = try await poller.round()
            #expect(desk.retracted.map(\.string) == ["127.0.0.1:\(site.port)/2"])
        }
    }

    @Test func anotherPageIsNoRevision() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            let poller = try await Self.published(site, desk, links: ["/1"])
            site["/dang-nhap"] = TestSite.article("Đăng nhập", PollingTests.long + "Mời đăng nhập.")
            site["/1"] = .status(302, ["Location": "/dang-nhap"])
            _ = try await poller.round()
            #expect(desk.articles.count == 1)
            #expect(desk.skipped.last?.contains("another page") == true)
            site["/moi/1"] = TestSite.article("Tin /1", PollingTests.long + "Sửa.")
            site["/1"] = .status(301, ["Location": "/moi/1"])
            desk.pass(hours: 2)
            _ = try await poller.round()
            #expect(desk.articles.map(\.revision) == [1, 2], "a page that has moved keeps its title and its id")
        }
    }

    @Test func oneTextForAllPagesIsNoRevision() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            let poller = try await Self.published(site, desk)
            for link in ["/1", "/2"] { site[link] = TestSite.article("Bảo trì", PollingTests.long) }
            site["/3"] = TestSite.article("Tin sửa", PollingTests.long)
            _ = try await poller.round()
            #expect(desk.articles.dropFirst(4).map(\.title) == ["Tin sửa"])
            #expect(desk.skipped.count { $0.contains("the same text") } == 2)
        }
    }

    @Test func aHostWithoutRobotsIsAskedOnceInARoundAndNoPageFails() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            _ = try await Self.published(site, desk)
            site["/robots.txt"] = .status(503)
            site.forgetVisits()
            let later = Desk(await desk.ledger.current)
            later.pass(hours: 2)
            _ = try await later.poller(site).round()
            #expect(site.paths == ["/robots.txt"])
            #expect(await later.ledger.current.articles.values.allSatisfy { $0.failures == 0 })
        }
    }

    @Test func aHostThatDoesNotAnswerInTimeIsLeftAlone() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            site["/rss"] = site.feed(["/1", "/2"])
            site["/1"] = TestSite.Page(body: Array("<p>".utf8), isEndless: true)
            site["/2"] = TestSite.article("Tin", PollingTests.long)
            _ = try await desk.poller(site, change: { $0.timeout = .seconds(4) }).round()
            #expect(!site.paths.contains("/2"))
            #expect(await desk.ledger.current.articles.values.map(\.failures).sorted() == [0, 1])
        }
    }

    @Test func whatMayNotBePublishedIsNotNotedAsPublished() async throws {
        struct Refusing: ArticleSink {
            func publish(_ article: Article) async throws { throw Rejection(.tooLarge, "no") }
            func retract(_ id: ExactText) async throws {}
        }
        try await TestSite.with { site in
            let desk = Desk()
            site["/rss"] = site.feed(["/1"])
            site["/1"] = TestSite.article("Tin", PollingTests.long)
            _ = try await desk.poller(site, sink: Refusing()).round()
            let record = try #require(await desk.ledger.current.articles.values.first)
            #expect(record.standing == .new && record.revision == 0 && record.digest == nil)
            desk.pass(hours: 2)
            _ = try await desk.poller(site).round()
            #expect(desk.articles.map(\.revision) == [1])
        }
    }

    @Test func aFeedWithRefusedLinksIsReadAgainAsAWhole() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            for (links, tags) in [(["http://elsewhere.test/1"], []), ([], ["\"f\""])] {
                site["/rss"] = site.feed(links)
                site["/rss"]?.headers["ETag"] = "\"f\""
                _ = try await desk.poller(site).round()
                site.forgetVisits()
                _ = try await desk.poller(site).round()
                #expect(site.visits.compactMap { $0.headers["if-none-match"] } == tags)
            }
        }
    }
}
