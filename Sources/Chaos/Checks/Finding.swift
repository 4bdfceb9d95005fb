/// Something that a check did not find as it must be.
package struct Finding: Sendable, Hashable {
    /// The checks, by the name that a failed run prints.
    package enum Check: String, Sendable, CaseIterable {
        /// The load itself did not reach the broker as it was meant to.
        case load
        /// The embedded broker dropped messages for want of room.
        case capacity
        /// A published message became neither a reading nor a dead letter.
        case lost
        /// A message of an aborted transaction was read.
        case aborted
        /// A message became two readings or two dead letters.
        case duplicated
        /// The dead letters are not the poison, byte for byte.
        case deadLetters = "dead-letters"
        /// The last values of a compacted topic are not what read and fold give of the surviving articles.
        case finalState = "final-state"
        /// The figures of the last values are not those of the generator's truth.
        case recount
        /// A value that stood published in between is explained by no prefix of the readings.
        case intermediate
        /// Messages were left unread.
        case lag
        /// A transaction was left open.
        case hanging
        /// Nothing was read during a fault that left a working broker.
        case progress
        /// A process ended with another status than it should, or not at all.
        case exit
        /// A process took too much memory.
        case memory
        /// A line at error level that no fault explains.
        case log
        /// The harness itself could not go on.
        case harness
    }

    /// Which check.
    package let check: Check
    /// What was found.
    package let text: String

    /// A finding.
    package init(_ check: Check, _ text: String) {
        self.check = check
        self.text = text
    }

    /// The first few of many findings of one kind, with their number.
    package static func few(_ check: Check, _ texts: [String], _ what: String) -> [Finding] {
        guard !texts.isEmpty else { return [] }
        return [Finding(check, "\(texts.count) \(what): \(texts.prefix(5).joined(separator: "; "))")]
    }
}
