/// What a metric is, as a daemon declares it as data.
public struct MetricDescription: Sendable {
    /// Its name as Prometheus shows it, such as "cds_articles_read_total".
    public let name: String
    /// What it counts or measures, and its unit, in one sentence.
    public let help: String
    /// For histograms, the upper bounds of the buckets in ascending order without infinity; nil for the default:
    /// of timers 0.001 to 60 (seconds), of recorders the powers of ten from 1 to 10,000,000.
    public let buckets: [Double]?

    /// A description.
    public init(_ name: String, _ help: String, buckets: [Double]? = nil) {
        self.name = name
        self.help = help
        self.buckets = buckets
    }

    /// The buckets of timers, in seconds.
    static let timerBuckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    /// The buckets of recorders.
    static let recorderBuckets: [Double] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]
}
