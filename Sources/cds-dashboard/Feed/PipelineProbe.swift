import Dashboard
import Foundation
import Kafka
import Logging
import Metrics
import Pipeline
import Service

/// Asks the brokers how far the workers are and which dead letters are gone. It belongs to the thread that runs it.
final class PipelineProbe {
    private let source: Source
    private let live: Live
    private let logger: Logger
    private let gauge = DashboardMetrics.behind()

    private static let every = Duration.seconds(2)
    private static let timeout = Duration.seconds(5)

    init(_ source: Source, live: Live, logger: Logger) {
        self.source = source
        self.live = live
        self.logger = logger
    }

    /// Asks every few seconds until the stop is asked for.
    ///
    /// - Throws: `CommandFailure` with status 4 where no client can be opened.
    func run(until stop: StopSignal) throws {
        do throws(KafkaError) {
            let topics = [source.topology.articles, source.topology.deadLetters]
            guard let partitions = source.partitions(of: topics, logger: logger, until: stop) else { return }
            let probe = try source.reader([], .readUncommitted, logger: logger)
            while !stop.isRequested {
                ask(probe, partitions)
                stop.sleep(Self.every)
            }
        } catch {
            throw CommandFailure(.kafkaFatal, "\(error)")
        }
    }

    private func ask(_ probe: PartitionConsumer, _ partitions: [TopicPartition]) {
        let articles = partitions.filter { $0.topic == source.topology.articles }
        do {
            let behind = try behind(probe, articles)
            live.note { $0.behind = behind }
            gauge.record(behind ?? -1)
            for partition in partitions where partition.topic == source.topology.deadLetters {
                let low = try probe.watermarks(partition, timeout: Self.timeout).low
                live.note { $0.deadLetters.drop(below: low, in: partition.partition) }
            }
        } catch {
            live.note { $0.behind = nil }
            logger.info("how far the workers are is not known: \(error)")
        }
    }

    /// The articles that the workers have not passed; nil where the group has committed nothing.
    private func behind(_ probe: PartitionConsumer, _ articles: [TopicPartition]) throws(KafkaError) -> Int? {
        let committed = try probe.committed(articles, timeout: Self.timeout)
        var behind: Int64 = 0
        for partition in articles {
            let marks = try probe.watermarks(partition, timeout: Self.timeout)
            behind += marks.high - min(marks.high, max(committed[partition] ?? marks.low, marks.low))
        }
        return committed.isEmpty && behind > 0 ? nil : Int(behind)
    }
}
