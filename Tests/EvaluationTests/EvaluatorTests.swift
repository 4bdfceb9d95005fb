import Core
import Evaluation
import Testing

@Suite("Evaluation")
struct EvaluatorTests {
    private static let evidence = Evidence(field: .body, start: 0, end: 1, sentence: "x", sentenceStart: 0)

    private func read(
        _ indicator: String?, _ value: Int, _ period: String? = "2022", confidence: FixedDecimal = 1
    ) -> Observation {
        Observation(
            indicator: indicator.map { IndicatorID(rawValue: $0) }, value: FixedDecimal(value), unit: .count,
            province: ProvinceCode("02"), period: period.flatMap { Period($0) }, confidence: confidence,
            evidence: Self.evidence)
    }

    private func gold(_ indicator: String?, _ value: Int, optional: Bool = false) -> GoldObservation {
        GoldObservation(read(indicator, value), optional: optional)
    }

    private func report(_ golds: [GoldObservation], _ reads: [Observation], relevant: Bool = true) -> EvaluationReport {
        let gold = GoldArticle(
            id: "a", relevant: relevant, province: ProvinceCode("02"), genre: .meeting, indices: [.government],
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
        #expect(result.tiers[.detect]?.tally.found == 3)
        #expect(result.tiers[.relate]?.tally.found == 2)
        #expect(result.tiers[.strict]?.tally.found == 1)
        #expect(result.tiers[.detect]?.tally.f1 == FixedDecimal("0.75"))
        #expect(result.tiers[.strict]?.tally.extra == 3 && result.tiers[.strict]?.tally.missed == 3)
        #expect(result.indicators[IndicatorID(rawValue: "a.q")]?.extra == 1)
        #expect(result.fields[.period]?.right == 2 && result.fields[.period]?.all == 3)
    }

    @Test("lets no observation stand for two of the gold")
    func oneToOne() {
        let result = report([gold("a.x", 5), gold("a.y", 5)], [read("a.y", 5)])
        #expect(result.tiers[.relate]?.tally.found == 1 && result.tiers[.relate]?.tally.missed == 1)
    }

    @Test("counts optional figures neither as missed nor as extra")
    func optional() {
        #expect(
            report([gold("a.x", 1), gold("a.o", 7, optional: true)], [read("a.x", 1)]).tiers[.detect]?.tally.f1 == 1)
        #expect(
            report([gold("a.x", 1), gold("a.o", 7, optional: true)], [read("a.x", 1), read("b", 7)]).tiers[.strict]?
                .tally.f1
                == 1)
        #expect(
            report([gold("a.o", 7, optional: true), gold("a.x", 7)], [read("a.x", 7)]).tiers[.relate]?.tally.found == 1)
    }

    @Test("judges the article as a whole")
    func article() {
        let result = report([], [])
        #expect(result.relevance.share == 1 && result.province.share == 1 && result.genre.share == 0)
        #expect(result.mainIndex.share == 1)
        #expect(result.tiers[.detect]?.tally.f1 == nil)
    }

    @Test("says what was taken for what, the most frequent first")
    func confusions() {
        let result = report(
            [gold("a.x", 1), gold("a.x", 2), gold("a.x", 3)],
            [read("a.y", 1), read("a.y", 2), read("a.x", 3, nil)])
        #expect(result.confusions.map(\.field) == [.indicator, .period])
        #expect(result.confusions.first?.gold == "a.x" && result.confusions.first?.read == "a.y")
        #expect(result.confusions.map(\.count) == [2, 1])
        #expect(result.confusions.last?.read == "null")
    }

    @Test("counts what is right by the reader's own confidence")
    func confidence() throws {
        let ninety = try #require(FixedDecimal("0.9")), fair = try #require(FixedDecimal("0.89"))
        let result = report(
            [gold("a.x", 1), gold("a.y", 2)],
            [read("a.x", 1, confidence: ninety), read("a.n", 2, confidence: fair), read("a.m", 9, confidence: fair)])
        #expect(result.confidence[.sure]?[.strict] == result.confidence[.sure]?[.detect])
        #expect(result.confidence[.sure]?[.strict]?.share == 1)
        #expect(result.confidence[.likely]?[.relate]?.right == 0 && result.confidence[.likely]?[.detect]?.right == 1)
        #expect(result.confidence[.likely]?[.detect]?.all == 2 && result.confidence[.fair] == nil)
    }

    @Test("counts figures by genre, and those read from irrelevant articles")
    func genres() {
        #expect(report([gold("a.x", 1)], [read("a.x", 1)]).genres[.meeting]?[.strict]?.f1 == 1)
        #expect(report([], [read("a.x", 1)], relevant: false).fromIrrelevant == 1)
        #expect(report([gold("a.x", 1)], [read("a.x", 1)]).fromIrrelevant == 0)
    }

    @Test("gives intervals that hold the share, narrow with more articles, and repeat")
    func intervals() throws {
        let gold = GoldArticle(
            id: "a", relevant: true, province: nil, genre: nil, indices: [],
            observations: [gold("a.x", 1), gold("a.y", 2)])
        func estimate(_ articles: Int) throws -> Estimate {
            let pairs = (0..<articles).map { number in
                let reads = [read("a.x", 1)] + (number % 2 == 0 ? [read("a.y", 2)] : [])
                return (gold, Reading(articleId: "a", rules: "r", relevant: true, observations: reads))
            }
            return try #require(Evaluator.evaluate(pairs).tiers[.strict])
        }
        let few = try #require(estimate(10).recall), many = try #require(estimate(200).recall)
        let recall = try #require(FixedDecimal("0.75"))
        #expect(few.low < recall && recall < few.high)
        #expect(many.low < recall && recall < many.high)
        #expect(many.high - many.low < few.high - few.low)
        #expect(try estimate(10) == estimate(10))
        #expect(try estimate(10).precision == estimate(200).precision)
    }

    @Test("gives Wilson's interval of a share")
    func wilson() throws {
        let result = report([gold("a.x", 1)], [read("a.x", 1)])
        let interval = try #require(result.relevance.interval)
        #expect(interval.low == FixedDecimal("0.206549") && interval.high == 1)
        #expect(Evaluator.evaluate([]).relevance.interval == nil)
    }
}
