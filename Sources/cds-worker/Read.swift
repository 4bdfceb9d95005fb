import ArgumentParser
import Catalogue
import Core
import Extraction
import Foundation
import Launch
import Pipeline
import Service
import Wire

extension CDSWorker {
    /// Reading without Kafka.
    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads Article JSON Lines on standard input into Reading JSON Lines on standard output.",
            discussion: """
                The readings come in the order of the articles. A line that cannot be read gives one JSON line \
                {"line", "class", "message"} on standard error and, at the end, the exit status 1.

                Examples:
                  cds-worker read < articles.jsonl > readings.jsonl
                  cds-worker read --data new-rules/ < articles.jsonl | cds-aggregator fold > rollups.jsonl
                """)
        static let cores = SharedSettings.cores(default: ProcessInfo.processInfo.activeProcessorCount)

        @OptionGroup var common: CommonOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Option(Read.cores) var cores: String?
        @Option(SharedSettings.maxArticleBytes) var maxArticleBytes: String?

        func run() async throws {
            var settings = try common.settings()
            let cores = try settings.resolve(Read.cores, flag: cores).value
            let maxBytes = try settings.resolve(SharedSettings.maxArticleBytes, flag: maxArticleBytes).value
            let catalogue = try catalogue.load(in: &settings)
            _ = try settings.finish(alsoKnown: SharedSettings.names)
            let reader = ArticleReader(catalogue: catalogue)
            let limits = ArticleLimits(maxBytes: maxBytes, reference: catalogue.reference)
            let faults = try await onOwnThread(named: "read") {
                var faults = 0
                try StandardInput.forEachGroup(of: cores * 64, limit: maxBytes) { lines in
                    let outcomes = lines.concurrentMap(cores: cores) { line in
                        Result { () throws(Rejection) in
                            ReadingMessage.encode(reader.read(try ArticleMessage.decode(line.whole(), limits: limits)))
                        }
                    }
                    for (line, outcome) in zip(lines, outcomes) {
                        switch outcome {
                        case .success(let reading): try StandardOutput.write(reading + [0x0A])
                        case .failure(let rejection):
                            faults += 1
                            StandardError.bytes(OutputLines.fault(line: line.number, rejection))
                        }
                    }
                }
                return faults
            }
            if faults > 0 { throw CommandFailure(.badInput) }
        }
    }
}
