import Chaos
import Kafka
import Pipeline
import TestSupport
import Testing

@Suite struct IntermediateTests {
    private static let key = "38/overall.dti_rank/2022"

    /// Logs in which the roll-up of ``key`` was published after each reading, as if each were a batch of its own.
    private func logs(_ load: Load, shift: Int64 = 0) -> CommittedLogs {
        let logs = CommittedLogs.made(of: load)
        let topology = logs.topology
        var stories: [String: Story] = [:]
        var partials: [Message] = []
        var rollups: [Message] = []
        for reading in logs[topology.readings] {
            guard let event = logs.origin(of: reading), let story = event.standing else { continue }
            stories[event.id] = story
            let id = "\(topology.readings)/0/\(reading.offset - shift)/rollup/\(Self.key)/0/0"
            partials.append(
                CommittedLogs.message(
                    topology.partials, Int64(partials.count), "rollup/\(Self.key)/0/0", [], [Header("ce_id", id)]))
            let section = Recount.sections(stories.values)[Self.key]
            rollups.append(
                CommittedLogs.message(
                    topology.rollups, Int64(rollups.count), Self.key, section.map(Self.value),
                    [Header("ce_id", "\(topology.partials)/0/\(partials.count - 1)/\(Self.key)")]))
        }
        return logs.changing(topology.partials) { $0 = partials }.changing(topology.rollups) { $0 = rollups }
    }

    private static func value(_ section: Recount.Section) -> [UInt8] {
        Array(
            #"""
            {"actual":{"value":\#(section.tenths / 10),"asOf":"\#(section.asOf)","articles":\#(section.articles),\#
            "sources":\#(section.sources),"low":\#(section.low / 10),"high":\#(section.high / 10)}}
            """#.utf8)
    }

    @Test func everyValueOfAPrefixIsExplained() {
        let load = Load(seed: 8, count: 1_500, withAborted: true)
        var check = IntermediateCheck(logs(load))
        let findings = check.findings()
        #expect(findings == [])
        #expect(check.explained > 1_000)
    }

    @Test func aValueThatIsAheadOfItsPrefixIsFound() {
        var check = IntermediateCheck(logs(Load(seed: 8, count: 1_500, withAborted: true), shift: 40))
        let findings = check.findings().map(\.check)
        #expect(findings == [Finding.Check.intermediate])
    }

    @Test func aValueThatSaysNothingOfItsOriginIsFound() {
        let made = logs(Load(seed: 8, count: 300, withAborted: false))
        let bare = made.changing(made.topology.rollups) { rollups in
            rollups = rollups.map { CommittedLogs.message($0.topicPartition.topic, $0.offset, Self.key, $0.value, []) }
        }
        var check = IntermediateCheck(bare)
        let findings = check.findings().map(\.check)
        #expect(findings == [Finding.Check.intermediate])
        #expect(check.explained == 0)
    }
}
