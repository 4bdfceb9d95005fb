import ArgumentParser
import Chaos
import Foundation
import Launch
import Pipeline
import Service

extension CDSChaos {
    /// One run for each seed.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Runs seeds one after the other and prints a table.",
            discussion: """
                The broker is the one that CDS_TEST_BOOTSTRAP_SERVERS names, else the embedded one. With
                CDS_TEST_BROKER_RESTART, a shell command that stops and starts that broker, it is restarted, too.
                """)

        @OptionGroup var harness: HarnessOptions
        @Option(help: "The seeds: \"7\", \"1-10\", \"1,5,9\"") var seeds = "1-10"
        @Option(help: "What goes wrong, by name with commas, \"all\" or \"none\"") var faults = "all"
        @Option(help: "How many faults a run mixes") var mix = 6

        func run() async throws {
            let seeds = try Self.parse(seeds: seeds)
            let kinds = try Self.parse(faults: faults)
            let isGood = try await onOwnThread(named: "chaos") { [harness, mix] in
                let broker = try harness.broker()
                let options = try harness.options(
                    for: broker, kinds: kinds.filter { $0.suits(broker) }, faultCount: kinds.isEmpty ? 0 : mix)
                return try SeedSeries(broker: broker, options: options).run(seeds)
            }
            if !isGood { throw CommandFailure(.badInput) }
        }

        private static func parse(seeds text: String) throws -> [UInt64] {
            try text.split(separator: ",").flatMap { part -> [UInt64] in
                let ends = part.split(separator: "-").compactMap { UInt64($0) }
                guard let first = ends.first, let last = ends.last, first <= last, ends.count <= 2 else {
                    throw ValidationError("seeds are numbers and ranges, such as 1-10 or 3,7")
                }
                return Array(first...last)
            }
        }

        private static func parse(faults text: String) throws -> [Fault.Kind] {
            switch text {
            case "all": return Fault.Kind.allCases
            case "none": return []
            default:
                return try text.split(separator: ",").map { name in
                    guard let kind = Fault.Kind(rawValue: String(name)) else {
                        throw ValidationError(
                            "no fault \(name); there are "
                                + Fault.Kind.allCases.map(\.rawValue).joined(separator: ", "))
                    }
                    return kind
                }
            }
        }
    }
}

/// Runs seeds and tells how each ended.
struct SeedSeries {
    let broker: Broker
    let options: RunOptions

    /// How many seeds with findings keep their topics: a long series must not fill the broker's disk.
    private static let keptTopics = 3

    /// - Returns: whether every check held.
    func run(_ seeds: [UInt64]) throws -> Bool {
        try Self.say(
            "\(broker.isReal ? "broker at \(broker.bootstrapServers)" : "embedded broker"), \(options.events) events over "
                + "\(options.duration), faults: \(options.kinds.map(\.rawValue).joined(separator: " "))")
        var results: [SeedResult] = []
        var kept: [Topology] = []
        for seed in seeds {
            let run = try SeedRun(seed: seed, options, broker: broker) { try? Self.say($0) }
            let result = try run.run()
            results.append(result)
            try Self.say(zip(SeedResult.heads, result.cells).map { "\($0) \($1)" }.joined(separator: ", "))
            kept.append(run.topics)
            if result.isGood || kept.count > Self.keptTopics {
                clear(result.isGood ? kept.removeLast() : kept.removeFirst())
            }
        }
        for line in [""] + SeedResult.table(results) + SeedResult.totals(results) { try Self.say(line) }
        let failed = results.filter { !$0.isGood }.map { "\($0.seed)" }
        if !failed.isEmpty {
            try Self.say("failed: SEEDS=\(failed.joined(separator: ",")); see \(options.artefacts.path)")
        }
        return failed.isEmpty
    }

    /// Topics that cannot be deleted now are no reason to end a series.
    private func clear(_ topics: Topology) {
        do { try broker.deleteTopics(topics) } catch { try? Self.say("topics \(topics.prefix).… stay: \(error)") }
    }

    /// Writes a line at once, also where the output is a file.
    static func say(_ line: String) throws { try StandardOutput.write(Array("\(line)\n".utf8)) }
}
