internal import TestSupport

/// Something that goes wrong for a while.
package struct Fault: Sendable, Hashable {
    /// What goes wrong.
    package enum Kind: String, Sendable, CaseIterable {
        /// A worker or an aggregator is killed (kill -9); another starts soon after.
        case killWorker = "kill-worker"
        case killAggregator = "kill-aggregator"
        /// A process is stopped (SIGSTOP) for longer than the session timeout, then goes on.
        case freezeWorker = "freeze-worker"
        case freezeAggregator = "freeze-aggregator"
        /// A process is stopped for longer than the transaction timeout, then goes on: a zombie.
        case zombieWorker = "zombie-worker"
        case zombieAggregator = "zombie-aggregator"
        /// A further worker and a further aggregator join under load, and leave.
        case join
        /// Two workers share one static member id and transactional id: one of them must give up.
        case twins
        /// The network cuts all connections and lets none in.
        case cut
        /// Every answer of the broker comes late.
        case slow
        /// A real broker is stopped and started by `CDS_TEST_BROKER_RESTART`.
        case brokerRestart = "broker-restart"
        /// One of the embedded brokers refuses connections.
        case brokerDown = "broker-down"
        /// Requests to the embedded broker fail with errors that may be tried again.
        case requestErrors = "request-errors"
        /// Partitions of the embedded broker get another leader.
        case leaderMoved = "leader-moved"
        /// The groups of the embedded broker get another coordinator.
        case coordinatorMoved = "coordinator-moved"

        /// Whether messages can be read while it lasts.
        package var leavesWorkingBroker: Bool { ![.cut, .brokerRestart, .brokerDown].contains(self) }

        /// Whether it stops one of the workers for a while.
        package var stopsWorker: Bool { [.freezeWorker, .zombieWorker].contains(self) }

        /// Whether a broker shows what the fault does in earnest. The embedded broker fences nobody, so that whatever
        /// makes a process lose its partitions while it still writes is left to a real one.
        package func suits(_ broker: Broker) -> Bool {
            switch self {
            case .killWorker, .killAggregator, .join, .slow, .cut: true
            case .freezeWorker, .freezeAggregator, .zombieWorker, .zombieAggregator, .twins: broker.isReal
            case .brokerRestart: broker.restartCommand != nil
            case .brokerDown, .requestErrors, .leaderMoved, .coordinatorMoved: !broker.isReal
            }
        }

        /// How long it lasts, in seconds.
        var seconds: ClosedRange<Double> {
            switch self {
            case .killWorker, .killAggregator: 0.2...3
            case .freezeWorker, .freezeAggregator: 8...12
            case .zombieWorker, .zombieAggregator: 24...30
            case .join: 3...12
            case .twins: 5...10
            case .cut: 0.5...8
            case .slow: 3...8
            case .brokerDown: 1...5
            case .brokerRestart, .requestErrors, .leaderMoved, .coordinatorMoved: 0...0
            }
        }
    }

    /// What goes wrong.
    package let kind: Kind
    /// When, after the load began.
    package let start: Duration
    /// How long it lasts.
    package let length: Duration
    /// Which of several processes it hits, and what else is left to chance.
    package let choice: Int

    /// When it is over.
    package var end: Duration { start + length }

    /// A fault from its parts.
    package init(kind: Kind, start: Duration, length: Duration, choice: Int) {
        self.kind = kind
        self.start = start
        self.length = length
        self.choice = choice
    }
}

/// When what goes wrong in a run: the same seed gives the same plan.
package struct FaultPlan: Sendable {
    /// The faults by their start.
    package let faults: [Fault]

    /// A plan of given faults.
    package init(_ faults: [Fault]) { self.faults = faults }

    /// A plan.
    ///
    /// - Parameters:
    ///   - seed: the run's seed; consecutive seeds take the kinds in turn, so that each comes equally often.
    ///   - kinds: what may go wrong.
    ///   - count: how many faults there are.
    ///   - duration: how long the load lasts.
    package init(seed: UInt64, kinds: [Fault.Kind], count: Int, duration: Duration) {
        var dice = Dice(seed: seed &* 7_919 &+ 1)
        guard !kinds.isEmpty else {
            faults = []
            return
        }
        let first = Int(seed % UInt64(kinds.count)) * count
        let chosen = (0..<count).map { kinds[(first + $0) % kinds.count] }.shuffled(using: &dice)
        faults = chosen.enumerated().map { place, kind in
            let slot = 0.05 + 0.8 * (Double(place) + Double.random(in: 0..<1, using: &dice)) / Double(count)
            return Fault(
                kind: kind, start: duration * slot,
                length: .seconds(Double.random(in: kind.seconds, using: &dice)),
                choice: Int.random(in: 0..<1_000, using: &dice))
        }
    }
}
