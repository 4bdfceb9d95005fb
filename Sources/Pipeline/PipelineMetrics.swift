internal import CoreMetrics
internal import Foundation
internal import Kafka
internal import Metrics

/// The metrics of a daemon. Their names are contract: docs/operations lists them.
struct PipelineMetrics: Sendable {
    let transactionsCommitted = Counter(label: "cds_transactions_total", dimensions: [("outcome", "committed")])
    let transactionsAborted = Counter(label: "cds_transactions_total", dimensions: [("outcome", "aborted")])
    let transactionTime = Metrics.Timer(label: "cds_transaction_seconds")
    let processingTime = Metrics.Timer(label: "cds_batch_processing_seconds")
    let restoreTime = Metrics.Timer(label: "cds_restore_seconds")
    let restoreFailures = Counter(label: "cds_restore_failures_total")
    let batchSize = Recorder(label: "cds_batch_messages")
    let recordsWritten = Counter(label: "cds_records_written_total")
    let rebalances = Counter(label: "cds_rebalances_total")
    let producerRebuilds = Counter(label: "cds_producer_rebuilds_total")
    let partitionsAssigned = Gauge(label: "cds_partitions_assigned")

    init() {
        Gauge(label: "process_start_time_seconds").record(ProcessStart.seconds)
    }

    func consumed(_ topicPartition: TopicPartition, _ count: Int) {
        Counter(label: "cds_messages_consumed_total", dimensions: [("topic", topicPartition.topic)])
            .increment(by: count)
    }

    /// Counts records whose transaction is committed, and the dead letters among them by reason.
    func written(_ records: [Record], deadLetters topic: String) {
        recordsWritten.increment(by: records.count)
        for record in records where record.topic == topic {
            let reason = record.headers.last { $0.key == "cds-error-class" }?.value ?? []
            Counter(label: "cds_dead_letters_total", dimensions: [("class", String(decoding: reason, as: UTF8.self))])
                .increment()
        }
    }

    func record(_ statistics: ClientStatistics) {
        for (partition, lag) in statistics.lag {
            Gauge(
                label: "cds_consumer_lag_messages",
                dimensions: [("topic", partition.topic), ("partition", "\(partition.partition)")]
            ).record(lag)
        }
    }
}

/// What the daemons' metrics mean, for the `# HELP` lines.
public enum MetricHelp {
    /// The help text by metric name.
    public static let texts: [String: String] = [
        "cds_transactions_total": "Kafka transactions by outcome.",
        "cds_transaction_seconds": "Time to write and commit a batch's transaction.",
        "cds_batch_processing_seconds": "Time to compute a batch's records.",
        "cds_restore_seconds": "Time to rebuild the state of newly assigned partitions.",
        "cds_restore_failures_total": "Rebuilds of state that failed and were tried again.",
        "cds_restore_messages_total": "Messages read to rebuild state.",
        "cds_restore_remaining_offsets": "Offsets that a running rebuild of state still has to read.",
        "cds_batch_messages": "Messages in a batch.",
        "cds_records_written_total": "Records written in committed transactions.",
        "cds_rebalances_total": "Times that this member's assignment changed.",
        "cds_producer_rebuilds_total": "Times that a broken transactional producer was replaced.",
        "process_start_time_seconds": "When the process started, in seconds since 1970.",
        "cds_partitions_assigned": "Partitions assigned to this member.",
        "cds_messages_consumed_total": "Messages processed and committed, by topic.",
        "cds_consumer_lag_messages": "Messages behind the last stable offset, by partition.",
        "cds_unknown_names_total": "Figures that join no roll-up: they name what the catalogue lacks.",
        "cds_dead_letters_total": "Messages that could not be read, by reason.",
    ]
}

/// When this process started. A crash loop shows in how often it changes.
enum ProcessStart {
    /// Seconds since 1970; taken when it is first asked for.
    static let seconds = Date().timeIntervalSince1970.rounded(.down)
}
