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
                marked `optional` count neither as missed nor as extra.
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Flag(help: "Name each figure that was missed, and each that is extra") var differences = false
        @Argument(help: "The file of gold records") var gold: String

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
            if differences {
                for pair in read { DifferenceList(gold: pair.gold, reading: pair.reading).lines.forEach { print($0) } }
            }
            for line in EvaluationTable(Evaluator.evaluate(read), articles: entries.count).lines { print(line) }
        }
    }
}

/// The figures of an evaluation as lines.
private struct EvaluationTable {
    let lines: [String]

    init(_ report: EvaluationReport, articles: Int) {
        var lines = [
            "\(articles) articles", "", Self.row("tier", ["precision", "recall", "F1", "found", "extra", "missed"]),
        ]
        for tier in AgreementTier.allCases {
            if let tally = report.tiers[tier] { lines.append(Self.row(tier.rawValue, Self.cells(tally))) }
        }
        lines += ["", Self.row("field, where value and unit agree", ["right", "of", "share"])]
        for field in ComparedField.allCases {
            if let accuracy = report.fields[field] { lines.append(Self.row(field.rawValue, Self.cells(accuracy))) }
        }
        lines += ["", Self.row("article", ["right", "of", "share"])]
        for (name, accuracy) in [
            ("relevance", report.relevance), ("province", report.province), ("genre", report.genre),
            ("main index", report.mainIndex),
        ] { lines.append(Self.row(name, Self.cells(accuracy))) }
        lines += [
            "",
            Self.row("indicator, with scope and province", ["precision", "recall", "F1", "found", "extra", "missed"]),
        ]
        for (indicator, tally) in report.indicators.sorted(by: { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") })
        {
            lines.append(Self.row(indicator?.rawValue ?? "(none)", Self.cells(tally)))
        }
        self.lines = lines
    }

    private static func cells(_ tally: Tally) -> [String] {
        [tally.precision, tally.recall, tally.f1].map(share) + [tally.found, tally.extra, tally.missed].map { "\($0)" }
    }

    private static func cells(_ accuracy: Accuracy) -> [String] {
        ["\(accuracy.right)", "\(accuracy.all)", share(accuracy.share)]
    }

    /// A share with three places, "-" for none.
    private static func share(_ number: FixedDecimal?) -> String {
        guard let number else { return "-" }
        let thousandths = FixedDecimal.roundedHalfEven(millionths: number.millionths, over: 1_000).millionths
        let digits = String(1_000 + thousandths % 1_000)
        return "\(thousandths / 1_000).\(digits.dropFirst())"
    }

    private static func row(_ name: String, _ cells: [String]) -> String {
        name + String(repeating: " ", count: max(1, 48 - name.count))
            + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }
}

/// What one article's reading has too little and too much.
private struct DifferenceList {
    let lines: [String]

    init(gold: GoldArticle, reading: Reading) {
        let comparison = Evaluator.compare(gold, reading)
        lines =
            comparison.missed.map {
                "\(gold.id): missed \($0.value) \($0.unit) \($0.indicator?.rawValue ?? "-"): \($0.quote)"
            }
            + comparison.extra.map {
                "\(gold.id): extra \($0.value) \($0.unit) \($0.indicator?.rawValue ?? "-"): \($0.evidence.sentence)"
            }
    }
}
