import ArgumentParser
import Core
import Kafka
import Launch
import Pipeline
import Publishing
import Service

extension CDSProducer {
    struct Retract: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Retracts articles: everything that they reported leaves the roll-ups.",
            discussion: """
                Retracting an id that was never published, or is retracted already, changes nothing.
                Examples:
                  cds-producer retract --bootstrap-servers localhost:9092 tin-2023-001 tin-2023-002
                  cds-producer retract --dry-run tin-2023-001
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @Flag(help: "Only show what would be retracted; connects to nothing") var dryRun = false
        @Argument(help: "The ids of the articles") var ids: [String]

        func run() async throws {
            var settings = try common.settings()
            let connection = try Connection.needed(kafka, dryRun: dryRun, in: &settings)
            if let bad = ids.first(where: { !(1...200).contains($0.unicodeScalars.count) }) {
                throw CommandFailure(
                    .usage, "an id has 1 to 200 code points, but \"\(bad)\" has \(bad.unicodeScalars.count)")
            }
            guard let connection else {
                let outlet = DryRun()
                return try ids.forEach { try outlet.retract(ExactText($0)) }
            }
            let tally = try await onOwnThread(named: "retract") { [ids] in
                do {
                    try connection.checkTopic(connection.topology.articles)
                    let publisher = try ArticlePublisher(clients: connection.clients, topology: connection.topology)
                    for id in ids { try publisher.retract(ExactText(id)) }
                    try publisher.finish()
                    return publisher.tally
                } catch let error as KafkaError {
                    throw kafkaFailure(error)
                }
            }
            guard tally.isComplete else {
                throw CommandFailure(.kafkaFatal, "\(tally.failed) retractions were not acknowledged")
            }
            StandardError.line("sent the retractions of \(tally.acknowledged) ids")
        }
    }
}
