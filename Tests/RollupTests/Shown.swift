import Core
import Rollup
import TestSupport

/// What the tests ask of the outputs of readings.
struct Shown {
    let outputs: [OutputKey: Output]

    init(_ readings: Reading...) { self.init(readings) }

    init(_ readings: [Reading]) { outputs = fold(readings, reference: Fixture.reference) }

    /// The keys that stand, but for the summaries, in order.
    var keys: [String] {
        outputs.keys.filter { key in
            if case .province = key { return false }
            return true
        }.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func rollup(_ place: String, _ indicator: IndicatorID = Fixture.teams, _ time: String = "2022") -> Rollup? {
        let key = RollupKey(province: province(place), indicator: indicator, period: period(time))
        guard case .rollup(let rollup) = outputs[.rollup(key)] else { return nil }
        return rollup
    }

    func section(
        _ kind: SectionKind = .actual, _ place: String = "38", _ indicator: IndicatorID = Fixture.teams,
        _ time: String = "2022"
    ) -> Section? { rollup(place, indicator, time)?.sections[kind] }

    func summary(_ place: String) -> ProvinceSummary? {
        guard case .summary(let summary) = outputs[.province(province(place))] else { return nil }
        return summary
    }

    func national(
        _ indicator: IndicatorID = Fixture.teams, _ time: String = "2022", units: UnitList = .sixtyThree
    ) -> NationalRollup? {
        let key = NationalKey(units: units, indicator: indicator, period: period(time))
        guard case .national(let national) = outputs[.national(key)] else { return nil }
        return national
    }
}

extension Section {
    /// The headline's number as it is written.
    var value: String { headline.value.description }
    /// The citations as "article@start".
    var cited: [String] { evidence.map { "\($0.articleId)@\($0.evidence.start)" } }
    /// The alternatives as "value unit comparator outOf ×articles".
    var others: [String] {
        alternatives.map { other in
            let maximum = other.stated.outOf?.description ?? "-"
            return "\(other.stated.value) \(other.stated.unit) \(other.stated.comparator) \(maximum) ×\(other.articles)"
        }
    }
}

extension NationalRollup {
    /// The ranking as "rank code period value comparator".
    var ranks: [String] {
        ranking.map { "\($0.rank) \($0.province) \($0.period) \($0.value) \($0.comparator)" }
    }

    /// low, q1, median, q3, high, mean.
    var statistics: [String]? {
        distribution.map { [$0.low, $0.q1, $0.median, $0.q3, $0.high, $0.mean].map(\.description) }
    }
}
