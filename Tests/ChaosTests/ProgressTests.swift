import Chaos
import Testing

@Suite("Whether messages go on being read during faults") struct ProgressTests {
    private func fault(_ kind: Fault.Kind, _ start: Int, _ length: Int) -> Fault {
        Fault(kind: kind, start: .seconds(start), length: .seconds(length), choice: 0)
    }

    @Test(
        "Messages must be read during a fault unless another takes the broker or the other worker away",
        arguments: [
            ([], true), ([(.killAggregator, 12, 2)], true), ([(.zombieWorker, 12, 25)], false),
            ([(.zombieWorker, 60, 25)], true), ([(.brokerRestart, 15, 0)], false), ([(.cut, 2, 4)], false),
            ([(.cut, 80, 4)], true),
        ] as [([(Fault.Kind, Int, Int)], Bool)])
    func obligation(others: [(Fault.Kind, Int, Int)], mustMove: Bool) {
        let freeze = fault(.freezeWorker, 10, 9)
        let watch = ProgressWatch(FaultPlan([freeze] + others.map { fault($0.0, $0.1, $0.2) }))
        #expect(watch.mustMove(freeze) == mustMove)
    }

    @Test("A broker that is away is no time to ask for progress") func absent() {
        let cut = fault(.cut, 10, 8)
        var watch = ProgressWatch(FaultPlan([cut]))
        #expect(!watch.mustMove(cut))
        watch.began(cut, at: .seconds(10), 500)
        watch.look(at: .seconds(60), 500)
        #expect(watch.watched == 0)
    }

    @Test("Progress counts though another fault would excuse a pause, and the pause is no finding", arguments: [0, 1])
    func excused(progress: Int64) {
        let freeze = fault(.freezeWorker, 10, 9)
        var watch = ProgressWatch(FaultPlan([freeze, fault(.cut, 12, 4)]))
        watch.began(freeze, at: .seconds(10), 500)
        watch.look(at: .seconds(50), 500 + progress)
        #expect(watch.watched == Int(progress))
        #expect(watch.findings.isEmpty)
    }

    @Test("Progress in time is counted once, and none in time is found", arguments: [(18, 1), (20, 0)])
    func progress(moves: Int, moved: Int) {
        let freeze = fault(.freezeWorker, 10, 9)
        var watch = ProgressWatch(FaultPlan([freeze]))
        watch.began(freeze, at: .seconds(10), 500)
        for second in 11...25 { watch.look(at: .seconds(second), second >= moves ? 501 : 500) }
        #expect(watch.watched == 1)
        #expect(watch.moved == moved)
        #expect(watch.findings.map(\.check) == (moved == 1 ? [] : [.progress]))
    }

    @Test("Where nobody can tell how far the readings are, nothing is concluded") func unknown() {
        let freeze = fault(.freezeWorker, 10, 9)
        var watch = ProgressWatch(FaultPlan([freeze]))
        watch.began(freeze, at: .seconds(10), nil)
        watch.look(at: .seconds(40), 500)
        #expect(watch.watched == 0)
        watch.began(freeze, at: .seconds(10), 500)
        watch.look(at: .seconds(40), nil)
        #expect(watch.findings.isEmpty)
    }
}

@Suite("The table of a series") struct TableTests {
    @Test("The totals add up seeds and faults") func totals() {
        var good = SeedResult(seed: 1)
        (good.events, good.duplicated, good.explained) = (100, 0, 70)
        good.faults = [.cut: 2, .join: 1]
        var bad = SeedResult(seed: 2)
        (bad.events, bad.lost, bad.duplicated, bad.explained) = (50, 3, 1, 5)
        bad.faults = [.cut: 3]
        bad.findings = [Finding(.lost, "3 messages")]
        let totals = SeedResult.totals([good, bad])
        #expect(totals[0] == "2 seeds, 1 ok; 150 events: 3 lost, 1 duplicated, 75 values in between explained")
        #expect(totals[1] == "faults over all: cut×5 join×1")
    }

    @Test("Where the harness could not go on, nobody says that bytes were equal") func harness() throws {
        var result = SeedResult(seed: 1)
        result.findings = [Finding(.harness, "no broker")]
        let equal = try #require(SeedResult.heads.firstIndex(of: "equal"))
        #expect(result.cells[equal] == "?")
        #expect(result.cells.count == SeedResult.heads.count)
    }
}
