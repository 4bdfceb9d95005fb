import Core
import TestSupport

/// A figure with the values that most tests want: a count of teams in province 38 in 2022.
func figure(
    _ value: String, _ indicator: IndicatorID? = Fixture.teams, during time: String? = "2022", unit: Unit = .count,
    outOf: String? = nil,
    comparator: Comparator = .eq, measure: Measure = .level, status: Status = .actual, scope: Scope = .province,
    tier: Tier? = nil, in place: String? = "38", confidence: String = "0.9",
    field: TextField = .body, at start: Int = 10
) -> Observation {
    let id = place.map(province)
    return Observation(
        indicator: indicator, value: number(value), unit: unit, comparator: comparator, measure: measure,
        status: status, scope: scope, tier: tier, province: id?.code, units: id?.units ?? .sixtyThree,
        period: time.map(period), outOf: outOf.map(number), confidence: number(confidence),
        evidence: Evidence(
            field: field, start: start, end: start + 3, sentence: "Câu \(start) nói \(value).", sentenceStart: start))
}

/// A relevant article about province 38, dated by day and month of 2022 where a date is given.
func article(
    _ id: String, on date: String? = nil, source: String? = "baothanhhoa.vn", about: String? = "38",
    relevant: Bool = true, genre: Genre? = nil, indices: NamedValues<MainIndex, FixedDecimal> = [:],
    aspects: NamedValues<Aspect, Int> = [:], _ observations: Observation...
) -> Reading {
    let about = about.map(province)
    return Reading(
        articleId: ExactText(id), rules: "test", title: "Tựa \(id)", url: "https://bao.vn/\(id)",
        source: source.map { ExactText($0) }, publishedAt: date.flatMap { Timestamp("2022-\($0)T00:00:00Z") },
        relevant: relevant, province: about?.code, units: about?.units ?? .sixtyThree, genre: genre,
        indices: indices, aspects: aspects, observations: observations)
}
