import Core
import Kafka
import Launch
import Logging
import Metrics
import Pipeline
import Publishing
import Service

/// The watching of one folder.
struct FolderWork: Sendable {
    let folder: String
    let files: ArticleFiles
    /// Where to publish; nil for a dry run.
    let connection: Connection?
    let interval: Duration
    let isOnce: Bool
    let file: CheckedFile

    /// - Throws: `CommandFailure` where the folder is none.
    func check() throws {
        guard FolderPath.isFolder(folder) else {
            throw CommandFailure(.usage, "\(folder) is no folder: name one that exists (publish takes single files)")
        }
    }

    /// Watches until the stop is asked for, or once.
    ///
    /// - Throws: `CommandFailure` with status 1 where it ran once and something was bad.
    func run(until stop: StopSignal, health: Health) throws {
        health.setReady(false, reason: "waiting for Kafka")
        let lock: StateLock?
        let state: WatchState
        do throws(CheckedFile.Fault) {
            lock = connection == nil ? nil : try StateLock(of: file.path)
            state = WatchState(lines: try file.load())
        } catch {
            throw stateFailure(error, .usage)
        }
        defer { withExtendedLifetime(lock) {} }
        if let connection, try !connection.awaitArticles(until: stop, isPatient: !isOnce) { return }
        let outlet = try outlet()
        let tally = Tally()
        let watch = FolderWatch(
            folder: folder, files: files, outlet: outlet, state: state,
            save: { if connection != nil { try file.save($0.lines()) } }, report: tally.take)
        health.setReady(true)
        while !stop.isRequested {
            let waiting = try watch.look { stop.isRequested }
            health.beat()
            if isOnce, waiting == 0 { break }
            pause(isOnce ? .seconds(1) : interval, until: stop, health)
        }
        if isOnce, tally.bad > 0 { throw CommandFailure(.badInput) }
    }

    private func outlet() throws -> any ArticleOutlet {
        guard let connection else { return DryRun() }
        return TopicOutlet(try ArticlePublisher(clients: connection.clients, topology: connection.topology))
    }

    /// Waits, not longer than the stop lets it.
    private func pause(_ duration: Duration, until stop: StopSignal, _ health: Health) {
        let end = ContinuousClock.now + duration
        while !stop.isRequested, ContinuousClock.now < end {
            stop.sleep(min(.milliseconds(200), end - ContinuousClock.now))
            health.beat()
        }
    }

    /// Counts and tells what the watch finds.
    private final class Tally {
        private(set) var bad = 0
        private let logger = Logger(label: "watch")

        func take(_ event: FolderWatch.Event) {
            switch event {
            case .published(let file, let articles, let bad):
                ProducerMetrics.sources("read").increment()
                ProducerMetrics.articles("published").increment(by: Int64(articles))
                logger.info("\(file): \(articles) articles, \(bad) bad")
            case .refused(let place, let reason):
                bad += 1
                ProducerMetrics.articles("refused").increment()
                logger.error("\(place): \(reason)")
            }
        }
    }
}
