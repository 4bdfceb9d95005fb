import Core
import Rollup
import TestSupport
import Testing

/// What publishing again means, and that sums do not drift, on random readings with printed seeds.
@Suite struct RevisionTests {
    private static let seeds = [UInt64](1...30)

    private func state(_ messages: [Reading]) -> PartitionState {
        var state = PartitionState(reference: Fixture.reference)
        for message in messages { state.set(message.articleId, message) }
        return state
    }

    @Test("A revision is a retraction and an addition", arguments: seeds)
    func revision(seed: UInt64) {
        var dice = Dice(seed: seed)
        let before = state(dice.readings(20))
        for revision in dice.readings(10) {
            var replaced = before
            replaced.set(revision.articleId, revision)
            var retracted = before
            retracted.set(revision.articleId, nil)
            retracted.set(revision.articleId, revision)
            #expect(shown(replaced) == shown(retracted), "seed \(seed), \(revision.articleId)")
        }
    }

    @Test("Adding an article and taking it out again is nothing", arguments: seeds)
    func addition(seed: UInt64) {
        var dice = Dice(seed: seed)
        var state = state(dice.readings(20))
        let before = shown(state)
        var reading = dice.reading()
        reading.articleId = "never seen before"
        state.set(reading.articleId, reading)
        state.set(reading.articleId, nil)
        #expect(shown(state) == before, "seed \(seed)")
    }

    @Test("A national total is the exact sum, in whatever order provinces report", arguments: seeds)
    func total(seed: UInt64) {
        var dice = Dice(seed: seed)
        var sum: Int128 = 0
        var readings: [Reading] = []
        for code in Fixture.codes(Fixture.codes63).shuffled(using: &dice) {
            let value = FixedDecimal(millionths: Int128(Int.random(in: 0...10_000_000_000_000, using: &dice)))
            sum += value.millionths
            var observation = figure("1", in: "\(code)")
            observation.value = value
            readings.append(article("of \(code)", about: nil, observation))
        }
        let outputs = fold(readings, reference: Fixture.reference)
        let totals = outputs.values.compactMap { output -> FixedDecimal? in
            guard case .national(let national) = output, national.key.units == .sixtyThree else { return nil }
            return national.total
        }
        #expect(totals.map(\.millionths) == [sum], "seed \(seed)")
    }
}
