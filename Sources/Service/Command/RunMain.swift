public import ArgumentParser
internal import Foundation

/// Parses the command line, runs the command that it names and ends the process with the contract's exit status.
///
/// An executable's root command writes `static func main() async { await runMain(Self.self) }`.
///
/// - Parameters:
///   - command: the root command.
///   - statusOf: gives the status of errors that this module does not know, such as Kafka's; nil for all others.
public func runMain(
    _ command: any ParsableCommand.Type, statusOf: (any Error) -> ExitStatus? = { _ in nil }
) async -> Never {
    let arguments = Array(CommandLineSecrets.take().dropFirst())
    let outcome = await CommandOutcome.run(command, arguments: arguments, statusOf: statusOf)
    if !outcome.output.isEmpty { print(outcome.output) }
    if !outcome.error.isEmpty { StandardError.line(outcome.error) }
    // Without the exit handlers of C libraries: threads of theirs that could not be ended in time still run.
    fflush(nil)
    _exit(outcome.status)
}

/// How a command ended: its exit status and what is left to print.
package struct CommandOutcome: Sendable {
    /// The exit status.
    package let status: Int32
    /// For standard output, without the last newline: help and versions.
    package let output: String
    /// For standard error, without the last newline.
    package let error: String

    /// Parses and runs a command; the process's own arguments where none are given.
    package static func run(
        _ root: any ParsableCommand.Type, arguments: [String]?, statusOf: (any Error) -> ExitStatus? = { _ in nil }
    ) async -> CommandOutcome {
        let command: any ParsableCommand
        do {
            command = try root.parseAsRoot(arguments)
        } catch {
            return parsing(error, root: root)
        }
        do {
            try await start(command)
            return CommandOutcome(status: ExitStatus.done.rawValue, output: "", error: "")
        } catch let request as CleanExit where !type(of: command).configuration.subcommands.isEmpty {
            return CommandOutcome(
                status: ExitStatus.usage.rawValue, output: "",
                error: "error: a subcommand is missing\n\n" + root.fullMessage(for: request)
            )
        } catch {
            return running(error, root: root, statusOf: statusOf)
        }
    }

    private static func start(_ command: any ParsableCommand) async throws {
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            var command = command
            try command.run()
        }
    }

    /// The outcome of a command line that is wrong or asks for help.
    private static func parsing(_ error: any Error, root: any ParsableCommand.Type) -> CommandOutcome {
        let text = root.fullMessage(for: error)
        if root.exitCode(for: error).isSuccess {
            return CommandOutcome(status: ExitStatus.done.rawValue, output: text, error: "")
        }
        let message = text.hasPrefix("Error: ") ? "error: " + text.dropFirst("Error: ".count) : text
        return CommandOutcome(status: ExitStatus.usage.rawValue, output: "", error: message)
    }

    /// The outcome of a command that failed.
    private static func running(
        _ error: any Error, root: any ParsableCommand.Type, statusOf: (any Error) -> ExitStatus?
    ) -> CommandOutcome {
        if let code = error as? ExitCode { return CommandOutcome(status: code.rawValue, output: "", error: "") }
        // ArgumentParser's own errors, such as the one that `help` ends with, have no public type but these codes.
        if [.success, .validationFailure].contains(root.exitCode(for: error)) { return parsing(error, root: root) }
        let text = message(of: error)
        return CommandOutcome(
            status: (statusOf(error) ?? status(of: error)).rawValue, output: "",
            error: text.isEmpty ? "" : "error: \(text)"
        )
    }

    /// The status of an error by its type.
    static func status(of error: any Error) -> ExitStatus {
        switch error {
        case is SettingsError: .usage
        case let failure as CommandFailure: failure.status
        default: .badInput
        }
    }

    private static func message(of error: any Error) -> String {
        (error as? any LocalizedError)?.errorDescription ?? "\(error)"
    }
}
