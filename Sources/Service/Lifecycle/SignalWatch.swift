internal import Dispatch
internal import Foundation
internal import Synchronization

/// Carries out a `ShutdownPlan`: takes SIGTERM and SIGINT, keeps the drain timeout and ends the process where the
/// plan says so. It works on a queue of its own, so that it ends a process whose other threads are all stuck.
final class SignalWatch: Sendable {
    private let plan = Mutex(ShutdownPlan())
    private let queue = DispatchQueue(label: "signals")
    private let drainTimeout: Duration
    private let drain: @Sendable () -> Void
    private let abort: @Sendable (_ status: Int32, _ reason: String) -> Void

    /// A watch that has not begun.
    ///
    /// - Parameters:
    ///   - drain: begins the graceful shutdown; called at most once, on the first signal.
    ///   - abort: ends the process.
    init(
        drainTimeout: Duration, drain: @escaping @Sendable () -> Void,
        abort: @escaping @Sendable (_ status: Int32, _ reason: String) -> Void
    ) {
        self.drainTimeout = drainTimeout
        self.drain = drain
        self.abort = abort
    }

    /// Takes the signals while the body runs; it begins when they are taken. Nothing is waited for after it.
    func around<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        let sources = [SIGTERM, SIGINT].map { source(of: $0) }
        for source in sources {
            await withCheckedContinuation { continuation in
                source.setRegistrationHandler { continuation.resume() }
                source.activate()
            }
        }
        defer {
            plan.withLock { $0.finish() }
            for source in sources { source.cancel() }
        }
        return try await body()
    }

    private func source(of number: Int32) -> any DispatchSourceSignal {
        #if canImport(Darwin)
            signal(number, SIG_IGN)
        #endif
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { self.act(on: self.plan.withLock { $0.signal(number) }, "signal \(number)") }
        return source
    }

    /// A part of the daemon ended: nil by itself, or with an error.
    func partEnded(_ error: (any Error)?) {
        let status = error.map { CommandOutcome.status(of: $0) } ?? .badInput
        act(on: plan.withLock { $0.partEnded(status: status.rawValue) }, "the end of a part")
    }

    private func act(on action: ShutdownPlan.Action, _ cause: String) {
        switch action {
        case .none: return
        case .abort(let status): abort(status, "ended by \(cause) before the work was finished")
        case .drain:
            drain()
            awaitDeadline()
        case .await: awaitDeadline()
        }
    }

    private func awaitDeadline() {
        let timeout = drainTimeout
        let delay = DispatchTimeInterval.milliseconds(Int(timeout / .milliseconds(1)))
        queue.asyncAfter(deadline: .now() + delay) {
            self.act(on: self.plan.withLock { $0.deadline() }, "the drain timeout of \(timeout.components.seconds) s")
        }
    }
}
