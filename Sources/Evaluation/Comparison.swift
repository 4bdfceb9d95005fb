public import Core

/// What one article's comparison found, for people who look into differences.
public struct Comparison: Sendable {
    /// Gold with the observation that it was matched with.
    public let pairs: [(gold: GoldObservation, read: Observation)]
    /// Gold that nothing matched; optional ones are left out.
    public let missed: [GoldObservation]
    /// Observations that matched no gold.
    public let extra: [Observation]

    /// Matches the figures of one article one to one: pairs agree on value and unit, and on as much else as can be.
    public init(_ gold: GoldArticle, _ reading: Reading) {
        var pairs: [(gold: GoldObservation, read: Observation)] = []
        var open = gold.observations
        var unread = reading.observations
        for needed in stride(from: ComparedField.allCases.count + 1, through: 0, by: -1) {
            for place in open.indices.reversed() {
                guard let fits = unread.firstIndex(where: { Self.agreement(open[place], $0) ?? -1 >= needed }) else {
                    continue
                }
                pairs.append((open.remove(at: place), unread.remove(at: fits)))
            }
        }
        self.pairs = pairs
        missed = open.filter { !$0.optional }
        extra = unread
    }

    /// How many fields agree, one more where the gold is not optional, so that those are matched first; nil where value
    /// or unit differ.
    private static func agreement(_ gold: GoldObservation, _ read: Observation) -> Int? {
        guard gold.observation.value == read.value, gold.observation.unit == read.unit else { return nil }
        return ComparedField.allCases.filter { $0.agrees(gold.observation, read) }.count + (gold.optional ? 0 : 1)
    }

    /// The pairs that count.
    var counted: [(gold: Observation, read: Observation)] {
        pairs.filter { !$0.gold.optional }.map { ($0.gold.observation, $0.read) }
    }

    /// What was found, too much and too little, at a tier. A pair that does not reach it is both.
    func tally(_ tier: AgreementTier) -> Tally {
        var tally = Tally(found: 0, extra: extra.count, missed: missed.count)
        for pair in counted {
            if tier.isReached(pair.gold, pair.read) {
                tally.found += 1
            } else {
                tally.extra += 1
                tally.missed += 1
            }
        }
        return tally
    }
}
