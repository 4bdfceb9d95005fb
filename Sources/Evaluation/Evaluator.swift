public import Core

/// Compares readings with gold.
public enum Evaluator {
    /// The report over all articles.
    public static func evaluate(_ articles: [(gold: GoldArticle, reading: Reading)]) -> EvaluationReport {
        var report = EvaluationReport(articles: articles.count)
        var tallies: [AgreementTier: [Tally]] = [:]
        var confusions = ConfusionList()
        for (gold, reading) in articles {
            compareArticle(gold, reading, &report)
            let comparison = Comparison(gold, reading)
            for tier in AgreementTier.allCases {
                let tally = comparison.tally(tier)
                tallies[tier, default: []].append(tally)
                if let genre = gold.genre { report.genres[genre, default: [:]][tier, default: Tally()] += tally }
            }
            countIndicators(comparison, &report)
            countFields(comparison, &report)
            countConfidence(comparison, &report)
            confusions.add(comparison, article: gold.id)
        }
        report.tiers = tallies.mapValues(Estimate.init)
        report.confusions = confusions.sorted
        return report
    }

    private static func countIndicators(_ comparison: Comparison, _ report: inout EvaluationReport) {
        for (gold, read) in comparison.counted {
            if AgreementTier.relate.isReached(gold, read) {
                report.indicators[gold.indicator, default: Tally()].found += 1
            } else {
                report.indicators[gold.indicator, default: Tally()].missed += 1
                report.indicators[read.indicator, default: Tally()].extra += 1
            }
        }
        for gold in comparison.missed { report.indicators[gold.observation.indicator, default: Tally()].missed += 1 }
        for read in comparison.extra { report.indicators[read.indicator, default: Tally()].extra += 1 }
    }

    private static func countFields(_ comparison: Comparison, _ report: inout EvaluationReport) {
        for field in ComparedField.allCases {
            for (gold, read) in comparison.counted {
                report.fields[field, default: Accuracy()].count(field.agrees(gold, read))
            }
        }
    }

    private static func countConfidence(_ comparison: Comparison, _ report: inout EvaluationReport) {
        for tier in AgreementTier.allCases {
            for (gold, read) in comparison.counted {
                report.confidence[ConfidenceBand(read.confidence), default: [:]][tier, default: Accuracy()]
                    .count(tier.isReached(gold, read))
            }
            for read in comparison.extra {
                report.confidence[ConfidenceBand(read.confidence), default: [:]][tier, default: Accuracy()].count(false)
            }
        }
    }

    private static func compareArticle(_ gold: GoldArticle, _ reading: Reading, _ report: inout EvaluationReport) {
        report.relevance.count(gold.relevant == reading.relevant)
        report.province.count(gold.province == reading.province)
        guard gold.relevant else {
            report.fromIrrelevant += reading.observations.count
            return
        }
        report.genre.count(gold.genre == reading.genre)
        let heaviest = reading.indices.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
        report.mainIndex.count(heaviest.map { gold.indices.contains($0) } ?? gold.indices.isEmpty)
    }
}

/// Counts what was taken for what.
private struct ConfusionList {
    private struct Key: Hashable {
        let field: ComparedField
        let gold: String
        let read: String
    }

    private var list: [Key: Confusion] = [:]

    mutating func add(_ comparison: Comparison, article: ExactText) {
        for field in ComparedField.allCases {
            for (gold, read) in comparison.counted where !field.agrees(gold, read) {
                let key = Key(field: field, gold: field.text(gold), read: field.text(read))
                let first = Confusion(
                    field: field, gold: key.gold, read: key.read, count: 0, article: article,
                    quote: gold.evidence.sentence)
                list[key, default: first].count += 1
            }
        }
    }

    /// The most frequent first, then in the order of fields and texts.
    var sorted: [Confusion] {
        let order = Dictionary(uniqueKeysWithValues: ComparedField.allCases.enumerated().map { ($1, $0) })
        return list.values.sorted { left, right in
            (right.count, order[left.field] ?? 0, left.gold, left.read)
                < (left.count, order[right.field] ?? 0, right.gold, right.read)
        }
    }
}
