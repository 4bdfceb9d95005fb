import Core
import Rollup
import Testing

@Suite struct OutputKeyTests {
    private let teams = RollupKey(
        province: province("34:08"), indicator: Fixture.teams, period: period("2022-01/2022-09"))

    @Test("Output keys are written as the contract's topics say")
    func text() {
        let national = NationalKey(units: .thirtyFour, indicator: Fixture.teams, period: period("2022"))
        let cases: [(OutputKey, String)] = [
            (.rollup(teams), "34:08/workforce.community_teams/2022-01/2022-09"),
            (.province(province("38")), "38"), (.province(province("34:08")), "34:08"),
            (.national(national), "34/workforce.community_teams/2022"),
        ]
        for (key, text) in cases { #expect(key.text == text) }
    }

    @Test("All partials of an indicator have one sharding key, and those of a province's summary")
    func sharding() {
        let stated = NationalKey(units: .sixtyThree, indicator: Fixture.teams, period: period("2020"))
        for subject in [PartialSubject.rollup(teams), .stated(stated)] {
            #expect(subject.shardingKey == "indicator/workforce.community_teams")
        }
        #expect(PartialSubject.summary(province("34:08")).shardingKey == "province/34:08")
        #expect(OutputKey.rollup(teams).shardingKey == "indicator/workforce.community_teams")
        #expect(OutputKey.national(stated).shardingKey == "indicator/workforce.community_teams")
        #expect(OutputKey.province(province("34:08")).shardingKey == "province/34:08")
    }

    @Test("A source's digest is the first half of its SHA-256; none has its own")
    func digest() {
        #expect(SourceDigest(of: "abc") == SourceDigest(high: 0xBA78_16BF_8F01_CFEA, low: 0x4141_40DE_5DAE_2223))
        #expect(SourceDigest(of: "") == SourceDigest(high: 0xE3B0_C442_98FC_1C14, low: 0x9AFB_F4C8_996F_B924))
        #expect(SourceDigest(of: nil) == .absent)
    }

    @Test("Contents that say nothing of their subject count as none")
    func idle() {
        var state = MergedState(reference: Fixture.reference)
        let stated34 = NationalKey(units: .thirtyFour, indicator: Fixture.teams, period: period("2022"))
        let contents = article("a", figure("1")).contributions(with: Fixture.reference)
        let sections = contents[
            .rollup(RollupKey(province: province("38"), indicator: Fixture.teams, period: period("2022")))]
        let idle: [(PartialSubject, PartialContent?)] = [
            (.rollup(teams), .sections([:])), (.rollup(teams), .sections([.actual: SectionPartial()])),
            (.rollup(teams), .summary(SummaryPartial())), (.summary(province("38")), sections),
            (.stated(stated34), sections), (.rollup(teams), nil),
        ]
        for (subject, content) in idle {
            state.set(subject, partition: 0, content)
            #expect(state.keys.isEmpty)
        }
    }

    @Test("Partials of what the reference data do not have make no output")
    func unknown() throws {
        var state = MergedState(reference: Fixture.reference)
        let key = RollupKey(province: province("38"), indicator: Fixture.teams, period: period("2022"))
        let content = try #require(article("a", figure("1")).contributions(with: Fixture.reference)[.rollup(key)])
        let unknown = [
            RollupKey(province: province("03"), indicator: Fixture.teams, period: key.period),
            RollupKey(province: province("34:38"), indicator: Fixture.teams, period: key.period),
            RollupKey(province: province("38"), indicator: IndicatorID(rawValue: "x.y"), period: key.period),
        ]
        for key in unknown {
            for output in state.set(.rollup(key), partition: 0, content).touched {
                #expect(state.output(output) == nil)
            }
        }
        #expect(state.output(.province(province("34:38"))) == nil)
        #expect(state.output(.province(province("03"))) == nil)
    }
}
