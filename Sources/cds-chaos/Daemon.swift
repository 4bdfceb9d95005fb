import AggregatorDaemon
import ArgumentParser
import Catalogue
import Chaos
import Core
import Extraction
import Foundation
import Launch
import Logging
import Pipeline
import Service
import Wire
import WorkerDaemon

extension CDSChaos {
    /// A worker or an aggregator that breaks one guarantee: the harness must catch it.
    struct SabotagedDaemon: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "daemon", shouldDisplay: false)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var daemon: DaemonOptions
        @OptionGroup var batch: BatchOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Argument(help: "worker or aggregator") var role: String
        @Option(help: "What it breaks") var breaks: Sabotage
        @Option(help: "Of how many records one is dropped") var dropEvery = 10_000

        func run() async throws {
            var settings = try common.settings()
            let logger = Logger(label: role)
            let kafka = try kafka.resolve(in: &settings)
            let daemon = try daemon.resolve(in: &settings, defaultGroup: "\(kafka.topicPrefix).\(role)")
            let limits = try batch.resolve(in: &settings)
            let catalogue = try catalogue.load(in: &settings)
            var engine = EngineDaemon(
                kafka: kafka, daemon: daemon, limits: limits, onMissingOffsets: .earliest, logger: logger)
            engine.guarantees = breaks.guarantees
            if role == "worker" {
                try await runWorker(engine, catalogue)
            } else {
                try await runAggregator(engine, catalogue.reference, logger)
            }
        }

        private func runWorker(_ engine: EngineDaemon, _ catalogue: Catalogue) async throws {
            let reader = ArticleReader(catalogue: catalogue)
            let limits = ArticleLimits(maxBytes: 1_000_000, reference: catalogue.reference)
            try await engine.run(topics: { [$0.articles] }, resultTopic: \.readings) { [breaks, dropEvery] _, setup in
                let handler = ArticleHandler(topology: setup.topology, limits: limits, cores: 2, read: reader.read)
                return SabotagedHandler(
                    handler, dropEvery: breaks == .droppedMessage ? dropEvery : nil,
                    slowness: breaks == .lateMetadata ? 800 : 0)
            }
        }

        private func runAggregator(
            _ engine: EngineDaemon, _ reference: ReferenceData, _ logger: Logger
        ) async throws {
            try await engine.run(
                topics: { [$0.readings, $0.partials] }, resultTopic: \.partials
            ) { [breaks] facts, setup in
                RollupHandler(
                    clients: setup.clients, group: setup.group, reference: reference, logger: logger,
                    state: AggregatorState(
                        topology: setup.topology, partitions: facts.partitions, guarantees: breaks.guarantees))
            }
        }
    }
}

extension Sabotage: ExpressibleByArgument {}
