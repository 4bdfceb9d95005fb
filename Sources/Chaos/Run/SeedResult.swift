/// How the run of one seed ended.
package struct SeedResult: Sendable {
    /// The seed.
    package let seed: UInt64
    /// How often each fault was applied.
    package var faults: [Fault.Kind: Int] = [:]
    /// The number of messages that were published.
    package var events = 0
    /// The messages that became nothing.
    package var lost = 0
    /// The messages that became two things; nil where the broker cannot tell.
    package var duplicated: Int?
    /// The articles that stand in an older text, as the embedded broker took a batch of a member that it had thrown out.
    package var late = 0
    /// How many values that stood published in between were explained.
    package var explained = 0
    /// The faults during which the reading was watched, and those of them during which it went on.
    package var watched = 0, moved = 0
    /// How long it took from the first message to the last check, in seconds, how much of it to catch up, and how much
    /// to read everything back and check it.
    package var seconds = 0.0, recovery = 0.0, checking = 0.0
    /// The most memory that a process took, in MiB.
    package var memory = 0
    /// What was found.
    package var findings: [Finding] = []

    /// A result without findings.
    package init(seed: UInt64) { self.seed = seed }

    /// Whether every check held.
    package var isGood: Bool { findings.isEmpty }

    /// The checks that failed, each once, in the order of their names.
    package var failedChecks: [String] { Set(findings.map(\.check.rawValue)).sorted() }

    /// Whether the final values were equal byte for byte.
    private var equality: String {
        if findings.contains(where: { $0.check == .harness }) { return "?" }
        return findings.contains { $0.check == .finalState } ? "no" : "yes"
    }

    /// The cells of the table.
    package var cells: [String] {
        let applied = faults.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { $0.value == 1 ? $0.key.rawValue : "\($0.key.rawValue)×\($0.value)" }
        return [
            "\(seed)", "\(events)", "\(lost)", duplicated.map { "\($0)" } ?? "-", equality, "\(explained)",
            "\(moved)/\(watched)", "\(Int(seconds.rounded()))", "\(Int(recovery.rounded()))",
            "\(Int(checking.rounded()))", "\(memory)",
            isGood ? late > 0 ? "ok, \(late) late" : "ok" : failedChecks.joined(separator: ","),
            applied.joined(separator: " "),
        ]
    }

    /// The heads of the table's columns.
    package static let heads = [
        "seed", "events", "lost", "duplicated", "equal", "explained", "moving", "seconds", "catch-up", "checks", "MiB",
        "result", "faults",
    ]

    /// What all seeds come to, in a line or two below the table.
    package static func totals(_ results: [SeedResult]) -> [String] {
        let faults = results.reduce(into: [:]) { sums, result in sums.merge(result.faults, uniquingKeysWith: +) }
        let counts = faults.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue)×\($0.value)" }
        let duplicated = results.compactMap(\.duplicated)
        return [
            "\(results.count) seeds, \(results.count(where: \.isGood)) ok; \(results.map(\.events).reduce(0, +)) events: "
                + "\(results.map(\.lost).reduce(0, +)) lost, "
                + (duplicated.isEmpty ? "" : "\(duplicated.reduce(0, +)) duplicated, ")
                + "\(results.map(\.explained).reduce(0, +)) values in between explained",
            "faults over all: \(counts.isEmpty ? "none" : counts.joined(separator: " "))",
        ]
    }

    /// A table of results, the columns aligned.
    package static func table(_ results: [SeedResult]) -> [String] {
        let rows = [heads] + results.map(\.cells)
        let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }.joined(separator: "  ")
        }
    }
}
