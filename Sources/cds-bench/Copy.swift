import ArgumentParser
import Kafka
import Launch
import Logging
import Pipeline
import Service

extension CDSBench {
    /// The floor that a worker is measured against: the worker's engine with a handler that reads nothing.
    struct Copy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Consumes articles and writes as many records of a fixed size to the readings, reading nothing.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var daemon: DaemonOptions
        @OptionGroup var batch: BatchOptions
        @Option(help: "The bytes of each record's value; an article that is shorter is copied whole") var bytes = 2_000

        func run() async throws {
            var settings = try common.settings()
            let logger = Logger(label: "copy")
            let kafka = try kafka.resolve(in: &settings)
            let daemon = try daemon.resolve(in: &settings, defaultGroup: "\(kafka.topicPrefix).copy")
            let limits = try batch.resolve(in: &settings)
            _ = try settings.finish(alsoKnown: SharedSettings.names)
            try await EngineDaemon(
                kafka: kafka, daemon: daemon, limits: limits, onMissingOffsets: .earliest, logger: logger
            )
            .run(topics: { [$0.articles] }, resultTopic: \.readings) { [bytes] _, setup in
                CopyingHandler(topology: setup.topology, bytes: bytes)
            }
        }
    }
}

/// Makes of each message a record with its key, the first bytes of its value and a reading's headers.
private struct CopyingHandler: BatchHandler {
    let topology: Topology
    let bytes: Int

    func process(_ messages: [Message]) -> [Record] {
        let envelope = Envelope(prefix: topology.prefix, writer: "copy")
        return messages.map { message in
            Record(
                topic: topology.readings, key: message.key, value: message.value.map { Array($0.prefix(bytes)) },
                headers: envelope.headers(type: .reading, id: Envelope.id(of: message), traceparent: nil))
        }
    }
}
