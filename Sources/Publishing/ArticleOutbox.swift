public import Core
internal import Foundation
internal import Kafka
internal import Pipeline
internal import Synchronization

/// Publishes for tasks: an ``ArticleOutlet`` on a thread of its own, which ends with ``close()``.
public final class ArticleOutbox: Sendable {
    private enum Letter: Sendable {
        case article(PublishableArticle)
        case retraction(ExactText)
    }

    private struct Box {
        var waiting: [(letter: Letter, continuation: CheckedContinuation<Void, any Error>)] = []
        var isClosed = false
        /// Why nothing can be sent any more.
        var fault: (any Error)?
    }

    private let box = Mutex(Box())
    private let news = DispatchSemaphore(value: 0)

    /// An outbox.
    ///
    /// - Parameter outlet: makes the outlet, on the thread that it will belong to.
    public init(_ outlet: @escaping @Sendable () throws -> any ArticleOutlet) {
        let thread = Thread { self.work(outlet) }
        thread.name = "outbox"
        thread.start()
    }

    /// Publishes an article; returns when it is acknowledged.
    ///
    /// - Throws: what the outlet throws.
    public func publish(_ article: PublishableArticle) async throws { try await send(.article(article)) }

    /// Retracts an article; returns when that is acknowledged.
    ///
    /// - Throws: what the outlet throws.
    public func retract(_ id: ExactText) async throws { try await send(.retraction(id)) }

    /// Ends the thread once everything was sent.
    public func close() {
        box.withLock { $0.isClosed = true }
        news.signal()
    }

    private func send(_ letter: Letter) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let fault = box.withLock { box -> (any Error)? in
                if let fault = box.fault ?? (box.isClosed ? CancellationError() : nil) { return fault }
                box.waiting.append((letter, continuation))
                return nil
            }
            if let fault { continuation.resume(throwing: fault) } else { news.signal() }
        }
    }

    private func work(_ make: () throws -> any ArticleOutlet) {
        do {
            let outlet = try make()
            while true {
                news.wait()
                let (letters, isClosed) = box.withLock { box in
                    defer { box.waiting = [] }
                    return (box.waiting, box.isClosed)
                }
                deliver(letters, to: outlet)
                if isClosed { return }
            }
        } catch {
            let waiting = box.withLock { box in
                box.fault = error
                defer { box.waiting = [] }
                return box.waiting
            }
            for letter in waiting { letter.continuation.resume(throwing: error) }
        }
    }

    /// Sends what has come, and answers when all of it is acknowledged.
    private func deliver(
        _ letters: [(letter: Letter, continuation: CheckedContinuation<Void, any Error>)], to outlet: any ArticleOutlet
    ) {
        let result = Result {
            for (letter, _) in letters {
                switch letter {
                case .article(let article): try outlet.publish(article)
                case .retraction(let id): try outlet.retract(id)
                }
            }
            if !letters.isEmpty { try outlet.finish() }
        }
        for (_, continuation) in letters { continuation.resume(with: result) }
    }
}
