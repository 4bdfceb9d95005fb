import Core

/// A tally with the 95 percent intervals of its shares.
public struct Estimate: Sendable, Hashable {
    /// The tally over all articles.
    public let tally: Tally
    /// The interval of the precision; nil where it is not defined.
    public let precision: Interval?
    /// The interval of the recall.
    public let recall: Interval?
    /// The interval of F1.
    public let f1: Interval?

    /// The estimate from the tallies of articles. Figures of one article are alike, so whole articles are drawn again
    /// (percentile bootstrap over clusters; B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13).
    init(_ articles: [Tally]) {
        var whole = Tally()
        for article in articles { whole += article }
        tally = whole
        let samples = Self.samples(articles)
        precision = Self.interval(samples.map(\.precision))
        recall = Self.interval(samples.map(\.recall))
        f1 = Self.interval(samples.map(\.f1))
    }

    private static let rounds = 1_000

    /// The same articles always give the same samples.
    private static func samples(_ articles: [Tally]) -> [Tally] {
        guard !articles.isEmpty else { return [] }
        var random = SplitMix64(state: 0x5DEE_CE66)
        return (0..<rounds).map { _ in
            var sample = Tally()
            for _ in articles.indices { sample += articles[Int(random.next() % UInt64(articles.count))] }
            return sample
        }
    }

    private static func interval(_ shares: [FixedDecimal?]) -> Interval? {
        let sorted = shares.compactMap { $0 }.sorted()
        guard sorted.count == rounds else { return nil }
        return Interval(low: sorted[rounds / 40 - 1], high: sorted[rounds - rounds / 40])
    }
}

/// A small generator of random numbers (G. Steele, D. Lea, C. Flood, Fast Splittable Pseudorandom Number Generators, 2014).
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
