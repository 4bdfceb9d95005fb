import Core
import Feeds
import Launch
import Publishing
import Service
import Wire

/// One run of `cds-producer feed`.
struct FeedRun: Sendable {
    let poll: FeedOptions.Resolved
    let file: CheckedFile
    let limits: ArticleLimits
    /// Where to publish; nil for a dry run.
    let connection: Connection?
    let isOnce: Bool
    let isJSON: Bool

    /// Keeps others from the state; a dry run does not write it.
    func lock() throws -> StateLock? {
        do throws(CheckedFile.Fault) {
            return connection == nil ? nil : try StateLock(of: file.path)
        } catch {
            throw stateFailure(error, .usage)
        }
    }

    /// What earlier runs have left.
    func state() throws -> FeedState {
        do {
            return try FeedState(lines: try file.load())
        } catch let fault as CheckedFile.Fault {
            throw stateFailure(fault, .usage)
        } catch {
            throw CommandFailure(.usage, "\(file.path): \(error): restore it, or delete it to begin anew")
        }
    }

    /// Where articles go.
    @Sendable func outlet() throws -> any ArticleOutlet {
        guard let connection else { return DryRun(json: isJSON) }
        return TopicOutlet(try ArticlePublisher(clients: connection.clients, topology: connection.topology))
    }
}

/// Publishes what polling finds.
struct OutboxSink: ArticleSink {
    let outbox: ArticleOutbox
    let limits: ArticleLimits

    func publish(_ article: Article) async throws {
        try await outbox.publish(PublishableArticle(article, limits: limits))
    }

    func retract(_ id: ExactText) async throws { try await outbox.retract(id) }
}
