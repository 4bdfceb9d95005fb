public import CoreMetrics
internal import Synchronization

/// Keeps the process's metrics for swift-metrics and writes them as Prometheus text.
///
/// Counters and meters are what they are called; recorders that do not aggregate are gauges; timers, in seconds,
/// and other recorders are histograms. Asked twice for one name and labels, it gives the same series. A name keeps
/// the kind that it was first made as: one of another kind counts nothing.
public final class MetricsRegistry: MetricsFactory, Sendable {
    struct Family {
        let kind: PrometheusText.Kind
        let help: String?
        var series: [PrometheusText.Labels: any MetricSeries] = [:]
    }

    private let descriptions: [String: MetricDescription]
    private let families = Mutex<[String: Family]>([:])

    /// An empty registry.
    ///
    /// - Parameter metrics: what is known of the metrics that will be made; others have no help text.
    public init(describing metrics: [MetricDescription] = []) {
        descriptions = Dictionary(
            metrics.map { (PrometheusText.name($0.name), $0) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// All metrics in Prometheus's text format 0.0.4, by name and labels in ascending order.
    public func prometheusText() -> String {
        PrometheusText.render(families.withLock { $0 })
    }

    /// A counter; its name should end with "_total".
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter) { _ in CounterSeries() } ?? NOOPMetricsHandler.instance
    }

    /// A counter of fractions, such as seconds.
    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, dimensions, .counter) { _ in CounterSeries() } ?? NOOPMetricsHandler.instance
    }

    /// A gauge that can be changed by amounts.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge) { _ in GaugeSeries() } ?? NOOPMetricsHandler.instance
    }

    /// A histogram, or a gauge where it does not aggregate.
    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else {
            return series(label, dimensions, .gauge) { _ in GaugeSeries() } ?? NOOPMetricsHandler.instance
        }
        return series(label, dimensions, .histogram) {
            HistogramSeries(bounds: $0?.buckets ?? MetricDescription.recorderBuckets)
        } ?? NOOPMetricsHandler.instance
    }

    /// A histogram of seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .histogram) {
            HistogramSeries(bounds: $0?.buckets ?? MetricDescription.timerBuckets)
        } ?? NOOPMetricsHandler.instance
    }

    /// Forgets the series.
    public func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
    /// Forgets the series.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { forget(handler) }
    /// Forgets the series.
    public func destroyMeter(_ handler: any MeterHandler) { forget(handler) }
    /// Forgets the series.
    public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
    /// Forgets the series.
    public func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

    /// The series of a name and labels, made if it is new; nil where the name is of another kind.
    private func series<Series: MetricSeries>(
        _ label: String, _ dimensions: [(String, String)], _ kind: PrometheusText.Kind,
        make: (MetricDescription?) -> Series
    ) -> Series? {
        let name = PrometheusText.name(label)
        let labels = PrometheusText.Labels(dimensions)
        return families.withLock { families in
            var family = families[name] ?? Family(kind: kind, help: descriptions[name]?.help)
            guard family.kind == kind else { return nil }
            if let known = family.series[labels] { return known as? Series }
            let new = make(descriptions[name])
            family.series[labels] = new
            families[name] = family
            return new
        }
    }

    private func forget(_ handler: AnyObject) {
        families.withLock { families in
            for (name, family) in families {
                guard let labels = family.series.first(where: { $0.value === handler })?.key else { continue }
                families[name]?.series[labels] = nil
                if family.series.count == 1 { families[name] = nil }
            }
        }
    }
}

extension MetricsSystem {
    private static let isReady = Mutex(false)

    /// Sends the metrics of the whole process to a registry. Only the first call has an effect.
    public static func use(_ registry: MetricsRegistry) {
        let first = isReady.withLock { ready in
            defer { ready = true }
            return !ready
        }
        if first { bootstrap(registry) }
    }
}
