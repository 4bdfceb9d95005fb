internal import Synchronization

/// What a daemon says of itself: whether it is ready for its work and whether it still moves.
///
/// A part of the daemon calls `beat` each time round its loop and `setReady` when its state changes, from any thread.
public final class Health: Sendable {
    private struct State {
        var obstacle: String? = "starting"
        var isDraining = false
        var lastBeat: Duration
    }

    private let state: Mutex<State>
    private let stallAfter: Duration
    private let check: @Sendable () -> String?
    private let now: @Sendable () -> Duration

    /// A daemon that is starting: live, not ready.
    ///
    /// - Parameters:
    ///   - stallAfter: without a beat for longer than this it is no longer live.
    ///   - check: more conditions of being live: nil, or the reason why not.
    public convenience init(stallAfter: Duration = .seconds(60), check: @escaping @Sendable () -> String? = { nil }) {
        let start = ContinuousClock.now
        self.init(stallAfter: stallAfter, check: check, now: { ContinuousClock.now - start })
    }

    /// A daemon with a clock of its own.
    ///
    /// - Parameter now: the time since some start.
    package init(
        stallAfter: Duration, check: @escaping @Sendable () -> String? = { nil },
        now: @escaping @Sendable () -> Duration
    ) {
        self.stallAfter = stallAfter
        self.check = check
        self.now = now
        state = Mutex(State(lastBeat: now()))
    }

    /// Says whether the daemon is ready, and if not why: "waiting for an assignment". Without effect once it drains.
    public func setReady(_ ready: Bool, reason: String = "not ready") {
        state.withLock { $0.obstacle = ready ? nil : reason }
    }

    /// The daemon moves. Also counts as a sign of life while it drains.
    public func beat() {
        let time = now()
        state.withLock { $0.lastBeat = time }
    }

    /// From now on the daemon is not ready, for good: it finishes its work and ends.
    public func beginDraining() {
        state.withLock { $0.isDraining = true }
    }

    /// Why the daemon is not ready; nil where it is.
    public var unreadyReason: String? {
        state.withLock { $0.isDraining ? "draining" : $0.obstacle }
    }

    /// Why the daemon counts as dead and should be started anew; nil where it lives.
    public var deathReason: String? {
        let silence = now() - state.withLock { $0.lastBeat }
        if silence > stallAfter { return "no progress for \(silence.components.seconds) s" }
        return check()
    }
}
