import ArgumentParser
import Foundation
import Service
import Testing

@Suite struct CommandTests {
    private struct Root: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cds-test", version: "1.2.3", subcommands: [Fail.self, Sync.self]
        )
    }

    private struct Fail: AsyncParsableCommand {
        @Argument var how: String

        func run() async throws {
            switch how {
            case "settings": throw SettingsError(setting: "http", origin: .flag, value: "x", expected: "HOST:PORT")
            case "input": throw CommandFailure(.badInput)
            case "kafka": throw CommandFailure(.kafkaFatal, "fenced")
            case "usage": throw ValidationError("not both")
            case "code": throw ExitCode(7)
            case "unknown": throw Unknown()
            case "message": throw CleanExit.message("that is all")
            default: return
            }
        }
    }

    private struct Sync: ParsableCommand {
        @Option var count = 1

        func validate() throws {
            if count < 0 { throw ValidationError("count is below zero") }
        }

        func run() throws {}
    }

    private struct Unknown: Error, CustomStringConvertible {
        let description = "unknown trouble"
    }

    @Test(
        arguments: [
            (["fail", "not"], 0, ""), (["sync"], 0, ""),
            (["fail", "settings"], 2, "error: http = \"x\" (flag): expected HOST:PORT"), (["fail", "input"], 1, ""),
            (["fail", "kafka"], 4, "error: fenced"), (["fail", "code"], 7, ""),
            (["fail", "unknown"], 1, "error: unknown trouble"),
        ] as [([String], Int32, String)])
    func `An error ends with its status and says what is wrong`(
        _ arguments: [String], _ status: Int32, _ text: String
    ) async {
        let outcome = await CommandOutcome.run(Root.self, arguments: arguments)
        #expect(outcome.status == status)
        #expect(outcome.error == text)
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [
        ["--nope"], ["nope"], ["fail"], ["fail", "a", "b"], ["sync", "--count", "x"], ["sync", "--count", "-1"],
        ["fail", "usage"], [],
    ])
    func `Wrong usage ends with 2 and a hint`(_ arguments: [String]) async {
        let outcome = await CommandOutcome.run(Root.self, arguments: arguments)
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix("error: "))
        #expect(outcome.error.lowercased().contains("usage: cds-test"))
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [
        (["--help"], "SUBCOMMANDS"), (["help"], "SUBCOMMANDS"), (["sync", "--help"], "--count"),
        (["help", "sync"], "--count"), (["--version"], "1.2.3"), (["fail", "message"], "that is all"),
    ])
    func `Help and versions go to standard output and end with 0`(_ arguments: [String], _ part: String) async {
        let outcome = await CommandOutcome.run(Root.self, arguments: arguments)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains(part))
        #expect(outcome.error.isEmpty)
    }

    @Test func `An executable can say the status of errors of its own`() async {
        let outcome = await CommandOutcome.run(Root.self, arguments: ["fail", "unknown"]) {
            $0 is Unknown ? .kafkaFatal : nil
        }
        #expect(outcome.status == 4)
        #expect(outcome.error == "error: unknown trouble")
    }

    @Test func `The statuses are those of the contract`() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 4])
    }
}
