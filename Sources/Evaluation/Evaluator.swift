public import Core

/// How much of an observation must agree; each tier includes the ones before.
public enum AgreementTier: String, Sendable, CaseIterable, Hashable {
    /// Value and unit.
    case detect
    /// And indicator, scope and province.
    case relate
    /// And measure, status, comparator and period.
    case strict
}

/// The fields that are compared one by one in pairs whose value and unit agree.
public enum ComparedField: String, Sendable, CaseIterable, Hashable {
    case indicator, comparator, measure, status, scope, area, tier, province, units, period, fraction, outOf
}

/// What came out of comparing readings with gold.
public struct EvaluationReport: Sendable {
    /// Figures by tier.
    public internal(set) var tiers: [AgreementTier: Tally] = [:]
    /// Figures by indicator (nil: none fits), at the tier `relate`.
    public internal(set) var indicators: [IndicatorID?: Tally] = [:]
    /// Fields, over the pairs whose value and unit agree.
    public internal(set) var fields: [ComparedField: Accuracy] = [:]
    /// Articles: relevance and province; and over the relevant ones genre and whether the heaviest index is among the
    /// gold's.
    public internal(set) var relevance = Accuracy(), province = Accuracy(), genre = Accuracy(), mainIndex = Accuracy()

    init() {
        for tier in AgreementTier.allCases { tiers[tier] = Tally() }
        for field in ComparedField.allCases { fields[field] = Accuracy() }
    }
}

/// What one article's comparison found, for people who look into differences.
public struct Comparison: Sendable {
    /// Gold with the observation that it was matched with.
    public let pairs: [(gold: GoldObservation, read: Observation)]
    /// Gold that nothing matched; optional ones are left out.
    public let missed: [GoldObservation]
    /// Observations that matched no gold.
    public let extra: [Observation]
}

/// Compares readings with gold, one to one: no observation stands for two of the gold.
public enum Evaluator {
    /// The report over all articles.
    public static func evaluate(_ articles: [(gold: GoldArticle, reading: Reading)]) -> EvaluationReport {
        var report = EvaluationReport()
        for (gold, reading) in articles {
            compareArticle(gold, reading, &report)
            let comparison = compare(gold, reading)
            for tier in AgreementTier.allCases { report.tiers[tier, default: Tally()] += tally(comparison, tier) }
            countIndicators(comparison, &report)
            for pair in comparison.pairs where !pair.gold.optional {
                for field in ComparedField.allCases {
                    report.fields[field, default: Accuracy()].count(agrees(pair.gold, pair.read, field))
                }
            }
        }
        return report
    }

    /// Matches the figures of one article: pairs agree on value and unit, and on as much else as can be.
    public static func compare(_ gold: GoldArticle, _ reading: Reading) -> Comparison {
        var pairs: [(gold: GoldObservation, read: Observation)] = []
        var open = gold.observations
        var unread = reading.observations
        for needed in stride(from: ComparedField.allCases.count + 1, through: 0, by: -1) {
            for place in open.indices.reversed() {
                let fits = unread.firstIndex {
                    isSame(open[place], $0) && agreement(open[place], $0) >= needed
                }
                guard let fits else { continue }
                pairs.append((open.remove(at: place), unread.remove(at: fits)))
            }
        }
        return Comparison(pairs: pairs, missed: open.filter { !$0.optional }, extra: unread)
    }

    private static func isSame(_ gold: GoldObservation, _ read: Observation) -> Bool {
        gold.value == read.value && gold.unit == read.unit
    }

    /// How many fields agree; one more where the gold is not optional, so that those are matched first.
    private static func agreement(_ gold: GoldObservation, _ read: Observation) -> Int {
        ComparedField.allCases.filter { agrees(gold, read, $0) }.count + (gold.optional ? 0 : 1)
    }

    private static func agrees(_ gold: GoldObservation, _ read: Observation, _ field: ComparedField) -> Bool {
        switch field {
        case .indicator: gold.indicator == read.indicator
        case .comparator: gold.comparator == read.comparator
        case .measure: gold.measure == read.measure
        case .status: gold.status == read.status
        case .scope: gold.scope == read.scope
        case .area: gold.area == read.area
        case .tier: gold.tier == read.tier
        case .province: gold.province == read.province
        case .units: gold.units == read.units
        case .period: gold.period == read.period
        case .fraction: gold.fraction == read.fraction
        case .outOf: gold.outOf == read.outOf
        }
    }

    private static func fields(_ tier: AgreementTier) -> [ComparedField] {
        switch tier {
        case .detect: []
        case .relate: [.indicator, .scope, .province]
        case .strict: [.indicator, .scope, .province, .measure, .status, .comparator, .period]
        }
    }

    private static func reaches(_ gold: GoldObservation, _ read: Observation, _ tier: AgreementTier) -> Bool {
        fields(tier).allSatisfy { agrees(gold, read, $0) }
    }

    private static func tally(_ comparison: Comparison, _ tier: AgreementTier) -> Tally {
        var tally = Tally()
        for pair in comparison.pairs where !pair.gold.optional {
            if reaches(pair.gold, pair.read, tier) {
                tally.found += 1
            } else {
                tally.extra += 1
                tally.missed += 1
            }
        }
        tally.missed += comparison.missed.count
        tally.extra += comparison.extra.count
        return tally
    }

    private static func countIndicators(_ comparison: Comparison, _ report: inout EvaluationReport) {
        for pair in comparison.pairs where !pair.gold.optional {
            if reaches(pair.gold, pair.read, .relate) {
                report.indicators[pair.gold.indicator, default: Tally()].found += 1
            } else {
                report.indicators[pair.gold.indicator, default: Tally()].missed += 1
                report.indicators[pair.read.indicator, default: Tally()].extra += 1
            }
        }
        for gold in comparison.missed { report.indicators[gold.indicator, default: Tally()].missed += 1 }
        for read in comparison.extra { report.indicators[read.indicator, default: Tally()].extra += 1 }
    }

    private static func compareArticle(_ gold: GoldArticle, _ reading: Reading, _ report: inout EvaluationReport) {
        report.relevance.count(gold.relevant == reading.relevant)
        report.province.count(gold.province == reading.province)
        guard gold.relevant else { return }
        report.genre.count(gold.genre == reading.genre)
        let heaviest = reading.indices.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
        report.mainIndex.count(heaviest.map { gold.indices.contains($0) } ?? gold.indices.isEmpty)
    }
}
