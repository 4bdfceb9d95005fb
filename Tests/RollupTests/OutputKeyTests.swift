import Core
import Rollup
import TestSupport
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
        let stated63 = NationalKey(units: .sixtyThree, indicator: Fixture.teams, period: period("2022"))
        let contents = article("a", figure("1")).contributions(with: Fixture.reference)
        let sections = contents[
            .rollup(RollupKey(province: province("38"), indicator: Fixture.teams, period: period("2022")))]
        let target = sections.map { content in
            guard case .sections(let kinds) = content, let actual = kinds[.actual] else { return content }
            return PartialContent.sections([.target: actual])
        }
        let idle: [(PartialSubject, PartialContent?)] = [
            (.rollup(teams), .sections([:])), (.rollup(teams), .sections([.actual: SectionPartial()])),
            (.rollup(teams), .summary(SummaryPartial())), (.summary(province("38")), sections),
            (.stated(stated34), sections), (.rollup(teams), nil), (.stated(stated63), target),
        ]
        for (subject, content) in idle {
            state.set(subject, partition: 0, content)
            #expect(state.keys.isEmpty)
        }
    }

    @Test("National figures are touched where what a headline says is another, in whatever respect")
    func touched() {
        let key = RollupKey(province: province("38"), indicator: Fixture.teams, period: period("2022-06"))
        let national = [UnitList.sixtyThree, .thirtyFour].flatMap { units in
            ["2022-06", "2022"].map { time in
                OutputKey.national(NationalKey(units: units, indicator: Fixture.teams, period: period(time)))
            }
        }
        let all = Set(national + [.rollup(key)])
        let steps: [(String, Observation?, touched: Set<OutputKey>)] = [
            ("new", figure("5", during: "2022-06"), all), ("value", figure("6", during: "2022-06"), all),
            ("comparator", figure("6", during: "2022-06", comparator: .ge), all),
            ("unit", figure("6", during: "2022-06", unit: .percent), all),
            ("outOf", figure("6", during: "2022-06", unit: .percent, outOf: "9"), all),
            ("nothing", figure("6", during: "2022-06", unit: .percent, outOf: "9", at: 77), [.rollup(key)]),
            ("gone", nil, all),
        ]
        var state = MergedState(reference: Fixture.reference)
        for (name, observation, touched) in steps {
            let contents = observation.map { article("a", $0).contributions(with: Fixture.reference) }
            let change = state.set(.rollup(key), partition: 3, contents?[.rollup(key)])
            #expect(Set(change.touched.map(state.key)) == touched, "\(name)")
        }
    }

    @Test("The message's key names the article")
    func id() {
        let key = RollupKey(province: province("38"), indicator: Fixture.teams, period: period("2022"))
        var state = PartitionState(reference: Fixture.reference)
        state.set("b", article("a", figure("1")))
        state.set("c", article("a", figure("1")))
        state.set("b", nil)
        guard case .sections(let sections) = state.partial(.rollup(key)) else {
            Issue.record("no section")
            return
        }
        #expect(sections[.actual]?.best.map(\.articleId) == ["c"])
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
                #expect(state.output(state.key(output)) == nil)
            }
        }
        #expect(state.output(.province(province("34:38"))) == nil)
        #expect(state.output(.province(province("03"))) == nil)
    }
}
