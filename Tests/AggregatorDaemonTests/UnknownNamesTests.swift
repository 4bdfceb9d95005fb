import AggregatorDaemon
import Core
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

@Suite("Figures that the catalogue does not know") struct UnknownNamesTests {
    private static func observation(_ indicator: String?, _ place: String?) -> Observation {
        Observation(
            indicator: indicator.map(IndicatorID.init(rawValue:)), value: 1, unit: .count, comparator: .eq,
            measure: .level, status: .actual, scope: .province, tier: nil, province: place.map { province($0).code },
            units: .sixtyThree, period: period("2022"), outOf: nil, confidence: 1,
            evidence: Evidence(field: .body, start: 0, end: 1, sentence: "1", sentenceStart: 0))
    }

    private static func reading(_ observations: [Observation], relevant: Bool = true) -> Reading {
        var reading = Reading(
            articleId: "a", rules: "test", title: nil, url: nil, source: nil, publishedAt: nil, relevant: relevant,
            province: nil, units: .sixtyThree)
        reading.observations = observations
        return reading
    }

    @Test("Unknown indicators and provinces are counted, known ones and missing ones are not") func counts() {
        var unknown = UnknownNames()
        unknown.note(
            Self.reading([
                Self.observation("x.y", "38"), Self.observation("x.y", "99"), Self.observation(nil, nil),
                Self.observation(Fixture.teams.rawValue, "38"),
            ]), Fixture.reference)
        #expect(unknown.counts == [.indicator: 2, .province: 1])
        #expect(unknown.samples == ["x.y", "99"])
        unknown.note(Self.reading([Self.observation("z.z", "38")], relevant: false), Fixture.reference)
        #expect(unknown.counts == [.indicator: 2, .province: 1])
    }

    @Test("However many names there are, a few are kept") func samples() {
        var unknown = UnknownNames()
        for number in 0..<100 {
            unknown.note(Self.reading([Self.observation("x.y\(number)", "38")]), Fixture.reference)
        }
        #expect(unknown.counts == [.indicator: 100])
        #expect(unknown.samples.count == 5)
    }

    @Test("A batch's are told when it is committed, and not when it is given up") func batches() throws {
        let topology = Topology(prefix: "cds")
        let home = TopicPartition(topology.readings, 0)
        var state = try AggregatorState.ofEmptyReadings(home, topology)
        let message = Message(
            topicPartition: home, offset: 0, key: [97],
            value: ReadingMessage.encode(Self.reading([Self.observation("x.y", "38")])), headers: [])
        _ = state.process([message])
        state.aborted()
        #expect(state.committed().isEmpty)
        _ = state.process([message])
        #expect(state.committed().counts == [.indicator: 1])
        #expect(state.committed().isEmpty)
    }
}
