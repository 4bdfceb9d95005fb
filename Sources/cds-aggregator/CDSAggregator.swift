import AggregatorDaemon
import ArgumentParser
import Catalogue
import Core
import Launch
import Logging
import Pipeline
import Service
import Wire

@main
struct CDSAggregator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cds-aggregator",
        abstract: "Rolls readings up over all provinces.",
        discussion: """
            Examples:
              cds-aggregator run --bootstrap-servers localhost:9092 --http 127.0.0.1:8082
              cds-aggregator show --bootstrap-servers localhost:9092 --province "thanh hoa" --evidence
              cds-worker read < articles.jsonl | cds-aggregator fold > rollups.jsonl

            Completions for a shell, with the codes of provinces and the ids of indicators:
              cds-aggregator --generate-completion-script zsh > ~/.zfunc/_cds-aggregator
            """,
        subcommands: [Run.self, Show.self, Fold.self])

    static func main() async { await runMain(Self.self) }

    /// The daemon.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Consumes readings and writes rollups, provinces and national, until SIGTERM or SIGINT.",
            discussion: """
                Several aggregators share the work; when one dies another takes over. On assignment the state is \
                rebuilt from the compacted topics, the differences are published, and only then /readyz says so.

                Examples:
                  cds-aggregator run --bootstrap-servers kafka:9092 --http 127.0.0.1:8082
                  cds-aggregator run --config /etc/cds.yaml --on-missing-offsets stop
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var daemon: DaemonOptions
        @OptionGroup var batch: BatchOptions
        @OptionGroup var offsets: OffsetOptions
        @OptionGroup var catalogue: CatalogueOptions

        func run() async throws {
            var settings = try common.settings()
            let logger = Logger(label: "aggregator")
            let kafka = try kafka.resolve(in: &settings, reserved: EngineDaemon.reservedProperties)
            let daemon = try daemon.resolve(in: &settings, defaultGroup: "\(kafka.topicPrefix).aggregator")
            let limits = try batch.resolve(in: &settings)
            let onMissing = try offsets.resolve(in: &settings)
            let reference = try catalogue.loadReference(in: &settings)
            settings.log(warnings: try settings.finish(alsoKnown: SharedSettings.names), to: logger)
            try await EngineDaemon(
                kafka: kafka, daemon: daemon, limits: limits, onMissingOffsets: onMissing, logger: logger
            )
            .run(topics: { [$0.readings, $0.partials] }, resultTopic: \.partials) { facts, setup in
                RollupHandler(
                    clients: setup.clients, topology: setup.topology, partitions: facts.partitions,
                    group: setup.group, reference: reference, logger: logger)
            }
        }
    }

    /// Rolling up without Kafka.
    struct Fold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Rolls Reading JSON Lines on standard input up into the final messages on standard output.",
            discussion: """
                One line {"topic", "key", "value"} a message, sorted by topic and key. Of an id that comes twice the \
                last line stands. A line that cannot be read gives one JSON line {"line", "class", "message"} on \
                standard error and, at the end, the exit status 1.

                Examples:
                  cds-worker read < articles.jsonl | cds-aggregator fold > rollups.jsonl
                  cds-aggregator fold < readings.jsonl | jq -r 'select(.topic == "cds.national").key'
                """)
        static let prefix = Setting.kafkaName(
            "topic-prefix", default: "cds", help: "What the names of the topics begin with")

        @OptionGroup var common: CommonOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Option(Fold.prefix) var topicPrefix: String?

        func run() async throws {
            var settings = try common.settings()
            let prefix = try settings.resolve(Fold.prefix, flag: topicPrefix).value
            let reference = try catalogue.loadReference(in: &settings)
            _ = try settings.finish(alsoKnown: SharedSettings.names)
            let faults = try await onOwnThread(named: "fold") {
                var folding = Folding(topology: Topology(prefix: prefix), reference: reference)
                var faults = 0
                try StandardInput.forEachGroup(of: 64, limit: Envelope.wholeOriginalLimit) { lines in
                    for line in lines {
                        do throws(Rejection) {
                            folding.add(try ReadingMessage.decode(line.whole()))
                        } catch {
                            faults += 1
                            StandardError.bytes(OutputLines.fault(line: line.number, error))
                        }
                    }
                }
                for message in folding.messages() {
                    try StandardOutput.write(
                        OutputLines.output(topic: message.topic, key: message.key, value: message.value))
                }
                if let unknown = folding.unknownNames {
                    StandardError.line("warning: figures join no roll-up: \(unknown)")
                }
                return faults
            }
            if faults > 0 { throw CommandFailure(.badInput) }
        }
    }
}
