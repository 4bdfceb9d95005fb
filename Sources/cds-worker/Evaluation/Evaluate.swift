import ArgumentParser
import Catalogue
import Core
import Evaluation
import Extraction
import Launch
import Pipeline
import Service

extension CDSWorker {
    /// Measuring the reading.
    struct Evaluate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Precision, recall and F1 of reading against gold, per field and per indicator.",
            discussion: """
                GOLD holds one JSON record a line: an article's fields with `gold` {relevant, province, genre, indices,
                observations}. Where a record has no body, it is read from the file ID.txt beside GOLD. Observations
                marked `optional` count neither as missed nor as extra. Intervals are of 95 percent: of figures by
                drawing the articles again 1,000 times, of articles and fields after Wilson.

                Examples:
                  cds-worker evaluate gold.jsonl --differences
                  cds-worker evaluate gold.jsonl --json | jq .tiers.strict.f1
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Flag(help: "Name each figure that was missed, and each that is extra") var differences = false
        @Flag(help: "Print the report as one JSON object") var json = false
        @Argument(help: "The file of gold records") var gold: String

        func validate() throws {
            if json, differences { throw ValidationError("--json and --differences exclude each other") }
        }

        func run() async throws {
            var settings = try common.settings()
            let catalogue = try catalogue.load(in: &settings)
            _ = try settings.finish(alsoKnown: SharedSettings.names)
            let entries: [GoldFile.Entry]
            do {
                entries = try GoldFile.read(gold)
            } catch let rejection as Rejection {
                throw CommandFailure(.badInput, rejection.description)
            }
            let reader = ArticleReader(catalogue: catalogue)
            let read = entries.map { (gold: $0.gold, reading: reader.read($0.article)) }
            if differences { print(read.flatMap(Self.differences).map { $0 + "\n" }.joined(), terminator: "") }
            let report = Evaluator.evaluate(read)
            if json {
                try StandardOutput.write(EvaluationJSON.encode(report, rules: catalogue.rules) + [0x0A])
            } else {
                EvaluationTable(report).lines.forEach { print($0) }
            }
        }

        /// What one article's reading has too little and too much, a line each.
        private static func differences(_ pair: (gold: GoldArticle, reading: Reading)) -> [String] {
            let comparison = Comparison(pair.gold, pair.reading)
            return comparison.missed.map { line("missed", pair.gold.id, $0.observation) }
                + comparison.extra.map { line("extra", pair.gold.id, $0) }
        }

        private static func line(_ kind: String, _ id: ExactText, _ observation: Observation) -> String {
            """
            \(id): \(kind) \(observation.value) \(observation.unit) \(observation.indicator?.rawValue ?? "-"): \
            \(observation.evidence.sentence)
            """
        }
    }
}
