import ArgumentParser
import Foundation
import Kafka
import Launch
import Pipeline
import Publishing
import Service

extension CDSWorker {
    /// How far the cluster is.
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows members, partitions, lag and rate of workers and aggregators, and what needs attention.",
            discussion: """
                Lag is counted in messages up to 1,000 a partition, beyond that in offsets, which transactions take some \
                of. Rates are over --sample seconds. It joins no group and changes nothing.

                Exit status: 0 all is well; 1 something needs attention, which standard error names: a group without \
                members, a partition that no member has, nothing read though there is something to read, a transaction \
                open for more than a minute, or a lag above --max-lag; 2 wrong usage; 4 Kafka does not answer.

                Examples:
                  cds-worker status --bootstrap-servers localhost:9092
                  cds-worker status --max-lag 10000 > /dev/null || echo "see to it"
                  cds-worker status --json | jq '.groups[].lag'
                """)
        static let workers = Setting.kafkaName("worker-group", help: "The workers' group; default PREFIX.worker")
            .optional
        static let aggregators = Setting.kafkaName(
            "aggregator-group", help: "The aggregators' group; default PREFIX.aggregator"
        ).optional

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @Option(Status.workers) var workerGroup: String?
        @Option(Status.aggregators) var aggregatorGroup: String?
        @Option(help: "Seconds between the two looks that rates are taken from, 1 to 60") var sample = 2
        @Option(help: "The lag of a group, in messages, above which it needs attention") var maxLag: Int?
        @Flag(help: "One JSON object") var json = false

        func validate() throws {
            guard (1...60).contains(sample) else { throw ValidationError("--sample takes 1 to 60 seconds") }
            guard maxLag ?? 0 >= 0 else { throw ValidationError("--max-lag takes a whole number from 0") }
        }

        func run() async throws {
            var settings = try common.settings()
            let workers = try settings.resolve(Status.workers, flag: workerGroup).value
            let aggregators = try settings.resolve(Status.aggregators, flag: aggregatorGroup).value
            let connection = try Connection(kafka, in: &settings)
            let prefix = connection.topology.prefix
            let probe = StatusProbe(
                connection: connection, workers: workers ?? "\(prefix).worker",
                aggregators: aggregators ?? "\(prefix).aggregator", sample: .seconds(sample))
            let report = try await connection.work("status") { try probe.report() }
            let findings = report.findings(maxLag: maxLag)
            if json {
                try StandardOutput.write(StatusJSON.encode(report, findings: findings) + [0x0A])
            } else {
                for line in StatusPage(report, style: .standardOutput).lines { try StandardOutput.line(line) }
            }
            for finding in findings { StandardError.line("attention: \(finding)") }
            if !findings.isEmpty { throw CommandFailure(.badInput) }
        }
    }
}
