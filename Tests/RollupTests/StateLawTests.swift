import Core
import Rollup
import TestSupport
import Testing

/// The two states change and change back exactly, on random readings.
@Suite struct StateLawTests {
    private static let seeds = [UInt64](1...30)

    @Test("A partition's partials show what its articles' contributions show together", arguments: seeds)
    func contributions(seed: UInt64) {
        var dice = Dice(seed: seed)
        var state = PartitionState(reference: Fixture.reference)
        var inForce: [ExactText: Reading] = [:]
        for reading in dice.readings(40) {
            let retracts = dice.once(in: 4)
            inForce[reading.articleId] = retracts ? nil : reading
            state.set(reading.articleId, retracts ? nil : reading)
        }
        var whole = MergedState(reference: Fixture.reference)
        for (subject, content) in shown(state) { whole.set(subject, partition: 0, content) }
        var parts = MergedState(reference: Fixture.reference)
        for (place, reading) in inForce.values.enumerated() {
            for (subject, content) in reading.contributions(with: Fixture.reference) {
                parts.set(subject, partition: Int32(place), content)
            }
        }
        #expect(whole.keys == parts.keys)
        Laws.same(shown(parts), shown(whole), "seed \(seed)")
    }

    @Test("A retracted article is one that was never published", arguments: seeds)
    func retract(seed: UInt64) {
        var dice = Dice(seed: seed)
        let messages = dice.readings(20)
        let gone = dice.id()
        var state = PartitionState(reference: Fixture.reference)
        for message in messages { state.set(message.articleId, message) }
        state.set(gone, nil)
        var without = PartitionState(reference: Fixture.reference)
        for message in messages where message.articleId != gone { without.set(message.articleId, message) }
        #expect(shown(state) == shown(without))
        for id in Set(messages.map(\.articleId)) { state.set(id, nil) }
        #expect(state.subjects.isEmpty)
    }

    @Test("A partition names every subject that it changes, and undoes changes exactly", arguments: seeds)
    func undoPartition(seed: UInt64) {
        var dice = Dice(seed: seed)
        var state = PartitionState(reference: Fixture.reference)
        for message in dice.readings(10) { state.set(message.articleId, message) }
        var history: [([PartialSubject: PartialContent], PartitionState.Change)] = []
        for message in dice.readings(15) {
            let before = shown(state)
            let change = state.set(message.articleId, dice.once(in: 4) ? nil : message)
            let after = shown(state)
            let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
            #expect(changed.isSubset(of: change.touched.map(state.subject)))
            history.append((before, change))
        }
        for (before, change) in history.reversed() {
            state.undo(change)
            #expect(shown(state) == before)
        }
    }

    @Test("A merged state names every key that it changes, and undoes changes exactly", arguments: seeds.prefix(10))
    func undoMerged(seed: UInt64) {
        var dice = Dice(seed: seed)
        var partition = PartitionState(reference: Fixture.reference)
        var state = MergedState(reference: Fixture.reference)
        var history: [([OutputKey: Output], Set<OutputKey>, MergedState.Change)] = []
        for message in dice.readings(12) {
            let touched = partition.set(message.articleId, dice.once(in: 4) ? nil : message).touched
            for subject in touched.map(partition.subject) {
                let (before, keys) = (shown(state), state.keys)
                let place = Int32.random(in: 0...2, using: &dice)
                let change = state.set(subject, partition: place, partition.partial(subject))
                let after = shown(state)
                let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
                #expect(changed.isSubset(of: change.touched.map(state.key)))
                history.append((before, keys, change))
            }
        }
        for (before, keys, change) in history.reversed() {
            state.undo(change)
            #expect(state.keys == keys)
            Laws.same(shown(state), before, "seed \(seed)")
        }
        #expect(state.keys.isEmpty)
    }
}
