import Core
import Dashboard
import Synchronization

/// What the process knows now: one state that the follower changes and that requests read.
final class Live: Sendable {
    /// The public directory of provinces and indicators.
    let directory: Directory
    private let state: Mutex<DashboardState>
    private let pulse = Mutex(Pulse())

    init(_ state: DashboardState) {
        directory = state.directory
        self.state = Mutex(state)
    }

    /// Answers a question on the state.
    func answer(_ ask: (inout DashboardState) throws -> Answer) throws -> Answer {
        try state.withLock { try ask(&$0) }
    }

    /// Changes the state.
    func change(_ body: (inout DashboardState) -> Void) { state.withLock { body(&$0) } }

    /// Changes what is known of the pipeline.
    @discardableResult
    func note<Result: Sendable>(_ body: (inout Pulse) -> Result) -> Result { pulse.withLock { body(&$0) } }

    /// The pipeline at a glance.
    func status() -> Answer {
        let pulse = pulse.withLock { $0 }
        return state.withLock { $0.status(pulse) }
    }
}
