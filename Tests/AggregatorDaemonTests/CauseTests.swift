import AggregatorDaemon
import Core
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

@Suite("What a record's headers tell of its cause") struct CauseTests {
    private static let topology = Topology(prefix: "cds")
    private static let home = TopicPartition(topology.readings, 0)

    private static func trace(_ offset: Int64) -> String {
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333\(offset)-01"
    }

    /// A reading of an article of its own, with figures of some provinces.
    private static func message(_ offset: Int64, _ provinces: String...) -> Message {
        var reading = Reading(
            articleId: ExactText("a\(offset)"), rules: "test", title: nil, url: nil, source: nil, publishedAt: nil,
            relevant: true, province: nil, units: .sixtyThree)
        reading.observations = provinces.map { code in
            Observation(
                indicator: Fixture.indicators[0].id, value: 1, unit: Fixture.indicators[0].unit, comparator: .eq,
                measure: .level, status: .actual, scope: .province, tier: nil, province: province(code).code,
                units: .sixtyThree, period: period("2022"), outOf: nil, confidence: 1,
                evidence: Evidence(field: .body, start: 0, end: 1, sentence: "1", sentenceStart: 0))
        }
        return Message(
            topicPartition: home, offset: offset, key: Array("a\(offset)".utf8), value: ReadingMessage.encode(reading),
            headers: [Header("traceparent", trace(offset))])
    }

    private static func header(_ name: String, _ record: Record) -> String? {
        record.headers.first { $0.key == name }?.value.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("A key that several messages touch is written once, and names the last one") func sharedKey() throws {
        var state = try AggregatorState.ofEmptyReadings(Self.home, Self.topology)
        let records = state.process([Self.message(0, "01", "38"), Self.message(1, "38"), Self.message(2, "04")])
            .map { (key: String(decoding: $0.key ?? [], as: UTF8.self), record: $0) }
        #expect(Set(records.map(\.key)).count == records.count)
        func traces(_ place: String) -> [String: (id: String?, trace: String?)] {
            Dictionary(
                uniqueKeysWithValues: records.filter { $0.key.contains(place) }.map {
                    ($0.key, (Self.header("ce_id", $0.record), Self.header("traceparent", $0.record)))
                })
        }
        for (place, offset, isShared) in [("01", 0, false), ("38", 1, true), ("04", 2, false)] {
            let found = traces("/\(place)/")
            #expect(!found.isEmpty)
            for (key, headers) in found {
                #expect(headers.id == "cds.readings/0/\(offset)/\(key)")
                #expect(headers.trace == (isShared ? nil : Self.trace(Int64(offset))), "\(key)")
            }
        }
    }

    @Test("What a batch that was given up touched is no part of the next one") func afterAnAbort() throws {
        var state = try AggregatorState.ofEmptyReadings(Self.home, Self.topology)
        let first = state.process([Self.message(0, "01")]).map(\.key)
        state.aborted()
        let other = state.process([Self.message(1, "38")]).map(\.key)
        #expect(Set(first).isDisjoint(with: other))
        state.aborted()
        #expect(state.process([Self.message(0, "01")]).map(\.key) == first)
    }
}
