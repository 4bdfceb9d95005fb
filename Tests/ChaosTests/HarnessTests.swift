import Foundation
import TestSupport
import Testing

/// The harness as a process, on the embedded broker.
@Suite(.serialized, .timeLimit(.minutes(5))) struct HarnessTests {
    @Test func eachPositiveControlThatTheEmbeddedBrokerCanShowIsCaughtByName() throws {
        let outcome = try CommandProcess.run(
            "cds-chaos",
            [
                "controls", "--only", "replaced-stays,dropped-message", "--events", "600", "--duration", "3",
                "--drop-every", "150",
            ])
        let text = String(decoding: outcome.output, as: UTF8.self)
        #expect(outcome.status == 0, "\(text) \(outcome.error)")
        #expect(text.contains("caught  replaced-stays: expected recount"))
        #expect(text.contains("caught  dropped-message: expected lost"))
    }

    @Test func aRunWithFaultsEndsWithEqualBytesAndPrintsATable() throws {
        let outcome = try CommandProcess.run(
            "cds-chaos",
            [
                "run", "--seeds", "3", "--events", "500", "--duration", "6", "--mix", "2", "--faults",
                "kill-worker,kill-aggregator",
            ])
        let text = String(decoding: outcome.output, as: UTF8.self)
        #expect(outcome.status == 0, "\(text) \(outcome.error)")
        #expect(text.contains("seed  events  lost  duplicated  equal"))
    }

    @Test(arguments: [["--seeds", "x"], ["--faults", "rain"], ["controls", "--only", "gravity"]])
    func whatIsNoSeedNoFaultAndNoControlIsRefused(arguments: [String]) throws {
        #expect(try CommandProcess.run("cds-chaos", arguments).status == 2)
    }
}
