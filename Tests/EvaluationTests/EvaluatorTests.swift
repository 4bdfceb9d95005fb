import Core
import Evaluation
import Testing

@Suite("Evaluation")
struct EvaluatorTests {
    private static let evidence = Evidence(field: .body, start: 0, end: 1, sentence: "x", sentenceStart: 0)

    private func read(_ indicator: String?, _ value: Int, _ period: String? = "2022", comparator: Comparator = .eq)
        -> Observation
    {
        Observation(
            indicator: indicator.map { IndicatorID(rawValue: $0) }, value: FixedDecimal(value), unit: .count,
            comparator: comparator, province: ProvinceCode("02"), period: period.flatMap { Period($0) },
            confidence: 1, evidence: Self.evidence)
    }

    private func gold(_ indicator: String?, _ value: Int, optional: Bool = false) -> GoldObservation {
        GoldObservation(
            indicator: indicator.map { IndicatorID(rawValue: $0) }, value: FixedDecimal(value), unit: .count,
            province: ProvinceCode("02"), period: Period("2022"), optional: optional)
    }

    private func report(_ golds: [GoldObservation], _ reads: [Observation]) -> EvaluationReport {
        let gold = GoldArticle(
            id: "a", relevant: true, province: ProvinceCode("02"), genre: .meeting, indices: [.government],
            observations: golds)
        let reading = Reading(
            articleId: "a", rules: "r", relevant: true, province: ProvinceCode("02"), genre: .review,
            indices: [.government: FixedDecimal(1)], observations: reads)
        return Evaluator.evaluate([(gold, reading)])
    }

    @Test("counts found, extra and missed figures in three tiers")
    func tiers() {
        let result = report(
            [gold("a.x", 1), gold("a.y", 2), gold("a.z", 3), gold("a.w", 4)],
            [read("a.x", 1), read("a.q", 2), read("a.z", 3, "2023"), read("a.n", 9)])
        #expect(result.tiers[.detect]?.found == 3)
        #expect(result.tiers[.relate]?.found == 2)
        #expect(result.tiers[.strict]?.found == 1)
        #expect(result.tiers[.detect]?.f1 == FixedDecimal("0.75"))
        #expect(result.tiers[.strict]?.extra == 3 && result.tiers[.strict]?.missed == 3)
        #expect(result.indicators[IndicatorID(rawValue: "a.q")]?.extra == 1)
        #expect(result.fields[.period]?.right == 2 && result.fields[.period]?.all == 3)
    }

    @Test("lets no observation stand for two of the gold")
    func oneToOne() {
        let result = report([gold("a.x", 5), gold("a.y", 5)], [read("a.y", 5)])
        #expect(result.tiers[.relate]?.found == 1 && result.tiers[.relate]?.missed == 1)
    }

    @Test("counts optional figures neither as missed nor as extra")
    func optional() {
        #expect(report([gold("a.x", 1), gold("a.o", 7, optional: true)], [read("a.x", 1)]).tiers[.detect]?.f1 == 1)
        #expect(
            report([gold("a.x", 1), gold("a.o", 7, optional: true)], [read("a.x", 1), read("b", 7)]).tiers[.strict]?.f1
                == 1)
        #expect(report([gold("a.o", 7, optional: true), gold("a.x", 7)], [read("a.x", 7)]).tiers[.relate]?.found == 1)
    }

    @Test("judges the article as a whole")
    func article() {
        let result = report([], [])
        #expect(result.relevance.share == 1 && result.province.share == 1 && result.genre.share == 0)
        #expect(result.mainIndex.share == 1)
        #expect(result.tiers[.detect]?.f1 == nil)
    }
}
