public import Pipeline
internal import Synchronization

/// Ends a reread once its share of the partitions is done: all of them, or those that the group gives it.
public final class ShareWatch: EngineObserver {
    private let tally: RereadTally
    private let stop: StopSignal
    private let settle: Duration?
    private let quiet = Mutex<(since: ContinuousClock.Instant, changes: Int)?>(nil)

    /// A watch.
    ///
    /// - Parameters:
    ///   - settle: how long the member's share must stay the same and be done before it counts as all that it gets; nil
    ///     waits until all partitions were here.
    ///   - stop: ends the engine.
    public init(_ tally: RereadTally, settle: Duration?, stop: StopSignal) {
        self.tally = tally
        self.settle = settle
        self.stop = stop
    }

    /// Ready means that the group was joined, and that all partitions which this member has are done.
    public func ready(_ isReady: Bool, reason: String) {
        let state = tally.now
        guard isReady else { return quiet.withLock { $0 = nil } }
        if state.missing?.isEmpty == true { return end() }
        let now = ContinuousClock.now
        let since = quiet.withLock { quiet in
            if quiet?.changes != state.changes { quiet = (now, state.changes) }
            return quiet?.since ?? now
        }
        if let settle, now - since >= settle { end() }
    }

    private func end() {
        tally.change { $0.isSettled = true }
        stop.request()
    }

    /// The engine's loop is alive.
    public func beat() {}
}
