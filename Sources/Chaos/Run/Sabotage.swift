package import Pipeline

/// A guarantee that a daemon of the harness breaks, so that the harness can be seen to catch it.
package enum Sabotage: String, Sendable, CaseIterable {
    /// Offsets are committed beside the transaction.
    case offsetsOutside = "offsets-outside"
    /// The group metadata are taken when a batch is committed, not before its first message; a batch that a rebalance
    /// overtakes is not given up.
    case lateMetadata = "late-metadata"
    /// What an article contributed before it was published again stays.
    case replacedStays = "replaced-stays"
    /// Messages of open and aborted transactions are read.
    case readUncommitted = "read-uncommitted"
    /// One message in 10,000 is dropped.
    case droppedMessage = "dropped-message"

    /// What an engine still keeps.
    package var guarantees: Guarantees {
        var guarantees = Guarantees()
        switch self {
        case .offsetsOutside: guarantees.commitsOffsetsInTransactions = false
        case .lateMetadata: guarantees.takesGroupMetadataFirst = false
        case .replacedStays: guarantees.replacesReadings = false
        case .readUncommitted: guarantees.readsCommittedOnly = false
        case .droppedMessage: break
        }
        return guarantees
    }

    /// The role that breaks it.
    package var role: Fleet.Role { self == .replacedStays ? .aggregator : .worker }

    /// The faults that it takes to show.
    package var faults: [Fault.Kind] {
        switch self {
        case .offsetsOutside: [.killWorker]
        case .lateMetadata: [.freezeWorker]
        case .replacedStays, .readUncommitted, .droppedMessage: []
        }
    }

    /// The check that must catch it.
    package var expected: Finding.Check {
        switch self {
        case .offsetsOutside, .lateMetadata: .duplicated
        case .replacedStays: .recount
        case .readUncommitted: .aborted
        case .droppedMessage: .lost
        }
    }

    /// Whether the embedded broker can show it.
    package var isShownByEmbeddedBroker: Bool { self == .replacedStays || self == .droppedMessage }
}
