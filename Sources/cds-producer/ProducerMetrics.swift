import Metrics
import Service

/// What the producer's daemons count.
enum ProducerMetrics {
    /// The names with their help texts.
    static let descriptions = [
        MetricDescription("cds_producer_articles_total", "Articles, by what was done with them."),
        MetricDescription("cds_producer_sources_total", "Files and feeds looked at, by outcome."),
    ]

    /// Articles of an action: published, retracted, unchanged, skipped, refused.
    static func articles(_ action: String) -> Counter {
        Counter(label: "cds_producer_articles_total", dimensions: [("action", action)])
    }

    /// Files and feeds of an outcome: read, unchanged, failed, waiting.
    static func sources(_ outcome: String) -> Counter {
        Counter(label: "cds_producer_sources_total", dimensions: [("outcome", outcome)])
    }
}
