import Core
import Rollup
import TestSupport
import Testing

/// contract.md, "Rollup", `alternatives` and `evidence`.
@Suite struct AlternativesTests {
    @Test("Other statements stand by number of articles, value, unit, comparator and outOf")
    func order() {
        let section = Shown(
            article("a", figure("10")), article("b", figure("10")), article("c", figure("9")),
            article("d", figure("-10")), article("e", figure("9", unit: .vnd)), article("f", figure("9", unit: .km)),
            article("g", figure("9", comparator: .approx)), article("h", figure("9", comparator: .le)),
            article("i", figure("9", outOf: "5")), article("j", figure("9", outOf: "10")),
            article("z", figure("1")), article("y", figure("1"))
        ).section()
        #expect(
            section?.others == [
                "10 count eq - ×2", "-10 count eq - ×1", "9 count approx - ×1", "9 count eq - ×1",
                "9 count eq 5 ×1", "9 count eq 10 ×1", "9 count le - ×1", "9 km eq - ×1", "9 vnd eq - ×1",
            ])
        #expect(section?.alternativesOmitted == 0)
        #expect(section?.articles == 12)
    }

    @Test("The headline's statement is no alternative, but the same number in another comparator is one")
    func headline() {
        let section = Shown(
            article("a", figure("5", comparator: .ge)), article("b", figure("5")), article("c", figure("5"))
        ).section()
        #expect(section?.value == "5")
        #expect(section?.others == ["5 count ge - ×1"])
    }

    @Test("At most ten alternatives stand, and the others are counted")
    func limit() {
        let readings = (1...14).map { article("a\($0 + 10)", figure("\($0)")) }
        let section = Shown(readings).section()
        #expect(section?.value == "14")
        #expect(section?.alternatives.map(\.stated.value) == (1...10).map { FixedDecimal($0) })
        #expect(section?.alternativesOmitted == 3)
    }

    @Test("Evidence is the headline's first, then by confidence, date, id, field, start, end and place")
    func evidence() {
        let cases: [(String, [Reading], [String])] = [
            (
                "headline first, three at most",
                [
                    article("a", on: "01-01", figure("1", confidence: "0.95", at: 1)),
                    article("b", on: "01-02", figure("2", confidence: "0.95", at: 2)),
                    article("c", on: "01-03", figure("3", confidence: "0.9", at: 3)),
                    article("d", on: "01-09", figure("4", confidence: "0.5", at: 4)),
                ], ["d@4", "b@2", "a@1"]
            ),
            (
                "no citation twice",
                [article("a", on: "01-01", figure("1", at: 1)), article("b", on: "01-02", figure("2", at: 2))],
                ["b@2", "a@1"]
            ),
            (
                "the article's other observations are evidence, too",
                [
                    article(
                        "a", on: "01-01", figure("1", at: 7), figure("9", at: 8), figure("2", at: 6), figure("3", at: 9)
                    )
                ],
                ["a@8", "a@6", "a@7"]
            ),
            (
                "an absent date last, ids by bytes",
                [
                    article("a", figure("1", at: 1)), article("z", on: "01-01", figure("1", at: 2)),
                    article("b", on: "01-01", figure("1", at: 3)), article("B", on: "01-01", figure("1", at: 4)),
                ], ["z@2", "B@4", "b@3"]
            ),
            (
                "title before body",
                [article("a", figure("9", at: 1), figure("1", at: 2), figure("1", field: .title, at: 3))],
                ["a@1", "a@3", "a@2"]
            ),
        ]
        for (name, readings, expected) in cases { #expect(Shown(readings).section()?.cited == expected, "\(name)") }
    }

    @Test("Of observations at one place the shorter, then the first in the list comes first")
    func places() {
        var reading = article("a", figure("9", at: 1), figure("2", at: 5), figure("3", at: 5), figure("4", at: 5))
        reading.observations[1].evidence.end = 9
        let evidence = Shown(reading).section()?.evidence
        #expect(evidence?.map(\.place) == [0, 2, 3])
    }

    @Test("A citation has its article's and its observation's particulars")
    func particulars() {
        var observation = figure("1871", confidence: "0.87", field: .title, at: 10_000_000_042)
        observation.evidence.sentenceStart = 10_000_000_000
        let reading = article("báo-1", on: "09-22", source: "báo.vn", observation)
        let expected = Citation(
            articleId: "báo-1", url: "https://bao.vn/báo-1", title: "Tựa báo-1", source: "báo.vn",
            publishedAt: Timestamp("2022-09-22T00:00:00Z"), confidence: number("0.87"),
            evidence: observation.evidence, place: 0)
        #expect(Shown(reading).section()?.evidence == [expected])
        var bare = article("b", source: nil, observation)
        (bare.url, bare.title) = (nil, nil)
        let citation = Shown(bare).section()?.evidence.first
        #expect(citation?.url == nil && citation?.title == nil && citation?.source == nil)
        #expect(citation?.publishedAt == nil)
    }
}
