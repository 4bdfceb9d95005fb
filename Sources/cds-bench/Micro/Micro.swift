import ArgumentParser
import Catalogue
import Foundation
import Launch
import Pipeline
import Service

extension CDSBench {
    /// Parts of the product, measured alone.
    struct Micro: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measures parts of the product in processor time, in rounds that alternate between them.")

        /// What can be measured.
        enum Group: String, CaseIterable, ExpressibleByArgument { case reading, json, rollup, restore }

        @Argument(help: "What to measure; default: everything") var groups: [Group] = Group.allCases
        @Option(help: "How often each is measured") var rounds = 5
        @Option(help: "How many articles an aggregator has seen before it is measured; repeatable")
        var seen: [Int] = [1_000, 50_000]
        @Option(help: "How many readings are restored") var restored = 50_000
        @Option(help: "Partitions of the aggregator's topics") var partitions = 6
        @Option(help: "How many of a hundred figures are of one popular indicator") var hot = 0
        @Option(help: "Where to write the results as JSON") var json: String?

        func run() async throws {
            let catalogue = try BenchCatalogue.load()
            let report = try await onOwnThread(named: "micro") { [self] in
                var report = Report()
                if groups.contains(.reading) { report.add(measure(try ReadingCases(catalogue).all)) }
                if groups.contains(.json) { report.add(measure(try CodecCases(catalogue).all)) }
                if groups.contains(.rollup) {
                    try RollupCases(catalogue.reference, partitions: partitions, hotPercent: hot).apply(
                        after: seen, rounds, &report)
                }
                if groups.contains(.restore) {
                    try RollupCases(catalogue.reference, partitions: partitions).restore(restored, rounds, &report)
                }
                return report
            }
            if let json { try JSONEncoder().encode(report).write(to: URL(fileURLWithPath: json)) }
        }

        private func measure(_ cases: [Case]) -> [Series] {
            var all = cases.map { Series(name: $0.name, item: $0.item, bytes: $0.bytes, isWall: $0.isWall) }
            for round in 0...max(1, rounds) {
                for (place, one) in cases.enumerated() {
                    let started = one.isWall ? Self.wallSeconds() : Meter.processorSeconds()
                    one.run()
                    let spent = (one.isWall ? Self.wallSeconds() : Meter.processorSeconds()) - started
                    // The first round warms up.
                    if round > 0 { all[place].seconds.append(spent / Double(one.count)) }
                }
            }
            return all
        }

        private static func wallSeconds() -> Double {
            (ContinuousClock.now - start) / .seconds(1)
        }
        private static let start = ContinuousClock.now
    }
}

/// One thing to measure.
struct Case {
    let name: String
    let item: String
    /// How many items a run works through.
    let count: Int
    var bytes = 0
    var isWall = false
    let run: () -> Void
}

/// All results of a run.
struct Report: Codable {
    /// What was measured in rounds.
    private(set) var series: [Series] = []
    /// Resident megabytes by what was held.
    private(set) var residentMegabytes: [String: Int] = [:]
    /// Bytes of JSON that something takes, read and written.
    private(set) var jsonBytes: [String: [Int]] = [:]

    /// Adds results and prints them.
    mutating func add(_ more: [Series]) {
        series += more
        for line in more.map(\.line) { print(line) }
    }

    /// Adds how many bytes of JSON something reads and writes, and prints them.
    mutating func add(bytesRead: Int, written: Int, of name: String) {
        jsonBytes[name] = [bytesRead, written]
        print("\(name): \(bytesRead) bytes of JSON read, \(written) written")
    }

    /// Adds how much memory something takes, and prints it.
    mutating func add(residentBytes: Int, of name: String) {
        residentMegabytes[name] = residentBytes / 1_000_000
        print("\(name): \(residentBytes / 1_000_000) MB resident")
    }
}

/// Keeps the compiler from leaving out work whose result nobody uses.
@inline(never)
func use(_ value: some Any) {}
