import Core
import Rollup
import TestSupport
import Testing

/// contract.md, "Rollup", sentence by sentence.
@Suite struct SectionTests {
    @Test("A key has a roll-up only from a relevant article's figure of a whole province, with all that it needs")
    func whatJoins() {
        let refused: [(String, Reading)] = [
            ("not relevant", article("a", relevant: false, figure("5"))),
            ("of a district", article("a", figure("5", scope: .district))),
            ("of a commune", article("a", figure("5", scope: .commune))),
            ("of an organization", article("a", figure("5", scope: .organization))),
            ("of a tier", article("a", figure("5", tier: .commune))),
            ("without indicator", article("a", figure("5", nil))),
            ("of an unknown indicator", article("a", figure("5", IndicatorID(rawValue: "x.y")))),
            ("without period", article("a", figure("5", during: nil))),
            ("of no province", article("a", figure("5", in: nil))),
            ("of an unknown province", article("a", figure("5", in: "03"))),
            ("of a merged province's old code in the 34", article("a", figure("5", in: "34:02"))),
            ("of confidence below 0.5", article("a", figure("5", confidence: "0.49"))),
            ("a change that is aimed at", article("a", figure("5", measure: .change, status: .target))),
        ]
        for (name, reading) in refused { #expect(Shown(reading).keys.isEmpty, "\(name)") }
        #expect(Shown(article("a", figure("5", confidence: "0.5"))).section()?.value == "5")
    }

    @Test("Actual levels, targets and actual changes are sections of one key")
    func sections() {
        let shown = Shown(
            article("a", figure("5"), figure("9", status: .target), figure("-2", measure: .change)))
        #expect(shown.section(.actual)?.value == "5")
        #expect(shown.section(.target)?.value == "9")
        #expect(shown.section(.change)?.value == "-2")
        #expect(shown.rollup("38")?.provinceName == "Tỉnh 38")
        #expect(shown.rollup("38")?.indicatorName == "Tổ công nghệ số")
        let target = Shown(article("a", figure("9", status: .target)))
        #expect(target.keys == ["38/workforce.community_teams/2022"])
        #expect(target.section(.actual) == nil)
    }

    @Test("An article gives one value: its largest count, of equals the first, else the first that it states")
    func oneValue() {
        let cases: [(String, [Observation], value: String, cited: Int)] = [
            ("largest count", [figure("3", at: 1), figure("8", at: 2), figure("5", at: 3)], "8", 2),
            (
                "first of equals",
                [figure("8", comparator: .ge, at: 5), figure("8", at: 2), figure("1", at: 3)], "8", 5
            ),
            ("first percent", [figure("30", unit: .percent, at: 1), figure("90", unit: .percent, at: 2)], "30", 1),
            ("unit stated first", [figure("30", unit: .percent, at: 4), figure("500", at: 2)], "30", 4),
            (
                "largest in the count that is stated first",
                [figure("3", at: 4), figure("99", unit: .percent, at: 5), figure("4", at: 6)], "4", 6
            ),
        ]
        for (name, observations, value, start) in cases {
            var reading = article("a")
            reading.observations = observations
            let section = Shown(reading).section()
            #expect(section?.value == value, "\(name)")
            #expect(section?.evidence.first?.evidence.start == start, "\(name)")
            #expect(section?.observations == observations.count, "\(name)")
            #expect(section?.articles == 1, "\(name)")
            #expect(section?.alternatives == [], "\(name)")
        }
    }

    @Test("The headline is of the latest article; none is earliest, and the greatest id by bytes decides")
    func headline() {
        let dated = Shown(
            article("z", figure("1")), article("a", on: "01-05", figure("2")), article("b", on: "01-04", figure("3")))
        #expect(dated.section()?.value == "2")
        #expect(dated.section()?.asOf == Timestamp("2022-01-05T00:00:00Z"))
        let undated = Shown(article("a", figure("1")), article("b", figure("2")), article("B", figure("3")))
        #expect(undated.section()?.value == "2")
        #expect(undated.section()?.asOf == nil)
        let tied = Shown(article("a10", on: "01-05", figure("1")), article("a9", on: "01-05", figure("2")))
        #expect(tied.section()?.value == "2")
        let composed = Shown(article("\u{E9}", on: "01-05", figure("1")), article("e\u{301}", on: "01-05", figure("2")))
        #expect(composed.section()?.value == "1", "0xC3 comes after 0x65")
        #expect(composed.section()?.articles == 2, "equal by canonical equivalence, but not by bytes")
    }

    @Test("Observations, articles and distinct sources are counted, no source counting as one")
    func counts() {
        let section = Shown(
            article("a", source: nil, figure("1"), figure("2")), article("b", source: nil, figure("2")),
            article("c", source: "x.vn", figure("2")), article("d", source: "x.vn", figure("2", confidence: "0.4")),
            article("e", source: "", figure("2")), article("f", source: "\u{E9}.vn", figure("2")),
            article("g", source: "e\u{301}.vn", figure("2"))
        ).section()
        #expect(section?.observations == 7)
        #expect(section?.articles == 6)
        #expect(section?.sources == 5)
    }

    @Test("Low and high are over the values of the headline's unit, for scores of its outOf too")
    func range() {
        let counts = Shown(
            article("a", figure("7")), article("b", figure("-3")), article("c", figure("900", unit: .percent)),
            article("d", figure("5"))
        ).section()
        #expect([counts?.low, counts?.high] == [-3, 7])
        let scores = Shown(
            article("a", figure("0.6", Fixture.score, unit: .score, outOf: "1")),
            article("b", figure("700", Fixture.score, unit: .score, outOf: "1000")),
            article("c", figure("5", Fixture.score, unit: .score)),
            article("d", figure("650", Fixture.score, unit: .score, outOf: "1000"))
        ).section(.actual, "38", Fixture.score)
        #expect([scores?.low, scores?.high] == [650, 700])
        let ranks = Shown(
            article("a", figure("3", Fixture.rank, unit: .rank, outOf: "63")),
            article("b", figure("9", Fixture.rank, unit: .rank))
        ).section(.actual, "38", Fixture.rank)
        #expect([ranks?.low, ranks?.high] == [3, 9], "outOf tells scores apart only")
    }
}
