import Chaos
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct LoadTests {
    @Test(arguments: [1, 2, 99] as [UInt64]) func theSameSeedGivesTheSameLoad(seed: UInt64) {
        let first = Load(seed: seed, count: 2_000, withAborted: true)
        let second = Load(seed: seed, count: 2_000, withAborted: true)
        #expect(first.events.map(\.value) == second.events.map(\.value))
        #expect(first.standing == second.standing)
        #expect(Load(seed: seed + 1, count: 2_000, withAborted: true).standing != first.standing)
    }

    @Test func theLoadHasTheSharesThatEverydayTrafficHas() {
        let load = Load(seed: 7, count: 100_000, withAborted: true)
        let aborted = load.events.filter(\.isAborted).count
        let published = load.events.count - aborted
        let retracted = load.events.filter { if case .retraction = $0.content { true } else { false } }.count
        #expect(published == 100_000)
        #expect((500...1_500).contains(aborted))
        #expect((1_500...3_500).contains(retracted))
        #expect((350...650).contains(load.events.filter { $0.poison != nil }.count))
        #expect(load.idCount >= 20_000)
        #expect((70_000...75_000).contains(load.idCount))
    }

    @Test func articlesAreShort() {
        let load = Load(seed: 3, count: 5_000, withAborted: false)
        let sizes = load.standing.values.map(\.json.count)
        #expect(sizes.allSatisfy { (150...600).contains($0) }, "\(sizes.min() ?? 0)...\(sizes.max() ?? 0)")
    }

    @Test func theArticleThatStandsIsTheLastReadableMessageOfItsIDUnlessThatIsANull() {
        let load = Load(seed: 5, count: 5_000, withAborted: true)
        var last: [String: [UInt8]] = [:]
        for event in load.events where event.poison == nil && !event.isAborted { last[event.id] = event.value }
        #expect(load.standing.mapValues(\.json) == last)
    }

    @Test func whatTheReaderAndTheFoldGiveIsWhatTheGeneratorKnowsOfItsOwnTexts() throws {
        let load = Load(seed: 11, count: 3_000, withAborted: false)
        let logs = CommittedLogs.made(of: load)
        let state = try FinalState(of: load.standing, topology: logs.topology, binaries: CommandProcess.folder)
        let final = CommittedLogs.made(of: load, last: state.values)
        #expect(RecountCheck(final).findings == [])
        #expect(state.findings(final) == [])
        #expect(RecountCheck(logs).findings.map(\.check) == [.recount, .recount, .recount])
        #expect(state.findings(logs).count == 4)
    }
}
