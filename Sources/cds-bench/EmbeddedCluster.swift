import ArgumentParser
import Foundation
import Kafka
import Launch
import Logging
import Pipeline
import Service

extension CDSBench {
    /// A broker for measurements where no real one is at hand.
    struct EmbeddedCluster: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "broker",
            abstract: "Runs the embedded broker until standard input ends, and prints its address first.")

        @Option(help: "Partitions of every topic, each of 5 MiB") var partitions = 24
        @Argument(help: "Prefixes of topics to create") var prefixes: [String]

        func run() async throws {
            LoggingSystem.useLines(level: .error)
            try await onOwnThread(named: "broker") { [partitions, prefixes] in
                let broker = try EmbeddedBroker(logger: Logger(label: "broker"))
                for topic in prefixes.flatMap({ Topology(prefix: $0).all }) {
                    try broker.createTopic(topic, partitions: partitions)
                }
                try StandardOutput.line(broker.bootstrapServers)
                while let bytes = try FileHandle.standardInput.read(upToCount: 1), !bytes.isEmpty {}
                withExtendedLifetime(broker) {}
            }
        }
    }
}
