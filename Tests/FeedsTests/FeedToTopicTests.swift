import Core
import Dispatch
import Feeds
import Foundation
import Kafka
import Pipeline
import Publishing
import Synchronization
import TestSupport
import Testing
import Wire

extension FeedState {
    /// The state as it comes back from a file.
    func parsedLines() throws -> [JSONValue] { try lines().map { try JSONDocument($0).root } }
}

@Suite struct FeedToTopicTests {
    /// Polling's way to a topic.
    private struct TopicSink: ArticleSink {
        let outbox: ArticleOutbox
        let limits = ArticleLimits(provinces: [])

        func publish(_ article: Article) async throws {
            try await outbox.publish(PublishableArticle(article, limits: limits))
        }

        func retract(_ id: ExactText) async throws { try await outbox.retract(id) }
    }

    @Test func aFeedsArticleReachesTheTopicChangesAndLeaves() async throws {
        try await TestSite.with { site in
            try await TestCluster.with(partitions: 1) { cluster in
                let (clients, topology) = (cluster.clients, cluster.topology)
                try Self.blocking { try await Self.poll(site, clients, topology) }
                let messages = try cluster.messages(of: topology.articles)
                let keys = messages.map { String(decoding: $0.key ?? [], as: UTF8.self) }
                #expect(keys == Array(repeating: "127.0.0.1:\(site.port)/tin/1", count: 3))
                let revisions = try messages.map { message in
                    try message.value.map {
                        try ArticleMessage.decode($0, limits: ArticleLimits(provinces: [])).revision
                    }
                }
                #expect(revisions == [1, 2, nil])
            }
        }
    }

    /// Publishes a page, its change, and that it is gone.
    private static func poll(_ site: TestSite, _ clients: ClusterClients, _ topology: Topology) async throws {
        let outbox = ArticleOutbox { TopicOutlet(try ArticlePublisher(clients: clients, topology: topology)) }
        defer { outbox.close() }
        let desk = Desk()
        let poller = try desk.poller(site, sink: TopicSink(outbox: outbox))
        site["/rss"] = site.feed(["/tin/1"])
        for title in ["Ký số đạt 98%", "Ký số đạt 99%"] {
            site["/tin/1"] = TestSite.article(title, PollingTests.long)
            _ = try await poller.round()
            _ = try await poller.round()
            desk.pass(hours: 2)
        }
        desk.pass(hours: 5)
        site["/tin/1"] = .status(410)
        _ = try await poller.round()
    }

    /// Waits for a task on a thread of the caller's own.
    private static func blocking(_ work: @escaping @Sendable () async throws -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        let fault = Mutex<(any Error)?>(nil)
        Task {
            do { try await work() } catch { fault.withLock { $0 = error } }
            done.signal()
        }
        done.wait()
        if let error = fault.withLock({ $0 }) { throw error }
    }
}
