public import ServiceLifecycle
internal import Synchronization

/// Makes a service of an engine that works on threads of its own and tells when it has ended.
///
/// On graceful shutdown or cancellation the engine is told to stop, once, and never before it has been started; the
/// service ends when the engine says that it has ended.
public struct EngineService: ServiceLifecycle.Service, CustomStringConvertible {
    /// What an engine calls when it has ended, from any thread; calls after the first have no effect.
    public typealias Completion = @Sendable (Result<Void, any Error>) -> Void

    /// The name of the engine, for logs.
    public let description: String
    private let start: @Sendable (@escaping Completion) -> Void
    private let stop: @Sendable () -> Void

    /// An engine.
    ///
    /// - Parameters:
    ///   - name: its name, for logs.
    ///   - start: starts the threads and returns at once; the engine calls the completion when it has ended.
    ///   - stop: tells the engine to drain and returns at once.
    public init(
        _ name: String, start: @escaping @Sendable (@escaping Completion) -> Void, stop: @escaping @Sendable () -> Void
    ) {
        description = name
        self.start = start
        self.stop = stop
    }

    /// Runs the engine to its end.
    ///
    /// - Throws: the error that the engine ends with.
    public func run() async throws {
        let run = EngineRun()
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard run.wait(continuation) else { return continuation.resume() }
                start { run.end($0) }
                if run.hasStarted() { stop() }
            }
        } onCancelOrGracefulShutdown: {
            if run.mustStop() { stop() }
        }
    }
}

/// One run of an engine: start, stop and end in any order, from any thread.
private final class EngineRun: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Void, any Error>?
        var isStarted = false
        var isStopped = false
    }

    private let state = Mutex(State())

    /// Takes the continuation; false where the engine must not even be started.
    func wait(_ continuation: CheckedContinuation<Void, any Error>) -> Bool {
        state.withLock { state in
            guard !state.isStopped else { return false }
            state.continuation = continuation
            return true
        }
    }

    /// The engine has been started; true where a stop was asked for meanwhile.
    func hasStarted() -> Bool {
        state.withLock { state in
            state.isStarted = true
            return state.isStopped
        }
    }

    /// A stop is asked for; true where it is the first time and the engine has been started.
    func mustStop() -> Bool {
        state.withLock { state in
            defer { state.isStopped = true }
            return state.isStarted && !state.isStopped
        }
    }

    func end(_ result: Result<Void, any Error>) {
        let continuation = state.withLock { state in
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(with: result)
    }
}
