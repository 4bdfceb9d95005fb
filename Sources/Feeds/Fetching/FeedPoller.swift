public import Core

/// Where articles go.
public protocol ArticleSink: Sendable {
    /// Publishes an article; returns when it is acknowledged.
    ///
    /// - Throws: `Rejection` for an article that may not be published; anything else ends the polling.
    func publish(_ article: Article) async throws
    /// Retracts an article; returns when that is acknowledged.
    func retract(_ id: ExactText) async throws
}

/// What polling came upon, in its order.
public enum PollEvent: Sendable {
    /// A feed was read.
    case feed(WebAddress, entries: Int)
    /// A feed has not changed.
    case feedUnchanged(WebAddress)
    /// A feed could not be read; it is tried again after so many seconds.
    case feedFailed(WebAddress, reason: String, retryAfter: Int64)
    /// A feed was not asked, as it could not be read the last time and it is too early to try again.
    case feedNotAsked(WebAddress, before: Timestamp, lastFailure: String)
    /// An article was published.
    case published(Article)
    /// An article was retracted.
    case retracted(ExactText, link: WebAddress)
    /// A page is as it was.
    case unchanged(link: WebAddress)
    /// Nothing came of a page.
    case skipped(link: WebAddress, reason: String)
}

/// How feeds are polled.
public struct PollSettings: Sendable {
    /// The feeds, each once.
    public var feeds: [WebAddress]
    /// The seconds between two rounds.
    public var interval: Duration = .seconds(900)
    /// The most pages of one host that are visited in one round.
    public var maxArticles = 50
    /// The least time between two requests to a host.
    public var delay: Duration = .seconds(2)
    /// The province that all articles are published with, as a hint.
    public var province: ProvinceCode?
    /// When pages are visited again.
    public var policy = VisitPolicy()

    /// The usual settings for feeds.
    public init(feeds: [WebAddress]) { self.feeds = feeds }
}

/// Polls feeds: each round asks every feed for news, visits the pages that are due and hands on what has changed.
/// Hosts are asked side by side, each by one request at a time.
public struct FeedPoller: Sendable {
    /// The product token of the crawler, for robots.txt and `User-Agent`.
    public static let agent = "cds-producer"

    let settings: PollSettings
    let fetcher: Fetcher
    let reader: PageReader
    let identity: ArticleIdentity
    let rules: HostRules
    let ledger: FeedLedger
    let sink: any ArticleSink
    let now: @Sendable () -> Timestamp
    let report: @Sendable (PollEvent) -> Void

    /// A poller.
    ///
    /// - Parameters:
    ///   - web: how requests are made.
    ///   - rules: where they may go.
    ///   - ledger: what earlier rounds have left.
    ///   - sink: takes articles.
    ///   - now: the clock.
    ///   - report: told of everything that happens.
    public init(
        _ settings: PollSettings, web: WebSettings, rules: HostRules, hints: PageHints, ledger: FeedLedger,
        sink: any ArticleSink, now: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (PollEvent) -> Void
    ) {
        self.settings = settings
        fetcher = Fetcher(settings: web, rules: rules, agent: Self.agent, delay: settings.delay, now: now)
        reader = PageReader(hints: hints)
        identity = ArticleIdentity(hints: hints)
        self.rules = rules
        self.ledger = ledger
        self.sink = sink
        self.now = now
        self.report = report
    }

    /// Goes through all feeds once, then through the pages that are due.
    ///
    /// - Returns: how many feeds could not be read, now or when they were last asked.
    /// - Throws: what the sink and the saving of the state throw, but for rejections.
    public func round() async throws -> Int {
        let feeds = Dictionary(grouping: settings.feeds, by: \.host)
        let failed = try await sideBySide(feeds) { _, feeds in
            var failed = 0
            for feed in feeds where try await !FeedVisit(poller: self, feed: feed).run() { failed += 1 }
            return failed
        }
        let due = await ledger.due(at: now(), atMost: settings.maxArticles)
        let answering = Set(feeds.filter { failed[$0.key] ?? 0 < $0.value.count }.keys)
        _ = try await sideBySide(due) { host, pages in
            try await HostRound(poller: self, isAnswering: answering.contains(host)).run(pages.map(\.key))
        }
        await ledger.forget(at: now(), policy: settings.policy)
        try await ledger.save()
        return failed.values.reduce(0, +)
    }

    /// Does the work of each host, side by side with that of others; what it returns, by host.
    private func sideBySide<Work: Sendable, Output: Sendable>(
        _ hosts: [String: Work], _ body: @escaping @Sendable (String, Work) async throws -> Output
    ) async throws -> [String: Output] {
        try await withThrowingTaskGroup(of: (String, Output).self) { group in
            var outputs: [String: Output] = [:]
            for (place, (host, work)) in hosts.sorted(by: { $0.key < $1.key }).enumerated() {
                if place >= Self.hostsAtOnce, let (done, output) = try await group.next() { outputs[done] = output }
                group.addTask { (host, try await body(host, work)) }
            }
            for try await (done, output) in group { outputs[done] = output }
            return outputs
        }
    }

    /// How many hosts are asked at a time.
    private static let hostsAtOnce = 16

    /// The seconds to wait after so many failures in a row: twice as long each time, at most a day, with jitter.
    func backOff(_ failures: Int) -> Int64 {
        let longest = min(86_400, Int64(60) << min(failures, 11))
        return Int64.random(in: longest / 2...longest)
    }
}
