import Metrics
import Service

/// What the dashboard counts and measures.
enum DashboardMetrics {
    /// The names with their help texts.
    static let descriptions = [
        MetricDescription("cds_dashboard_articles_behind", "Articles that the workers have not passed; -1: not known."),
        MetricDescription("cds_dashboard_event_listeners", "Pages that listen for events."),
        MetricDescription("cds_dashboard_messages_total", "Messages read, by topic."),
        MetricDescription("cds_dashboard_requests_total", "Requests answered, by status."),
        MetricDescription("cds_dashboard_unreadable_total", "Messages that could not be read and count as a null."),
    ]

    /// The articles that the workers have not passed, or -1.
    static func behind() -> Gauge { Gauge(label: "cds_dashboard_articles_behind") }

    /// The pages that listen for events.
    static func listeners() -> Gauge { Gauge(label: "cds_dashboard_event_listeners") }

    /// The messages read of a topic.
    static func messages(of topic: String) -> Counter {
        Counter(label: "cds_dashboard_messages_total", dimensions: [("topic", topic)])
    }

    /// The requests answered with a status.
    static func requests(status: Int) -> Counter {
        Counter(label: "cds_dashboard_requests_total", dimensions: [("status", "\(status)")])
    }

    /// The messages that could not be read.
    static func unreadable() -> Counter { Counter(label: "cds_dashboard_unreadable_total") }
}
