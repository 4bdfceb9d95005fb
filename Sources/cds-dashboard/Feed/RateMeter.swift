import Core

/// Counts what happened over the last half minute, second by second.
struct RateMeter {
    private static let window = 30
    private let start = ContinuousClock.now
    private var counts = [Int](repeating: 0, count: window)
    private var second = 0

    /// Something happened now.
    mutating func count() {
        advance()
        counts[second % Self.window] += 1
    }

    /// How often it happened in a second, on average over the window.
    mutating func perSecond() -> FixedDecimal {
        advance()
        let total = counts.reduce(0, +)
        return FixedDecimal.roundedHalfEven(millionths: Int128(total) * 1_000_000, over: Int128(Self.window))
    }

    /// Forgets the seconds that the window has left behind.
    private mutating func advance() {
        let now = Int((ContinuousClock.now - start).components.seconds)
        for passed in 1...Self.window where second + passed <= now { counts[(second + passed) % Self.window] = 0 }
        second = max(second, now)
    }
}
