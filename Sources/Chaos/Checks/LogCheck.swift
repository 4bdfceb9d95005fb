/// Finds lines at error level that no fault of the run explains.
package struct LogCheck {
    private let faults: Set<Fault.Kind>

    /// What faults explain: a part of the line, and the faults that may cause it; nil where any run may.
    private static let explanations: [(text: String, faults: Set<Fault.Kind>?)] = [
        // A static member whose identity is taken says so and ends.
        ("group.instance.id", [.twins]), ("another process has joined as instance", [.twins]),
        // A transaction that a rebalance overtook is refused, aborted, and its messages read again.
        ("generation id is not valid", rebalancing), ("Unknown member", rebalancing),
        ("member needs a valid member ID", rebalancing),
        // A broker that still writes the markers of the transaction before; librdkafka tries again.
        ("another concurrent operation on the same transaction", rebalancing),
        // A transaction that ran out while its process was stopped, or its broker away.
        ("fenced", stopping.union(absent)), ("epoch", stopping.union(absent)),
        ("InvalidPidMapping", stopping.union(absent)),
        ("transactional operation in an invalid state", stopping.union(absent)),
        // Brokers that cannot be reached, or answer late or with errors.
        ("Timed out", absent.union(stopping)), ("timed out", absent.union(stopping)),
        ("failed delivery", absent.union(stopping)), ("transport failure", absent.union(stopping)),
        ("Connection refused", absent), ("Disconnected", absent),
        ("brokers are down", absent), ("broker down", absent), ("Not coordinator", absent),
        ("Coordinator", absent), ("Broker not available", absent),
    ]

    /// What changes who holds which partition: each run begins with members that join one after the other.
    private static let rebalancing: Set<Fault.Kind>? = nil
    /// Faults that stop a process for a while.
    private static let stopping: Set<Fault.Kind> = [
        .freezeWorker, .freezeAggregator, .zombieWorker, .zombieAggregator,
    ]
    /// Faults that keep a broker away, or make it late or refuse.
    private static let absent: Set<Fault.Kind> = [
        .cut, .slow, .brokerRestart, .brokerDown, .requestErrors, .leaderMoved, .coordinatorMoved,
    ]

    /// A check of the logs of a run with faults.
    package init(_ faults: Set<Fault.Kind>) { self.faults = faults }

    /// The lines of a process's log that nothing explains.
    package func unexplained(_ log: String) -> [String] {
        log.split(separator: "\n").map { String($0) }.filter { isError($0) && !isExplained($0) }
    }

    /// Log lines are `time level label: …`; a process that ends for an error writes `error: …` last.
    private func isError(_ line: String) -> Bool {
        let words = line.split(separator: " ", maxSplits: 2)
        return line.hasPrefix("error:") || (words.count > 1 && ["error", "critical"].contains(words[1]))
            || line.contains("Fatal error:") && !line.contains("librdkafka")
    }

    private func isExplained(_ line: String) -> Bool {
        Self.explanations.contains { text, causes in
            line.contains(text) && causes.map { !$0.isDisjoint(with: faults) } ?? true
        }
    }
}
