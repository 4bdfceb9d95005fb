import ArgumentParser
import Service

@main
struct CDSProducer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cds-producer",
        abstract: "Publishes articles, retracts them, creates the topics, and sees to dead letters.",
        discussion: """
            Examples:
              cds-producer topics --bootstrap-servers localhost:9092 --partitions 6 --replication-factor 3
              cds-producer publish --bootstrap-servers localhost:9092 articles.jsonl more-articles/
              cds-producer publish --bootstrap-servers localhost:9092 --published-at 2023-01-10 --source baothanhhoa.vn tin.txt
              cds-producer retract --bootstrap-servers localhost:9092 tin
              cds-producer dead-letters list --bootstrap-servers localhost:9092
            """,
        subcommands: [Publish.self, Retract.self, Topics.self, DeadLetters.self])

    static func main() async { await runMain(Self.self) }
}
