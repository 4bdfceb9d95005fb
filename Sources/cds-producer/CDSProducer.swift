import ArgumentParser
import Service

@main
struct CDSProducer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cds-producer",
        abstract:
            "Publishes articles of files, folders and feeds, retracts them, creates topics, sees to dead letters.",
        discussion: """
            Examples:
              cds-producer topics --bootstrap-servers localhost:9092 --partitions 6 --replication-factor 3
              cds-producer publish --bootstrap-servers localhost:9092 articles.jsonl more-articles/
              cds-producer publish --bootstrap-servers localhost:9092 --published-at 2023-01-10 --source baothanhhoa.vn tin.txt
              cds-producer watch --bootstrap-servers localhost:9092 inbox/
              cds-producer feed --bootstrap-servers localhost:9092 https://example.vn/rss/home.rss
              cds-producer retract --bootstrap-servers localhost:9092 tin
              cds-producer dead-letters list --bootstrap-servers localhost:9092
            """,
        subcommands: [Publish.self, Watch.self, Feed.self, Retract.self, Topics.self, DeadLetters.self])

    static func main() async { await runMain(Self.self) }
}
