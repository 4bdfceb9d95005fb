/// Watches that messages go on being read during the faults that leave a working broker and a worker.
package struct ProgressWatch {
    private struct Watch {
        let fault: Fault
        let before: Int64
        let deadline: Duration
    }

    private let plan: FaultPlan
    private var open: [Watch] = []
    private var lookedAt: Duration = .zero
    /// How many faults were watched to a verdict, and during how many of them messages were read.
    package private(set) var watched = 0, moved = 0
    /// What was found.
    package private(set) var findings: [Finding] = []

    /// How long a pause may be: a group needs the session timeout to notice that a member is gone, and a rebalance.
    private static let patience = Duration.seconds(30)
    /// From which length on something must be read before a fault is over, where no other falls in with it.
    private static let long = Duration.seconds(8)

    /// A watch over a plan's faults.
    package init(_ plan: FaultPlan) { self.plan = plan }

    /// Whether somebody must ask how far the readings have come, and tell in ``look(at:_:)``.
    package func isDue(at now: Duration) -> Bool { !open.isEmpty && now - lookedAt >= .seconds(1) }

    /// Whether messages must be read during a fault: no other takes the broker away, or the other worker.
    package func mustMove(_ fault: Fault) -> Bool {
        let end = fault.start + limit(of: fault)
        return fault.kind.leavesWorkingBroker
            && !plan.faults.contains { other in
                guard other != fault, other.start <= end else { return false }
                if other.kind.stopsWorker, fault.kind.stopsWorker { return other.end >= fault.start }
                return !other.kind.leavesWorkingBroker && other.end + Self.patience >= fault.start
            }
    }

    /// A fault begins; what leaves no working broker is not watched.
    ///
    /// - Parameter position: how far the readings have come; nil where nobody could tell.
    package mutating func began(_ fault: Fault, at now: Duration, _ position: Int64?) {
        guard fault.kind.leavesWorkingBroker, let position else { return }
        open.append(Watch(fault: fault, before: position, deadline: now + limit(of: fault)))
    }

    /// Takes note of how far the readings have come, while there is something to be read.
    package mutating func look(at now: Duration, _ position: Int64?) {
        lookedAt = now
        guard let position else { return }
        for watch in open where position > watch.before || now >= watch.deadline {
            open.removeAll { $0.fault == watch.fault }
            if position > watch.before {
                watched += 1
                moved += 1
            } else if mustMove(watch.fault) {
                watched += 1
                let length = (watch.deadline - watch.fault.start).components.seconds
                findings.append(
                    Finding(
                        .progress,
                        "nothing was read for \(length) s from \(watch.fault.kind.rawValue) at \(watch.fault.start) on")
                )
            }
        }
    }

    private func limit(of fault: Fault) -> Duration {
        let isAlone = plan.faults.allSatisfy { other in
            other == fault || other.end + .seconds(10) < fault.start || other.start > fault.end
        }
        return isAlone && fault.length >= Self.long ? fault.length : max(fault.length, Self.patience)
    }
}
