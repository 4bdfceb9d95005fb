import Core
import Review
import TestSupport
import Testing

@Suite struct ReadingChangeTests {
    private static func observation(
        _ value: String, at start: Int = 10, indicator: IndicatorID? = Fixture.teams, area: String? = nil
    ) -> Observation {
        Observation(
            indicator: indicator, value: number(value), unit: .count, area: area, province: province("38").code,
            period: period("2022"), confidence: number("0.9"),
            evidence: Evidence(
                field: .body, start: start, end: start + 2, sentence: "Có \(value) tổ.", sentenceStart: 0))
    }

    private static func reading(_ observations: [Observation], rules: String = "1", title: String? = nil) -> Reading {
        Reading(articleId: "a", rules: rules, title: title, relevant: true, observations: observations)
    }

    @Test func aReadingThatOnlyOtherRulesMadeIsToldFromOneWithOtherContent() {
        let old = Self.reading([Self.observation("5")])
        #expect(ReadingChange(before: old, after: old).extent == .none)
        #expect(ReadingChange(before: old, after: Self.reading(old.observations, rules: "2")).extent == .rules)
        #expect(ReadingChange(before: old, after: Self.reading([], rules: "2")).extent == .content)
        #expect(ReadingChange(before: nil, after: old).extent == .content)
    }

    @Test func textsAreComparedByBytesAndNotByCanonicalEquivalence() {
        let change = ReadingChange(
            before: Self.reading([], title: "é"), after: Self.reading([], title: "e\u{301}"))
        #expect(change.extent == .content)
        #expect(change.fields.map(\.name) == ["title"])
        let area = ReadingChange(
            before: Self.reading([Self.observation("5", area: "é")]),
            after: Self.reading([Self.observation("5", area: "e\u{301}")]))
        #expect(area.observations.count == 1)
    }

    @Test func observationsArePairedByEqualityAndThenByTheFigureInTheText() {
        let same = Self.observation("5", at: 10)
        let old = Self.reading([same, Self.observation("7", at: 30), Self.observation("8", at: 50)])
        let new = Self.reading([
            Self.observation("9", at: 5), same, Self.observation("7", at: 30, indicator: Fixture.users),
        ])
        let changes = ReadingChange(before: old, after: new).observations
        #expect(changes.count == 3)
        #expect(changes[0] == .added(Self.observation("9", at: 5)))
        #expect(
            changes[1]
                == .changed(
                    before: Self.observation("7", at: 30),
                    after: Self.observation("7", at: 30, indicator: Fixture.users)))
        #expect(changes[2] == .removed(Self.observation("8", at: 50)))
        #expect(
            Self.observation("7").differences(to: Self.observation("7", indicator: nil)).map(\.name) == ["indicator"])
    }

    @Test func ofEqualObservationsOnlyTheSurplusIsAChange() {
        let one = Self.observation("5")
        let change = ReadingChange(before: Self.reading([one, one]), after: Self.reading([one, one, one]))
        #expect(change.observations == [.added(one)])
        #expect(ReadingChange(before: change.after, after: change.after).observations.isEmpty)
    }
}
