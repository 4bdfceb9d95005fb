/// The exit status of a command (contract.md, "Commands").
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done, or drained after a signal.
    case done = 0
    /// Some input was bad, or the work failed for a reason that no other status names.
    case badInput = 1
    /// Wrong usage or settings.
    case usage = 2
    /// Kafka failed for good.
    case kafkaFatal = 4
}

/// An error that ends a command with a chosen status.
public struct CommandFailure: Error, Sendable, CustomStringConvertible {
    /// The exit status.
    public let status: ExitStatus
    /// What is wrong, for a person; where it is empty, nothing is printed.
    public let message: String

    /// A failure; without a message the command has already said what is wrong.
    public init(_ status: ExitStatus, _ message: String = "") {
        self.status = status
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
