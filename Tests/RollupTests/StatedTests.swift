import Core
import Rollup
import TestSupport
import Testing

/// contract.md, "NationalRollup", `stated`, and the national figures of the 34.
@Suite struct StatedTests {
    @Test("What articles state for the country is a section of the 63's key of exactly that period")
    func stated() {
        let shown = Shown(
            article("a", on: "01-01", figure("50", scope: .national, in: nil), figure("60", scope: .national, in: nil)),
            article("b", on: "01-02", figure("70", scope: .national, in: "34:08")),
            article("c", figure("80", during: "2022-06", scope: .national, in: nil)), article("d", figure("5")))
        let national = shown.national()
        #expect(national?.stated?.value == "70")
        #expect(national?.stated?.others == ["60 count eq - ×1"])
        #expect(national?.stated?.observations == 3)
        #expect(national?.stated?.cited == ["b@10", "a@10", "a@10"])
        #expect(national?.ranks == ["1 38 2022 5 eq"])
        #expect(shown.national(units: .thirtyFour)?.stated == nil)
        #expect(shown.national(Fixture.teams, "2022-06")?.stated?.value == "80")
        #expect(shown.national(Fixture.teams, "2022-06", units: .thirtyFour) == nil)
    }

    @Test("Only actual levels of the whole country are stated, of confidence 0.5 and above")
    func refused() {
        let refused = [
            figure("1", status: .target, scope: .national, in: nil),
            figure("1", measure: .change, scope: .national, in: nil),
            figure("1", scope: .national, tier: .commune, in: nil),
            figure("1", scope: .national, in: nil, confidence: "0.49"),
            figure("1", during: nil, scope: .national, in: nil), figure("1", nil, scope: .national, in: nil),
        ]
        for observation in refused {
            let reading = article("a", observation)
            #expect(Shown(reading).keys.isEmpty, "\(observation)")
            let subjects = Set(reading.contributions(with: Fixture.reference).keys)
            #expect(subjects == [.summary(province("38"))], "\(observation)")
        }
        let reading = article("a", relevant: false, figure("1", scope: .national, in: nil))
        #expect(Shown(reading).keys.isEmpty)
    }

    @Test("The 34 are the 23 merged provinces and the 11 others with their roll-ups of the 63")
    func thirtyFour() {
        let shown = Shown(
            article("a", figure("5", in: "34:08")), article("b", figure("9", in: "38")),
            article("c", figure("7", in: "08")),
            article("d", figure("6", during: "2022-06", in: "34:01")))
        #expect(shown.national(units: .thirtyFour)?.ranks == ["1 38 2022 9 eq", "2 01 2022-06 6 eq", "3 08 2022 5 eq"])
        #expect(shown.national()?.ranks == ["1 38 2022 9 eq", "2 08 2022 7 eq", "3 01 2022-06 6 eq"])
        #expect(shown.national(units: .thirtyFour)?.total == 20)
        let merged = Shown(article("c", figure("7", in: "08")))
        #expect(merged.keys == ["08/workforce.community_teams/2022", "workforce.community_teams/2022"])
        let new = Shown(article("c", figure("7", in: "34:08")))
        #expect(new.keys == ["34/workforce.community_teams/2022", "34:08/workforce.community_teams/2022"])
    }

    @Test("All 34 are members of their list, and all 63 of theirs")
    func members() {
        let readings =
            (Fixture.codes(Fixture.codes63).map(\.description) + Fixture.codes(Fixture.codes34).map { "34:\($0)" })
            .map { article("a\($0)", figure("1", in: $0)) }
        #expect(Shown(readings).national()?.ranking.count == 63)
        #expect(Shown(readings).national(units: .thirtyFour)?.ranking.count == 34)
    }
}
