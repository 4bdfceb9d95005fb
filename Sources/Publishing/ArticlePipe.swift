internal import Foundation
internal import Synchronization

/// Articles on their way from the thread that reads files to the one that publishes, so that both work at once. A few
/// megabytes of them fit; then the reading thread waits.
public final class ArticlePipe: Sendable {
    private struct State {
        var waiting: [PublishableArticle] = []
        var bytes = 0
        var hasEnded = false
        var isAbandoned = false
    }

    private let state = Mutex(State())
    private let limit: Int

    /// An empty pipe.
    ///
    /// - Parameter limit: the bytes of values above which ``put(_:)`` waits.
    public init(limit: Int = 8 << 20) { self.limit = limit }

    /// Hands an article on.
    ///
    /// - Throws: `CancellationError` once nobody takes any more.
    public func put(_ article: PublishableArticle) throws {
        while true {
            let isTaken = try state.withLock { state in
                guard !state.isAbandoned else { throw CancellationError() }
                guard state.bytes <= limit else { return false }
                state.waiting.append(article)
                state.bytes += article.value.count
                return true
            }
            if isTaken { return }
            Thread.sleep(forTimeInterval: 0.001)
        }
    }

    /// No more articles come.
    public func end() { state.withLock { $0.hasEnded = true } }

    /// Nobody takes any more.
    public func abandon() { state.withLock { $0.isAbandoned = true } }

    /// The articles that have come since the last call, in order: none where there are none yet, nil once all were taken
    /// and no more come.
    public func take() -> [PublishableArticle]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else { return state.hasEnded ? nil : [] }
            defer {
                state.waiting = []
                state.bytes = 0
            }
            return state.waiting
        }
    }
}
