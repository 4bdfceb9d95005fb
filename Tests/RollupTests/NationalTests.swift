import Core
import Rollup
import TestSupport
import Testing

/// contract.md, "NationalRollup" and "The 34 units since 1 July 2025".
@Suite struct NationalTests {
    /// One article for each province and value.
    private func teams(_ values: KeyValuePairs<String, String>, _ indicator: IndicatorID = Fixture.teams) -> Shown {
        let unit = Fixture.reference.indicator(indicator)?.unit ?? .count
        return Shown(
            values.map { place, value in
                article("a\(place)", about: nil, figure(value, indicator, unit: unit, in: place))
            })
    }

    @Test("Quartiles are of type 7, and they and the mean are rounded half to even")
    func distribution() {
        let cases: [(String, KeyValuePairs<String, String>, [String])] = [
            ("one", ["01": "7"], ["7", "7", "7", "7", "7", "7"]),
            ("two", ["01": "1", "02": "2"], ["1", "1.25", "1.5", "1.75", "2", "1.5"]),
            ("three", ["01": "10", "02": "1", "04": "2"], ["1", "1.5", "2", "6", "10", "4.333333"]),
            ("four", ["01": "1", "02": "2", "04": "3", "06": "5"], ["1", "1.75", "2.5", "3.5", "5", "2.75"]),
            (
                "even up", ["01": "0.000001", "02": "0.000002"],
                ["0.000001", "0.000001", "0.000002", "0.000002", "0.000002", "0.000002"]
            ),
            ("even down", ["01": "0", "02": "0.000001"], ["0", "0", "0", "0.000001", "0.000001", "0"]),
            ("below zero", ["01": "-0.000001", "02": "0"], ["-0.000001", "-0.000001", "0", "0", "0", "0"]),
        ]
        for (name, values, expected) in cases {
            #expect(teams(values).national()?.statistics == expected, "\(name)")
        }
    }

    @Test("The total is the sum of an additive indicator, and null of another")
    func total() {
        #expect(teams(["01": "1.5", "02": "2"]).national()?.total == number("3.5"))
        #expect(teams(["01": "1", "02": "2"], Fixture.rank).national(Fixture.rank)?.total == nil)
    }

    @Test("The ranking is by what is better, highest first where nothing is; equal values share a rank in code order")
    func ranking() {
        let values: KeyValuePairs = ["10": "5", "02": "5", "01": "9", "04": "1"]
        let highest = ["1 01 2022 9 eq", "2 02 2022 5 eq", "2 10 2022 5 eq", "4 04 2022 1 eq"]
        #expect(teams(values).national()?.ranks == highest)
        #expect(teams(values, Fixture.users).national(Fixture.users)?.ranks == highest)
        #expect(
            teams(values, Fixture.rank).national(Fixture.rank)?.ranks
                == ["1 04 2022 1 eq", "2 02 2022 5 eq", "2 10 2022 5 eq", "4 01 2022 9 eq"])
    }

    @Test("Scores count as shares of outOf; another unit and a score without outOf do not report")
    func scores() {
        let shown = Shown(
            article("a", figure("2", Fixture.score, unit: .score, outOf: "3", comparator: .ge, in: "01")),
            article("b", figure("0.666667", Fixture.score, unit: .score, outOf: "1", in: "02")),
            article("c", figure("900", Fixture.score, unit: .score, in: "04")),
            article("d", figure("90", Fixture.score, unit: .percent, outOf: "100", in: "06")))
        let national = shown.national(Fixture.score)
        #expect(national?.ranks == ["1 01 2022 0.666667 ge", "1 02 2022 0.666667 eq"])
        #expect(national?.statistics == Array(repeating: "0.666667", count: 6))
        #expect(national?.unit == .score)
    }

    @Test("A key stands where nobody reports: without figures")
    func nobody() {
        let national = Shown(article("a", figure("90", unit: .percent))).national()
        #expect(national != nil)
        #expect(national?.distribution == nil && national?.total == nil && national?.ranking == [])
    }

    @Test("A year takes the actual that ends last in it, the longest, the first by bytes; another period its own")
    func years() {
        let cases: [([String], taken: String)] = [
            (["2022-03", "2022-Q4", "2022-H1"], "2022-Q4"),
            (["2022-12", "2022-Q4", "2022-H2"], "2022-H2"),
            (["2022-Q4", "2022-10/2022-12"], "2022-10/2022-12"),
            (["2022-01/2022-12", "2022"], "2022"),
            (["2022-11", "2021-12", "2022-01/2022-10"], "2022-11"),
            (["2022-05", "2022-01/2023-12", "2023-01"], "2022-05"),
        ]
        for (periods, taken) in cases {
            let shown = Shown(periods.enumerated().map { article("a\($0)", figure("\($0 + 1)", during: $1)) })
            #expect(shown.national(Fixture.teams, "2022")?.ranking.map(\.period.text) == [taken], "\(periods)")
            for (place, own) in periods.enumerated() where own != "2022" {
                let national = shown.national(Fixture.teams, own)
                #expect(national?.ranks == ["1 38 \(own) \(place + 1) eq"], "\(periods), \(own)")
            }
        }
    }

    @Test("A year's actual is chosen first, and reports only then")
    func chosenFirst() {
        let shown = Shown(
            article("a", figure("5", during: "2022-06")), article("b", figure("90", during: "2022-09", unit: .percent)))
        #expect(shown.national(Fixture.teams, "2022")?.ranking == [])
        #expect(shown.national(Fixture.teams, "2022-06")?.ranks == ["1 38 2022-06 5 eq"])
    }

    @Test("Keys are each period of an actual, each year with one, and each period of a stated figure")
    func keys() {
        let shown = Shown(
            article(
                "a", figure("5", during: "2022-06"), figure("6", during: "2021-01/2025-12"),
                figure("7", during: "2023", status: .target)),
            article("b", figure("8", during: "2020-Q1", scope: .national, in: nil)))
        #expect(
            shown.keys.filter { !$0.hasPrefix("38/") } == [
                "34/workforce.community_teams/2021-01/2025-12", "34/workforce.community_teams/2022",
                "34/workforce.community_teams/2022-06", "workforce.community_teams/2020-Q1",
                "workforce.community_teams/2021-01/2025-12", "workforce.community_teams/2022",
                "workforce.community_teams/2022-06",
            ])
    }
}
