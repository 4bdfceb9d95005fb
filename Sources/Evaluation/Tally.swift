public import Core

/// How many figures were found, were extra and were missed.
public struct Tally: Sendable, Hashable {
    /// Found and right.
    public var found: Int
    /// Read, and not in the gold.
    public var extra: Int
    /// In the gold, and not read.
    public var missed: Int

    init(found: Int = 0, extra: Int = 0, missed: Int = 0) {
        self.found = found
        self.extra = extra
        self.missed = missed
    }

    /// The share of what was read that is right, 0 to 1; nil where nothing was read.
    public var precision: FixedDecimal? { FixedDecimal(found).share(of: FixedDecimal(found + extra)) }

    /// The share of what should be read that was, 0 to 1; nil where there was nothing to read.
    public var recall: FixedDecimal? { FixedDecimal(found).share(of: FixedDecimal(found + missed)) }

    /// The harmonic mean of the two, 0 to 1; nil where there was nothing at all.
    public var f1: FixedDecimal? {
        FixedDecimal(2 * found).share(of: FixedDecimal(2 * found + extra + missed))
    }

    static func += (left: inout Tally, right: Tally) {
        left.found += right.found
        left.extra += right.extra
        left.missed += right.missed
    }
}

/// How many answers of one kind were right.
public struct Accuracy: Sendable, Hashable {
    /// The right ones.
    public internal(set) var right = 0
    /// All of them.
    public internal(set) var all = 0

    /// The share that is right, 0 to 1; nil without answers.
    public var share: FixedDecimal? { FixedDecimal(right).share(of: FixedDecimal(all)) }

    /// The 95 percent interval of the share (E. B. Wilson, 1927, without continuity correction); nil without answers.
    public var interval: Interval? {
        guard all > 0 else { return nil }
        let (z, count) = (1.959964, Double(all))
        let share = Double(right) / count
        let middle = share + z * z / (2 * count)
        let spread = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
        let whole = 1 + z * z / count
        return Interval(low: max(0, (middle - spread) / whole), high: min(1, (middle + spread) / whole))
    }

    mutating func count(_ isRight: Bool) {
        all += 1
        right += isRight ? 1 : 0
    }
}

/// Where the true share lies with 95 percent confidence.
public struct Interval: Sendable, Hashable {
    /// The lower bound, 0 to 1.
    public let low: FixedDecimal
    /// The upper bound, 0 to 1.
    public let high: FixedDecimal

    init(low: FixedDecimal, high: FixedDecimal) {
        self.low = low
        self.high = high
    }

    fileprivate init(low: Double, high: Double) {
        self.init(low: Self.millionths(low), high: Self.millionths(high))
    }

    private static func millionths(_ share: Double) -> FixedDecimal {
        FixedDecimal(millionths: Int128((share * 1_000_000).rounded()))
    }
}
