import Chaos
import Kafka
import Pipeline
import TestSupport
import Testing

@Suite struct BookkeepingTests {
    private let load = Load(seed: 21, count: 2_000, withAborted: true)

    private func checks(_ logs: CommittedLogs, isExact: Bool = true) -> [Finding.Check] {
        var checks = BookkeepingChecks(logs)
        return checks.findings(isExact: isExact).map(\.check)
    }

    @Test func nothingIsFoundWhereNothingWentWrong() {
        #expect(checks(CommittedLogs.made(of: load)) == [])
    }

    @Test func aMissingReadingIsLost() {
        let logs = CommittedLogs.made(of: load)
        #expect(checks(logs.changing(logs.topology.readings) { $0.remove(at: 100) }) == [.lost])
    }

    @Test func aSecondReadingOfOneMessageIsADuplicateWhereTheBrokerHidesWhatWasAborted() {
        let logs = CommittedLogs.made(of: load)
        let twice = logs.changing(logs.topology.readings) { $0.append($0[100]) }
        #expect(checks(twice) == [.duplicated])
        #expect(checks(twice, isExact: false) == [])
        #expect(checks(logs.changing(logs.topology.deadLetters) { $0.append($0[0]) }) == [.duplicated])
    }

    @Test func aReadingOfAMessageThatIsNotCommittedIsFound() {
        let logs = CommittedLogs.made(of: load)
        let stranger = CommittedLogs.message(
            logs.topology.readings, 9_999, "x", [], [Header("ce_id", "\(logs.topology.articles)/0/999999")])
        #expect(checks(logs.changing(logs.topology.readings) { $0.append(stranger) }) == [.aborted])
    }

    @Test func anArticleWhoseOlderTextWasReadLastStandsInItWhereTheBrokerFencesNobody() throws {
        var logs = CommittedLogs.made(of: load)
        #expect(logs.acceptLateReadings() == [])
        let first = try #require(
            logs[logs.topology.readings].first { message in
                guard let event = logs.origin(of: message), case .article(let story) = event.content else {
                    return false
                }
                return load.standing[event.id].map { $0 != story } ?? true
            })
        let event = try #require(logs.origin(of: first))
        var late = logs.changing(logs.topology.readings) { $0.append(first) }
        #expect(late.acceptLateReadings() == [event.id])
        #expect(late.standing[event.id].map { .some($0) } == event.standing)
        #expect(late.standing.filter { $0.key != event.id } == load.standing.filter { $0.key != event.id })
    }

    @Test func aDeadLetterWithOtherBytesIsFound() {
        let logs = CommittedLogs.made(of: load)
        let changed = logs.changing(logs.topology.deadLetters) { letters in
            let letter = letters[0]
            letters[0] = CommittedLogs.message(
                letter.topicPartition.topic, letter.offset, String(decoding: letter.key ?? [], as: UTF8.self),
                (letter.value ?? []) + [0], letter.headers)
        }
        #expect(checks(changed) == [.deadLetters])
    }

    @Test func aMissingDeadLetterIsLostAndNamed() {
        let logs = CommittedLogs.made(of: load)
        #expect(checks(logs.changing(logs.topology.deadLetters) { $0.removeLast() }) == [.lost, .deadLetters])
    }

    @Test func aLoadThatDidNotArriveAsItWasMeantIsNoVerdictOnTheProduct() {
        let logs = CommittedLogs.made(of: load)
        #expect(checks(logs.changing(logs.topology.articles) { $0.append($0[3]) }).contains(.load))
        #expect(checks(logs.changing(logs.topology.articles) { $0.removeLast() }).contains(.load))
    }
}
