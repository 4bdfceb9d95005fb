import ArgumentParser
import Catalogue
import Core
import Extraction
import Launch
import Wire

/// What a daemon does with each message, without Kafka, for a count of instructions.
struct HotPath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Runs a hot path over the JSON Lines of standard input, on one core.")

    enum Kind: String, ExpressibleByArgument {
        /// Articles to readings, which are printed.
        case read
        /// Readings through both folds to the messages of roll-ups.
        case rollup
    }

    @Argument(help: "read or rollup") var kind: Kind

    func run() throws {
        let catalogue = try BenchCatalogue.load()
        switch kind {
        case .read: try read(catalogue)
        case .rollup: try rollUp(catalogue)
        }
    }

    private func read(_ catalogue: Catalogue) throws {
        let reader = ArticleReader(catalogue: catalogue)
        let limits = ArticleLimits(reference: catalogue.reference)
        try StandardInput.forEachGroup(of: 64, limit: limits.maxBytes) { lines in
            for line in lines {
                let article = try ArticleMessage.decode(try line.whole(), limits: limits)
                try StandardOutput.write(ReadingMessage.encode(reader.read(article)) + [0x0A])
            }
        }
    }

    private func rollUp(_ catalogue: Catalogue) throws {
        var probe = try AggregatorProbe(reference: catalogue.reference, partitions: 6)
        var readings: [(key: [UInt8], value: [UInt8])] = []
        try StandardInput.forEachGroup(of: 64, limit: 1_000_000) { lines in
            readings += try lines.map { line in
                let value = Array(try line.whole())
                return (Array(try ReadingMessage.decode(value).articleId.string.utf8), value)
            }
        }
        probe.apply(readings)
    }
}
