import Core
import Dashboard
import TestSupport
import Testing
import Wire

@Suite struct StateTests {
    private let teams = Fixture.teams.rawValue

    /// Versions of several keys, in the order of their topics.
    private func versions() throws -> [[Sent]] {
        [
            [
                try rollup("38/\(teams)/2023", actual: "5"), try rollup("38/\(teams)/2023", actual: "7", target: "9"),
            ],
            [try rollup("38/\(teams)/2022", actual: "3")],
            [try rollup("02/\(teams)/2023-09", actual: "11"), Sent(.rollups, "02/\(teams)/2023-09", nil)],
            [try rollup("08/\(teams)/2023", actual: "13")],
            [try rollup("34:08/\(teams)/2023-06", change: "2")],
            [
                reading("a"),
                reading("a", title: "Tin khác", date: "2023-11-01", province: "40", observed: ["38", "02"]),
            ],
            [reading("b", date: nil), reading("b", relevant: false), reading("b", date: nil, genre: .plan)],
            [reading("c", province: nil, observed: ["38"]), Sent(.readings, "c", nil)],
            [reading("d", date: "2023-10-10")],
        ]
    }

    @Test func theStateDependsOnlyOnTheMessagesThatStand() throws {
        let keys = try versions()
        var plain = state(keys.compactMap(\.last))
        let expected = try plain.everyAnswer()
        var dice = Dice(seed: 7)
        for _ in 0..<20 {
            var rest = keys.map { $0[...] }
            var mixed = DashboardState(directory: directory)
            while let place = rest.indices.filter({ !rest[$0].isEmpty }).randomElement(using: &dice) {
                if let message = rest[place].popFirst() { _ = mixed.apply(message) }
                if dice.once(in: 3) { _ = try mixed.everyAnswer() }
            }
            #expect(try mixed.everyAnswer() == expected)
        }
    }

    @Test func afterNullsTheStateIsAsIfNothingHadCome() throws {
        var changed = state(try versions().flatMap { $0 })
        for key in try versions().compactMap({ $0.first }) { _ = changed.apply(Sent(key.feed, key.key, nil)) }
        var empty = DashboardState(directory: directory)
        #expect(try changed.everyAnswer() == empty.everyAnswer())
        #expect(changed.rollupCount == 0)
        #expect(changed.readingCount == 0)
    }

    @Test func anOutcomeTellsWhetherAnythingChanged() throws {
        var state = DashboardState(directory: directory)
        let message = try rollup("38/\(teams)/2023", actual: "5")
        #expect(state.apply(message) == .changed)
        #expect(state.apply(message) == .unchanged)
        #expect(state.apply(Sent(.rollups, message.key, nil)) == .changed)
        #expect(state.apply(Sent(.rollups, message.key, nil)) == .unchanged)
    }

    @Test(arguments: [Feed.readings, .rollups, .provinces, .national])
    func whatCannotBeReadCountsAsANull(_ feed: Feed) throws {
        var state = DashboardState(directory: directory)
        for value in ["", "{", "[]", "{}", "null", "{\"articleId\":\"x\"}"] {
            let outcome = state.apply(Sent(feed, "38/\(teams)/2023", Array(value.utf8)))
            guard case .unreadable = outcome else {
                Issue.record("\(value) was read")
                continue
            }
        }
        #expect(state.apply(feed, key: nil, value: nil) != .changed)
        _ = state.apply(try rollup("38/\(teams)/2023", actual: "5"))
        let other = try rollup("40/\(teams)/2023", actual: "5")
        guard case .unreadable = state.apply(Sent(.rollups, "38/\(teams)/2023", other.value)) else {
            Issue.record("a value under another key was taken")
            return
        }
        #expect(state.rollupCount == 0)
    }

    @Test func messagesArePassedOnAsTheirBytes() throws {
        let message = try rollup(
            "38/\(teams)/2023", actual: "98.72 percent", sentence: "Đạt \"98,72%\" <b>&</b>\u{2028}")
        let article = reading("bài/1")
        let state = state([message, article])
        #expect(try state.rollup(query(["key": message.key])).bytes == message.value)
        #expect(try state.article(query(["id": "bài/1"])).bytes == article.value)
        let entry = try json(state.country(query(["indicator": teams, "period": "2023"])))["provinces"]?
            .entry("province", "38")
        #expect(
            entry?["actual"]?["evidence"]?.elements?.first?["sentence"]?.string == "Đạt \"98,72%\" <b>&</b>\u{2028}")
    }

    @Test func idsAreComparedByTheirBytes() throws {
        let composed = reading("\u{E9}")
        let decomposed = reading("e\u{301}", title: "Khác")
        let state = state([composed, decomposed])
        #expect(state.readingCount == 2)
        #expect(try state.article(query(["id": "\u{E9}"])).bytes == composed.value)
    }

    @Test func deadLettersAreCountedByMessageAndForgottenWhenTheTopicDeletesThem() {
        var tally = DeadLetterTally()
        for offset: Int64 in [0, 2, 2, 7] { tally.add(offset, in: 0) }
        tally.add(0, in: 1)
        #expect(tally.count == 4)
        tally.drop(below: 3, in: 0)
        #expect(tally.count == 2)
    }
}
