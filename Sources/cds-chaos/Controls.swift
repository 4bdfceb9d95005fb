import ArgumentParser
import Chaos
import Foundation
import Pipeline
import Service

extension CDSChaos {
    /// The positive controls: each breaks one guarantee, and the harness must say which.
    struct Controls: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Breaks one guarantee after the other, and checks that each is caught by name.")

        @OptionGroup var harness: HarnessOptions
        @Option(help: "Which, by name with commas; default: all that the broker can show") var only: String?
        @Option(help: "The seed of the load") var seed: UInt64 = 1
        @Option(help: "Of how many records dropped-message drops one; default: 10,000, embedded 500") var dropEvery:
            Int?

        func run() async throws {
            let names = only?.split(separator: ",").map { String($0) }
            let unknown = (names ?? []).filter { Sabotage(rawValue: $0) == nil }
            guard unknown.isEmpty else { throw ValidationError("no control \(unknown.joined(separator: ", "))") }
            let isGood = try await onOwnThread(named: "chaos") { [harness, seed, dropEvery] in
                let broker = try harness.broker()
                let chosen = Sabotage.allCases.filter { control in
                    names?.contains(control.rawValue) ?? (broker.isReal || control.isShownByEmbeddedBroker)
                }
                let runs = ControlRuns(
                    broker: broker, harness: harness, dropEvery: dropEvery ?? (broker.isReal ? 10_000 : 500))
                return try chosen.map { try runs.run($0, seed: seed) }.allSatisfy { $0 }
            }
            if !isGood { throw CommandFailure(.badInput) }
        }
    }
}

/// Runs positive controls.
struct ControlRuns {
    let broker: Broker
    let harness: HarnessOptions
    let dropEvery: Int

    /// - Returns: whether the check that must catch it did.
    func run(_ control: Sabotage, seed: UInt64) throws -> Bool {
        var options = try harness.options(
            for: broker, kinds: control.faults, faultCount: control.faults.isEmpty ? 0 : 5)
        options.recovery = .seconds(30)
        if control == .droppedMessage { options.workers = 1 }
        if control == .lateMetadata {
            // Its batches take long, so that rebalances overtake them.
            options.events = min(options.events, 3_000)
            options.recovery = .seconds(90)
        }
        options.sabotage[control.role] = [
            "daemon", control.role.rawValue, "--breaks", control.rawValue, "--drop-every", "\(dropEvery)",
        ]
        let seedRun = try SeedRun(seed: seed, options, broker: broker) { _ in }
        let result = try seedRun.run()
        try broker.deleteTopics(seedRun.topics)
        // What was merely not read in time is lost, too: it proves nothing.
        let isRead = control.expected != .lost || !result.findings.contains { $0.check == .lag }
        let isCaught = isRead && result.findings.contains { $0.check == control.expected }
        let found = result.failedChecks.isEmpty ? "nothing" : result.failedChecks.joined(separator: ", ")
        try SeedSeries.say(
            "\(isCaught ? "caught" : "MISSED")  \(control.rawValue): expected \(control.expected.rawValue), found \(found)"
        )
        for finding in result.findings {
            try SeedSeries.say("    \(finding.check.rawValue): \(finding.text.prefix(200))")
        }
        return isCaught
    }
}
