import Core
import Rollup
import TestSupport
import Testing

/// Sections and summaries of more articles than the states keep in one piece.
@Suite struct ManyArticlesTests {
    /// The days from 1 January to 28 December in an order without a pattern, one article each and three a day.
    private static let readings: [Reading] = {
        var dice = Dice(seed: 7)
        return (0..<1000).map { place in
            let (month, day) = (place / 28 % 12 + 1, place % 28 + 1)
            let date = (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
            return article("a\(place)", on: date, source: "s\(place % 90)", figure("\(place % 50)", at: place))
        }.shuffled(using: &dice)
    }()

    @Test("A section of a thousand articles is read off the latest and the best of them")
    func thousand() {
        let shown = Shown(Self.readings)
        let section = shown.section()
        #expect(section?.articles == 1000)
        #expect(section?.sources == 90)
        #expect(section?.asOf == Timestamp("2022-12-28T00:00:00Z"))
        #expect(section?.cited == ["a671@671", "a335@335", "a334@334"])
        #expect([section?.low, section?.high] == [0, 49])
        #expect(section?.alternatives.map(\.articles) == Array(repeating: 20, count: 10))
        #expect(section?.alternativesOmitted == 39)
        #expect(shown.summary("38")?.firstPublishedAt == Timestamp("2022-01-01T00:00:00Z"))
        #expect(shown.summary("38")?.lastPublishedAt == Timestamp("2022-12-28T00:00:00Z"))
    }

    @Test("Taken away in any order, they leave what the others contribute, and in the end nothing")
    func takenAway() {
        var dice = Dice(seed: 8)
        var state = PartitionState(reference: Fixture.reference)
        for reading in Self.readings { state.set(reading.articleId, reading) }
        let leaving = Self.readings.shuffled(using: &dice)
        for (place, reading) in leaving.enumerated() {
            state.set(reading.articleId, nil)
            guard place % 200 == 199 else { continue }
            var others = PartitionState(reference: Fixture.reference)
            for other in leaving[(place + 1)...] { others.set(other.articleId, other) }
            #expect(shown(state) == shown(others))
        }
        #expect(state.subjects.isEmpty)
    }

    @Test("Taken away from the top, each is followed by the next in order")
    func fromTheTop() {
        let key = RollupKey(province: province("38"), indicator: Fixture.teams, period: period("2022"))
        var state = PartitionState(reference: Fixture.reference)
        for reading in Self.readings { state.set(reading.articleId, reading) }
        func order(_ left: Reading, _ right: Reading, ids: (ExactText, ExactText) -> Bool) -> Bool {
            let dates = (left.publishedAt?.seconds ?? 0, right.publishedAt?.seconds ?? 0)
            return dates.0 == dates.1 ? ids(left.articleId, right.articleId) : dates.0 > dates.1
        }
        var left = Self.readings.sorted { order($0, $1, ids: >) }
        while let latest = left.first {
            guard case .sections(let sections) = state.partial(.rollup(key)), let actual = sections[.actual] else {
                Issue.record("\(left.count) articles make no section")
                return
            }
            let best = left.prefix(6).sorted { order($0, $1, ids: <) }.prefix(3)
            #expect(actual.headline?.citation.articleId == latest.articleId)
            #expect(actual.best.map(\.articleId) == best.map(\.articleId))
            state.set(latest.articleId, nil)
            left.removeFirst()
        }
        #expect(state.subjects.isEmpty)
    }

    @Test("An article of 500 figures is one article, with its three best citations")
    func manyFigures() {
        var reading = article("a")
        reading.observations = (0..<500).map { figure("\($0)", confidence: $0 % 7 == 0 ? "0.9" : "0.6", at: 1000 - $0) }
        let section = Shown(reading).section()
        #expect(section?.observations == 500)
        #expect(section?.articles == 1)
        #expect(section?.value == "499")
        #expect(section?.cited == ["a@501", "a@503", "a@510"])
    }
}
