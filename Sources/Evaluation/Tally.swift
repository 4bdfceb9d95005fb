public import Core

/// How many figures were found, were extra and were missed.
public struct Tally: Sendable, Hashable {
    /// Found and right.
    public var found = 0
    /// Read, and not in the gold.
    public var extra = 0
    /// In the gold, and not read.
    public var missed = 0

    /// An empty tally.
    public init() {}

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
    public var right = 0
    /// All of them.
    public var all = 0

    /// No answers.
    public init() {}

    /// The share that is right, 0 to 1; nil without answers.
    public var share: FixedDecimal? { FixedDecimal(right).share(of: FixedDecimal(all)) }

    mutating func count(_ isRight: Bool) {
        all += 1
        right += isRight ? 1 : 0
    }
}
