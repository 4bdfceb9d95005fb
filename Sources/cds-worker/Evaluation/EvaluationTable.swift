import Core
import Evaluation

/// The figures of an evaluation as lines for people.
struct EvaluationTable {
    /// The most confusions that are named.
    private static let confusionLimit = 30

    private(set) var lines: [String] = []

    init(_ report: EvaluationReport) {
        lines.append("\(report.articles) articles")
        addTiers(report)
        addArticles(report)
        addFields(report)
        addConfidence(report)
        addGenres(report)
        addIndicators(report)
        addConfusions(report)
    }

    private mutating func add(_ name: String, _ cells: [String]) {
        lines.append(
            name + String(repeating: " ", count: max(1, 40 - name.count))
                + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined())
    }

    private mutating func addHead(_ name: String, _ cells: [String]) {
        lines.append("")
        add(name, cells)
    }

    private mutating func addTiers(_ report: EvaluationReport) {
        addHead("tier", ["precision", "recall", "F1", "found", "extra", "missed", "95% interval of F1"])
        for tier in AgreementTier.allCases {
            guard let estimate = report.tiers[tier] else { continue }
            add(tier.rawValue, Self.cells(estimate.tally) + [Self.text(estimate.f1)])
        }
    }

    private mutating func addArticles(_ report: EvaluationReport) {
        addHead("article", ["right", "of", "share", "95% interval"])
        for (name, accuracy) in [
            ("relevance", report.relevance), ("province", report.province), ("genre", report.genre),
            ("main index among the gold's", report.mainIndex),
        ] { add(name, Self.cells(accuracy)) }
        add("observations of irrelevant articles", ["\(report.fromIrrelevant)"])
    }

    private mutating func addFields(_ report: EvaluationReport) {
        addHead("field, where value and unit agree", ["right", "of", "share", "95% interval"])
        for field in ComparedField.allCases { add(field.rawValue, Self.cells(report.fields[field])) }
    }

    private mutating func addConfidence(_ report: EvaluationReport) {
        addHead("confidence", AgreementTier.allCases.map(\.rawValue) + ["of"])
        for band in ConfidenceBand.allCases {
            guard let tiers = report.confidence[band] else { continue }
            add(
                band.rawValue,
                AgreementTier.allCases.map { Self.text(tiers[$0]?.share) } + ["\(tiers[.detect]?.all ?? 0)"])
        }
    }

    private mutating func addGenres(_ report: EvaluationReport) {
        addHead("genre, F1", AgreementTier.allCases.map(\.rawValue))
        for genre in Genre.allCases {
            guard let tiers = report.genres[genre] else { continue }
            add(genre.rawValue, AgreementTier.allCases.map { Self.text(tiers[$0]?.f1) })
        }
    }

    private mutating func addIndicators(_ report: EvaluationReport) {
        addHead("indicator, at tier relate", ["precision", "recall", "F1", "found", "extra", "missed"])
        for (indicator, tally) in report.indicators.sorted(by: { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") })
        {
            add(indicator?.rawValue ?? "(none)", Self.cells(tally))
        }
    }

    private mutating func addConfusions(_ report: EvaluationReport) {
        guard !report.confusions.isEmpty else { return }
        lines += ["", "confusions: field, gold, read, times (first case)"]
        for confusion in report.confusions.prefix(Self.confusionLimit) {
            lines.append(
                "\(confusion.field.rawValue): \(confusion.gold) read as \(confusion.read), \(confusion.count) "
                    + "(\(confusion.article): \(confusion.quote))")
        }
        let rest = report.confusions.count - Self.confusionLimit
        if rest > 0 { lines.append("and \(rest) more: see --json") }
    }

    // MARK: Cells

    private static func cells(_ tally: Tally) -> [String] {
        [tally.precision, tally.recall, tally.f1].map(text) + [tally.found, tally.extra, tally.missed].map { "\($0)" }
    }

    private static func cells(_ accuracy: Accuracy?) -> [String] {
        guard let accuracy else { return [] }
        return ["\(accuracy.right)", "\(accuracy.all)", text(accuracy.share), text(accuracy.interval)]
    }

    private static func text(_ interval: Interval?) -> String {
        interval.map { "  \(text($0.low)) to \(text($0.high))" } ?? "-"
    }

    /// A share with three places, "-" for none.
    private static func text(_ share: FixedDecimal?) -> String {
        guard let share else { return "-" }
        let thousandths = FixedDecimal.roundedHalfEven(millionths: share.millionths, over: 1_000).millionths
        let digits = String(1_000 + thousandths % 1_000)
        return "\(thousandths / 1_000).\(digits.dropFirst())"
    }
}
