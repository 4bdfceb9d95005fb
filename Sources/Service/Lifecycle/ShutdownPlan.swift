/// When a daemon drains and when it is ended at once: a pure state machine.
package struct ShutdownPlan: Sendable {
    /// What the caller must do.
    package enum Action: Sendable, Equatable {
        /// Nothing.
        case none
        /// Begin the graceful shutdown, and call `deadline` after the drain timeout.
        case drain
        /// The graceful shutdown has begun by itself: call `deadline` after the drain timeout.
        case await
        /// End the process at once.
        case abort(status: Int32)
    }

    private enum State: Sendable, Equatable {
        case running
        case draining(status: Int32)
        case over
    }

    private var state = State.running

    /// The plan of a daemon that runs.
    package init() {}

    /// A signal came: the first begins the drain, the next ends the process with 128 + its number, as shells count.
    package mutating func signal(_ number: Int32) -> Action {
        switch state {
        case .running:
            state = .draining(status: 128 + number)
            return .drain
        case .draining:
            state = .over
            return .abort(status: 128 + number)
        case .over: return .none
        }
    }

    /// A part of the daemon ended by itself: the others drain. `status` is for a drain that takes too long.
    package mutating func partEnded(status: Int32) -> Action {
        guard state == .running else { return .none }
        state = .draining(status: status)
        return .await
    }

    /// The drain timeout has passed: whoever began the drain names the status.
    package mutating func deadline() -> Action {
        guard case .draining(let status) = state else { return .none }
        state = .over
        return .abort(status: status)
    }

    /// The daemon has ended in time.
    package mutating func finish() { state = .over }
}
