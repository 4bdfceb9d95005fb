import Foundation
import TestSupport
import Testing
import Wire

/// The gold of Tests/Gold, as a floor that the reading must not fall through. The figures of both halves stand in
/// docs/reading.md.
@Suite struct ReadingQualityTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Gold")

    private func report(_ file: String) throws -> JSONValue {
        let path = Self.folder.appendingPathComponent(file).path
        let outcome = try CommandProcess.run("cds-worker", ["evaluate", path, "--json"])
        #expect(outcome.status == 0, "\(outcome.error)")
        return try JSONDocument(Array(outcome.output.dropLast())).root
    }

    @Test(arguments: ["dev.jsonl", "held-out.jsonl"], [("detect", "0.95"), ("relate", "0.88"), ("strict", "0.83")])
    func figuresAreReadAsWellAsTheGoalAsks(file: String, goal: (tier: String, f1: String)) throws {
        let tier = try #require(report(file)["tiers"]?[goal.tier])
        let f1 = try #require(tier["f1"]?.decimal)
        #expect(f1 >= number(goal.f1))
    }
}
