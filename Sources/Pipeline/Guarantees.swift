/// What a daemon keeps, all of it unless the fault harness says otherwise.
///
/// The harness (`cds-chaos`) breaks one guarantee at a time to see itself catch it. Nothing outside this package can:
/// no command, flag or setting of the product leads here.
package struct Guarantees: Sendable {
    /// Offsets are committed by the transaction that holds what was made of their messages.
    package var commitsOffsetsInTransactions = true
    /// The group metadata of a batch are those of before its first message, and a batch that a rebalance overtakes is
    /// given up. Else they are those of the commit.
    package var takesGroupMetadataFirst = true
    /// Only committed messages are read.
    package var readsCommittedOnly = true
    /// What an article contributed before is taken out when it is published again.
    package var replacesReadings = true

    /// All guarantees.
    package init() {}
}
