import ArgumentParser
import Catalogue
import Core
import Extraction
import Foundation
import Launch
import Logging
import Pipeline
import Service
import Wire
import WorkerDaemon

extension CDSWorker {
    /// The daemon.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Consumes articles and writes readings, until SIGTERM or SIGINT.",
            discussion: """
                Workers keep no state: start as many as there are partitions, anywhere, at any time.

                Examples:
                  cds-worker run --bootstrap-servers kafka:9092 --http 127.0.0.1:8081
                  cds-worker run --config /etc/cds.yaml --instance "$HOSTNAME"
                """)
        static let cores = SharedSettings.cores(default: ProcessInfo.processInfo.activeProcessorCount)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var daemon: DaemonOptions
        @OptionGroup var batch: BatchOptions
        @OptionGroup var offsets: OffsetOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Option(Run.cores) var cores: String?
        @Option(SharedSettings.maxArticleBytes) var maxArticleBytes: String?

        func run() async throws {
            var settings = try common.settings()
            let logger = Logger(label: "worker")
            let kafka = try kafka.resolve(in: &settings, reserved: EngineDaemon.reservedProperties)
            let daemon = try daemon.resolve(in: &settings, defaultGroup: "\(kafka.topicPrefix).worker")
            let limits = try batch.resolve(in: &settings)
            let onMissing = try offsets.resolve(in: &settings)
            let cores = try settings.resolve(Run.cores, flag: cores).value
            let maxBytes = try settings.resolve(SharedSettings.maxArticleBytes, flag: maxArticleBytes).value
            let catalogue = try catalogue.load(in: &settings)
            settings.log(warnings: try settings.finish(alsoKnown: SharedSettings.names), to: logger)
            logger.info("rules \(catalogue.rules)")
            let reader = ArticleReader(catalogue: catalogue)
            let articleLimits = ArticleLimits(maxBytes: maxBytes, reference: catalogue.reference)
            try await EngineDaemon(
                kafka: kafka, daemon: daemon, limits: limits, onMissingOffsets: onMissing, logger: logger
            )
            .run(topics: { [$0.articles] }, resultTopic: \.readings) { _, setup in
                ArticleHandler(topology: setup.topology, limits: articleLimits, cores: cores, read: reader.read)
            }
        }
    }
}
