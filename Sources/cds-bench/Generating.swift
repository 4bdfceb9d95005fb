import ArgumentParser
import Catalogue
import Core
import Launch
import Pipeline
import Service
import Wire

extension CDSBench {
    /// Articles of the benchmark's own.
    struct Articles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes generated articles, all different, as JSON Lines to standard output.")

        @Option(help: "How many") var count = 1_000
        @Option(help: "The fewest bytes of a body") var minBytes = 4_000
        @Option(help: "The most bytes of a body") var maxBytes = 7_000
        @Option(help: "What they are like") var kind = ArticleKind.news
        @Option(help: "The same seed gives the same articles") var seed: UInt64 = 1

        func run() async throws {
            try await onOwnThread(named: "articles") { [self] in
                var maker = ArticleMaker(kind: kind, bytes: minBytes...max(minBytes, maxBytes), seed: seed)
                try write(count) { ArticleMessage.encode(maker.next()) }
            }
        }
    }

    /// Readings of the benchmark's own.
    struct Readings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes generated readings to standard output, one a line: article id, tab, canonical JSON.")

        @Option(help: "How many") var count = 1_000
        @Option(help: "Observations of each") var observations = 3
        @Option(help: "The same seed gives the same readings") var seed: UInt64 = 1

        func run() async throws {
            let indicators = try BenchCatalogue.load().reference.indicators
            try await onOwnThread(named: "readings") { [self] in
                var maker = ReadingMaker(seed: seed, indicators: indicators, observations: observations)
                try write(count) {
                    let message = maker.nextMessage()
                    return message.key + [0x09] + message.value
                }
            }
        }
    }
}

/// Writes so many lines, in pieces of about a megabyte.
private func write(_ count: Int, _ line: () -> [UInt8]) throws {
    var waiting: [UInt8] = []
    for _ in 0..<count {
        waiting += line()
        waiting.append(0x0A)
        guard waiting.count >= 1 << 20 else { continue }
        try StandardOutput.write(waiting)
        waiting.removeAll(keepingCapacity: true)
    }
    try StandardOutput.write(waiting)
}

extension ArticleKind: ExpressibleByArgument {}
