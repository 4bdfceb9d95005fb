import Core
import Feeds
import Testing

/// Which link has an id, where several want it.
@Suite struct OwnershipTests {
    private static let policy = VisitPolicy()
    private static let start = Timestamp(clamping: 1_700_000_000)

    /// A state in which these links of news.test were listed.
    private static func state(_ paths: [String]) throws -> FeedState {
        var state = FeedState()
        for path in paths {
            let entry = FeedDocument.Entry(
                link: try FeedsSupport.address("https://news.test\(path)"), title: "", publishedAt: nil, stamp: "s")
            state.keep(ArticleRecord(entry, at: start), as: ExactText("news.test\(path)"))
        }
        return state
    }

    private static func claim(_ title: String, _ body: String = "a") -> ArticleClaim {
        ArticleClaim(id: "news.test/c", title: title, body: body)
    }

    /// Visits a link whose page shows a title and text.
    @discardableResult private static func visit(
        _ path: String, _ claim: ArticleClaim, in state: inout FeedState
    ) throws -> (record: ArticleRecord, action: VisitAction) {
        let key = ExactText("news.test\(path)")
        let identified = state.identify(key, by: claim, at: start)
        let record = try #require(identified)
        guard record.standing != .duplicate else { return (record, .none) }
        let visited = record.after(.text(digest: claim.digest), at: start, policy: policy)
        state.keep(visited.record, as: key)
        return visited
    }

    @Test func anEditedTextUnderTheSameTitleIsADuplicateAndWaitsForItsFeed() throws {
        var state = try Self.state(["/a", "/b"])
        try Self.visit("/a", Self.claim("Tin"), in: &state)
        let (record, _) = try Self.visit("/b", Self.claim("Tin", "b"), in: &state)
        #expect(record.standing == .duplicate && record.id == "news.test/c")
        #expect(record.nextVisit == nil && record.lastVisit == Self.start && record.stamp == "s")
        #expect(state.due(at: Self.start, atMost: 9).isEmpty)
    }

    @Test func anIdIsReservedBeforeItsArticleIsPublished() throws {
        var state = try Self.state(["/a", "/b"])
        let first = state.identify("news.test/a", by: Self.claim("Tin"), at: Self.start)
        let second = state.identify("news.test/b", by: Self.claim("Tin"), at: Self.start)
        let other = state.identify("news.test/b", by: Self.claim("Khác"), at: Self.start)
        #expect(first?.standing == .new && second?.standing == .duplicate)
        #expect(other?.id == "news.test/b")
    }

    @Test func thePageAtAnAddressTakesItsIdFromOneThatOnlyClaimedIt() throws {
        var state = try Self.state(["/a", "/c"])
        try Self.visit("/a", Self.claim("Khác", "khác"), in: &state)
        let (record, action) = try Self.visit("/c", Self.claim("Tin"), in: &state)
        #expect(record.id == "news.test/c" && action == .publish(revision: 2))
        let displaced = try #require(state.articles["news.test/a"])
        #expect(displaced.id == nil && displaced.revision == 0 && displaced.nextVisit == Self.start)
        let (again, published) = try Self.visit("/a", Self.claim("Khác", "khác"), in: &state)
        #expect(again.id == "news.test/a" && published == .publish(revision: 1))

        var same = try Self.state(["/a", "/c"])
        try Self.visit("/a", Self.claim("Tin"), in: &same)
        let (taken, nothing) = try Self.visit("/c", Self.claim("Tin"), in: &same)
        #expect(taken.revision == 1 && nothing == .none)
        #expect(same.articles["news.test/a"]?.standing == .duplicate)
    }

    @Test func aDuplicateTakesThePlaceOfWhatWasRetracted() throws {
        var state = try Self.state(["/a", "/b"])
        let (owner, _) = try Self.visit("/a", Self.claim("Tin"), in: &state)
        try Self.visit("/b", Self.claim("Tin"), in: &state)
        state.keep(owner.after(.gone, at: Self.start, policy: Self.policy).record, as: "news.test/a")
        #expect(state.due(at: Self.start, atMost: 9)["news.test"]?.map(\.key) == ["news.test/b"])
        let (heir, action) = try Self.visit("/b", Self.claim("Tin"), in: &state)
        #expect(heir.id == "news.test/c" && action == .publish(revision: 2))
    }

    @Test func aDuplicateTakesThePlaceOfWhatIsForgotten() throws {
        var state = try Self.state(["/a", "/b"])
        try Self.visit("/a", Self.claim("Tin"), in: &state)
        try Self.visit("/b", Self.claim("Tin"), in: &state)
        let later = Timestamp(clamping: Self.start.seconds + Self.policy.forgetAfter + 1)
        var listed = try #require(state.articles["news.test/b"])
        listed.lastListed = later
        state.keep(listed, as: "news.test/b")
        state.forget(at: later, policy: Self.policy)
        #expect(state.articles.count == 1)
        #expect(state.owner(of: "news.test/c", besides: "x")?.key == "news.test/b")
        #expect(state.due(at: later, atMost: 9)["news.test"]?.first?.record.revision == 1)
    }

    @Test func pagesThatWaitTooManyAreForgotten() throws {
        var state = try Self.state((0..<5).map { "/\($0)" })
        var policy = Self.policy
        policy.maxWaiting = 3
        state.forget(at: Self.start, policy: policy)
        #expect(state.articles.count == 3)
    }

    @Test func aCanonicalAddressThatIsNotBelievedIsNotPublished() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            let head = "<head><link rel=\"canonical\" href=\"/chung\"></head>"
            site["/rss"] = site.feed(["/a", "/b"])
            for (link, title) in [("/a", "Một bài"), ("/b", "Bài khác hẳn")] {
                site[link] = .html("\(head)<h1>\(title)</h1><article><p>\(PollingTests.long)\(title)</p></article>")
            }
            _ = try await desk.poller(site).round()
            #expect(desk.articles.map(\.url) == [site.url("/chung"), site.url("/b")])
        }
    }
}
