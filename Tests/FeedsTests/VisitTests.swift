import Core
import Feeds
import Testing
import Wire

@Suite struct VisitTests {
    private static let policy = VisitPolicy()
    private static let start: Int64 = 1_700_000_000

    private static func record() throws -> ArticleRecord {
        let entry = FeedDocument.Entry(
            link: try FeedsSupport.address("https://news.test/a"), title: "", publishedAt: nil, stamp: "s")
        return ArticleRecord(entry, at: Timestamp(clamping: start))
    }

    /// What follows from sightings, each so many hours after the start.
    private static func actions(_ sightings: [(hours: Int64, Sighting)]) throws -> [VisitAction] {
        var record = try record()
        return sightings.map { hours, sighting in
            let (after, action) = record.after(sighting, at: Timestamp(clamping: start + hours * 3_600), policy: policy)
            record = after
            return action
        }
    }

    @Test func aTextIsPublishedOnceAndAgainWhenItChanges() throws {
        let actions = try Self.actions([
            (0, .text(digest: "a")), (1, .unchanged), (6, .text(digest: "a")), (24, .text(digest: "b")), (25, .unknown),
            (72, .text(digest: "a")),
        ])
        #expect(actions == [.publish(revision: 1), .none, .none, .publish(revision: 2), .none, .publish(revision: 3)])
    }

    @Test func whatIsGoneForGoodIsRetractedOnceAndMayComeBack() throws {
        let actions = try Self.actions([
            (0, .text(digest: "a")), (1, .gone), (2, .gone), (3, .text(digest: "a")), (4, .gone),
        ])
        #expect(actions == [.publish(revision: 1), .retract, .none, .publish(revision: 2), .retract])
    }

    @Test func aPageIsGoneWhenItWasMissingThreeTimesOverADay() throws {
        #expect(
            try Self.actions([
                (0, .text(digest: "a")), (1, .missing), (2, .missing), (3, .missing), (24, .missing), (25, .missing),
                (26, .missing),
            ]) == [.publish(revision: 1), .none, .none, .none, .none, .retract, .none])
        #expect(
            try Self.actions([(0, .text(digest: "a")), (1, .missing), (30, .missing), (31, .missing)])
                == [.publish(revision: 1), .none, .none, .retract])
    }

    @Test func aSightingOfAnyOtherKindStartsTheCountAnew() throws {
        for other in [Sighting.unknown, .unchanged, .text(digest: "a")] {
            let actions = try Self.actions([
                (0, .text(digest: "a")), (1, .missing), (20, .missing), (30, other), (31, .missing), (40, .missing),
            ])
            #expect(actions.dropFirst().allSatisfy { $0 == .none }, "\(other)")
        }
    }

    @Test func whatWasNeverPublishedIsNotRetracted() throws {
        #expect(
            try Self.actions([(0, .gone), (1, .missing), (40, .missing), (41, .missing)]).allSatisfy { $0 == .none })
    }

    @Test func pagesAreVisitedAgainLessAndLess() throws {
        var record = try Self.record()
        var visits: [Int64] = []
        while let next = record.nextVisit, visits.count < 20 {
            visits.append((next.seconds - Self.start) / 3_600)
            record = record.after(.text(digest: "a"), at: next, policy: Self.policy).record
        }
        #expect(visits == [0, 1, 6, 24, 72, 168])
    }

    @Test func aPageThatCannotBeReadIsLeftInTheEnd() throws {
        var record = try Self.record()
        var count = 0
        while let next = record.nextVisit, count < 100 {
            record = record.after(.unknown, at: next, policy: Self.policy).record
            count += 1
        }
        #expect(count == 9)
    }

    @Test func theStateComesBackAsItWas() throws {
        var state = FeedState()
        let address = try FeedsSupport.address("https://news.test/rss")
        var feed = FeedRecord()
        feed.validators = Validators(etag: "\"x\"", lastModified: "Tue")
        feed.failures = 2
        feed.notBefore = Timestamp(clamping: Self.start)
        state.feeds[address] = feed
        var record = try Self.record()
        record.id = "news.test/a"
        for sighting in [Sighting.text(digest: "d"), .missing] {
            record = record.after(sighting, at: Timestamp(clamping: Self.start + 60), policy: Self.policy).record
        }
        state.keep(record, as: "news.test/a")
        let lines = try state.lines().map { try JSONDocument($0).root }
        let back = try FeedState(lines: lines)
        #expect(back.feeds == state.feeds)
        #expect(back.articles == state.articles)
        #expect(back.lines() == state.lines())
        #expect(back.owner(of: "news.test/a", besides: "other")?.record.id == "news.test/a")
    }

    @Test(arguments: ["{}", "{\"feed\":\"x\"}", "{\"article\":\"a\",\"link\":\"https://news.test/\"}", "[]"])
    func aStateThatSaysSomethingElseIsRefused(_ line: String) throws {
        let line = try JSONDocument(Array(line.utf8)).root
        #expect(throws: StateFault.self) { try FeedState(lines: [line]) }
    }

    @Test func whatNoFeedListsIsForgottenInTheEnd() throws {
        var state = FeedState()
        state.keep(try Self.record(), as: "a")
        state.forget(at: Timestamp(clamping: Self.start + 89 * 86_400), policy: Self.policy)
        #expect(state.articles.count == 1)
        state.forget(at: Timestamp(clamping: Self.start + 91 * 86_400), policy: Self.policy)
        #expect(state.articles.isEmpty)
    }
}
