package import Foundation

/// What the runs of the harness have in common.
package struct RunOptions: Sendable {
    /// The folder of the executables.
    package var binaries: URL
    /// Where logs and findings go.
    package var artefacts: URL
    /// How many events a run publishes.
    package var events: Int
    /// Over how long they are published.
    package var duration: Duration
    /// What may go wrong.
    package var kinds: [Fault.Kind]
    /// How many faults a run mixes.
    package var faultCount: Int
    /// The number of partitions of every topic.
    package var partitions: Int
    /// How many workers and how many aggregators there are.
    package var workers = 2, aggregators = 2
    /// How long nothing may be read after the last fault while something is left.
    package var recovery: Duration = .seconds(180)
    /// How long all of it may take to be read after the last fault.
    package var recoveryLimit: Duration = .seconds(1800)
    /// The most memory of one process, in MiB.
    package var memoryLimit = 1_500
    /// The arguments of sabotaged daemons, by role.
    package var sabotage: [Fleet.Role: [String]] = [:]

    /// Options.
    package init(
        binaries: URL, artefacts: URL, events: Int, duration: Duration, kinds: [Fault.Kind], faultCount: Int,
        partitions: Int
    ) {
        self.binaries = binaries
        self.artefacts = artefacts
        self.events = events
        self.duration = duration
        self.kinds = kinds
        self.faultCount = faultCount
        self.partitions = partitions
    }
}
