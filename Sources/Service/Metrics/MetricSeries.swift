internal import CoreMetrics
internal import Synchronization

/// One series: a metric with one set of labels.
protocol MetricSeries: AnyObject, Sendable {
    /// The samples now: what follows the metric's name, one more label, and the value.
    func samples() -> [MetricSample]
}

/// One line of the exposition.
struct MetricSample {
    /// What follows the metric's name: "", "_bucket", "_sum" or "_count".
    let suffix: String
    /// The upper bound of a bucket.
    var bound: Double?
    /// The value.
    let value: Double
}

/// A number that only grows. Exact up to 2⁵³.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
    private let total = Mutex(0.0)

    func increment(by amount: Int64) { increment(by: Double(amount)) }

    /// Adds an amount; what is below zero or not finite is ignored.
    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        total.withLock { $0 += amount }
    }

    func reset() { total.withLock { $0 = 0 } }

    func samples() -> [MetricSample] { [MetricSample(suffix: "", value: total.withLock { $0 })] }
}

/// A number that goes up and down.
final class GaugeSeries: MetricSeries, RecorderHandler, MeterHandler {
    private let level = Mutex(0.0)

    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { level.withLock { $0 = value } }
    func increment(by amount: Double) { level.withLock { $0 += amount } }
    func decrement(by amount: Double) { level.withLock { $0 -= amount } }

    func samples() -> [MetricSample] { [MetricSample(suffix: "", value: level.withLock { $0 })] }
}

/// Counts of values by size, with fixed bounds.
final class HistogramSeries: MetricSeries, RecorderHandler, TimerHandler {
    private struct Content {
        /// How many values each bound is the least that holds them; the last place is for those above all bounds.
        var counts: [Double]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let content: Mutex<Content>

    init(bounds: [Double]) {
        self.bounds = bounds
        content = Mutex(Content(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    /// Counts a value; what is not a number is ignored.
    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let place = bounds.firstIndex { value <= $0 } ?? bounds.count
        content.withLock { content in
            content.counts[place] += 1
            content.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    func samples() -> [MetricSample] {
        let now = content.withLock { $0 }
        var below = 0.0
        var samples: [MetricSample] = []
        for (bound, count) in zip(bounds + [.infinity], now.counts) {
            below += count
            samples.append(MetricSample(suffix: "_bucket", bound: bound, value: below))
        }
        samples.append(MetricSample(suffix: "_sum", value: now.sum))
        samples.append(MetricSample(suffix: "_count", value: below))
        return samples
    }
}
