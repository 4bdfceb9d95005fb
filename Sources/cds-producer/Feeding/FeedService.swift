import Core
import Feeds
import Foundation
import Launch
import Logging
import Metrics
import Pipeline
import Publishing
import Service
import ServiceLifecycle

/// The polling as a part of a daemon; one round, or rounds until the graceful shutdown.
struct FeedService: ServiceLifecycle.Service, CustomStringConvertible {
    let run: FeedRun
    let state: FeedState
    let hints: PageHints
    let health: Health
    private let logger = Logger(label: "feed")

    init(run: FeedRun, state: FeedState, hints: PageHints, health: Health) {
        self.run = run
        self.state = state
        self.hints = hints
        self.health = health
    }

    var description: String { "feeds" }

    func run() async throws {
        health.setReady(false, reason: "waiting for Kafka")
        if let connection = run.connection {
            let stop = StopSignal()
            let isThere = try await withTaskCancellationOrGracefulShutdownHandler {
                try await connection.work("topics") { [isOnce = run.isOnce] in
                    try connection.awaitArticles(until: stop, isPatient: !isOnce)
                }
            } onCancelOrGracefulShutdown: {
                stop.request()
            }
            guard isThere else { return }
        }
        let outbox = ArticleOutbox(run.outlet)
        defer { outbox.close() }
        let ledger = FeedLedger(state) { [run] state in
            if run.connection != nil { try run.file.save(state.lines()) }
        }
        let poller = FeedPoller(
            run.poll.settings, web: run.poll.web, rules: run.poll.rules, hints: hints, ledger: ledger,
            sink: OutboxSink(outbox: outbox, limits: run.limits),
            now: { Timestamp(clamping: Int64(Date().timeIntervalSince1970)) },
            report: { event in
                health.beat()
                tell(event)
            })
        health.setReady(true)
        do {
            try await cancelWhenGracefulShutdown { try await rounds(poller) }
        } catch is CancellationError {
            logger.info("stopped between two pages")
        } catch {
            // What was acknowledged before stays noted.
            try? await ledger.save()
            throw error
        }
        try await ledger.save()
    }

    private func rounds(_ poller: FeedPoller) async throws {
        while true {
            let failed = try await poller.round()
            if run.isOnce {
                if failed > 0 { throw CommandFailure(.badInput) }
                return
            }
            let end = ContinuousClock.now + run.poll.settings.interval
            while ContinuousClock.now < end {
                health.beat()
                try await Task.sleep(for: min(.seconds(10), end - ContinuousClock.now))
            }
        }
    }

    private func tell(_ event: PollEvent) {
        switch event {
        case .feed(let feed, let entries):
            ProducerMetrics.sources("read").increment()
            logger.info("\(feed): \(entries) entries")
        case .feedUnchanged(let feed):
            ProducerMetrics.sources("unchanged").increment()
            logger.info("\(feed): not changed")
        case .feedFailed(let feed, let reason, let wait):
            ProducerMetrics.sources("failed").increment()
            logger.error("\(feed): \(reason); asked again after \(wait) s at the earliest")
        case .feedNotAsked(let feed, let time, let failure):
            ProducerMetrics.sources("waiting").increment()
            logger.warning("\(feed): not asked before \(time): last failure: \(failure)")
        case .published(let article):
            ProducerMetrics.articles("published").increment()
            if run.connection != nil { logger.info("published \(article.id), revision \(article.revision)") }
        case .retracted(let id, let link):
            ProducerMetrics.articles("retracted").increment()
            if run.connection != nil { logger.info("retracted \(id): its page is gone (\(link))") }
        case .unchanged(let link):
            ProducerMetrics.articles("unchanged").increment()
            logger.debug("\(link): not changed")
        case .skipped(let link, let reason):
            ProducerMetrics.articles("skipped").increment()
            logger.warning("\(link): \(reason)")
        }
    }
}
