import Core
import Rollup
import TestSupport
import Testing

/// contract.md, "Promises" 1 and 2, on random readings.
@Suite struct FoldLawTests {
    private static let seeds = [UInt64](1...40)

    /// A random number of random readings.
    private func readings(_ dice: inout Dice) -> [Reading] { dice.readings(Int.random(in: 0...40, using: &dice)) }

    /// The last reading of each id.
    private func standing(_ messages: [Reading]) -> [Reading] {
        var last: [ExactText: Reading] = [:]
        for message in messages { last[message.articleId] = message }
        return Array(last.values)
    }

    @Test("The fold is what the contract says, read plainly", arguments: seeds)
    func oracle(seed: UInt64) {
        var dice = Dice(seed: seed)
        let messages = readings(&dice)
        Laws.same(fold(messages, reference: Fixture.reference), Oracle(messages).outputs, "seed \(seed)")
    }

    @Test("The order between articles changes nothing", arguments: seeds)
    func order(seed: UInt64) {
        var dice = Dice(seed: seed)
        let messages = standing(readings(&dice))
        let shuffled = fold(messages.shuffled(using: &dice), reference: Fixture.reference)
        Laws.same(shuffled, fold(messages, reference: Fixture.reference), "seed \(seed)")
    }

    @Test("Of an id only the last reading counts, and reading all again changes nothing", arguments: seeds)
    func replay(seed: UInt64) {
        var dice = Dice(seed: seed)
        let messages = readings(&dice)
        let once = fold(messages, reference: Fixture.reference)
        Laws.same(fold(standing(messages), reference: Fixture.reference), once, "only the last, seed \(seed)")
        Laws.same(fold(messages + messages, reference: Fixture.reference), once, "again, seed \(seed)")
    }

    @Test("Readings spread over any number of partitions merge to the whole", arguments: seeds)
    func split(seed: UInt64) {
        var dice = Dice(seed: seed)
        let messages = readings(&dice)
        for count in 1...8 {
            var partitions = Array(repeating: PartitionState(reference: Fixture.reference), count: count)
            for message in messages {
                let place = message.articleId.string.utf8.reduce(0) { ($0 * 31 + Int($1)) % count }
                partitions[place].set(message.articleId, message)
            }
            var merged = MergedState(reference: Fixture.reference)
            for place in partitions.indices.shuffled(using: &dice) {
                for (subject, content) in shown(partitions[place]) {
                    merged.set(subject, partition: Int32(place), content)
                }
            }
            Laws.same(
                shown(merged), fold(messages, reference: Fixture.reference), "seed \(seed), \(count) partitions")
        }
    }
}
