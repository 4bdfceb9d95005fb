import Pipeline
import ServiceLifecycle

/// Blocking work on a thread of its own, until the graceful shutdown.
struct ThreadService: ServiceLifecycle.Service, CustomStringConvertible {
    let description: String
    private let work: @Sendable (StopSignal) throws -> Void

    /// - Parameter work: returns soon after its stop signal is given.
    init(_ name: String, _ work: @escaping @Sendable (StopSignal) throws -> Void) {
        description = name
        self.work = work
    }

    func run() async throws {
        let stop = StopSignal()
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await onOwnThread(named: description) { [work] in try work(stop) }
        } onCancelOrGracefulShutdown: {
            stop.request()
        }
    }
}
