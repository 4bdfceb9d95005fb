import ArgumentParser
import Service

@main
struct CDSWorker: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cds-worker",
        abstract: "Reads articles into figures and classes.",
        discussion: """
            Examples:
              cds-worker run --bootstrap-servers localhost:9092 --http 127.0.0.1:8081
              cds-worker read < articles.jsonl > readings.jsonl
              cds-worker explain tin.txt --published-at 2023-01-10
            """,
        subcommands: [Run.self, Read.self, Explain.self, Evaluate.self])

    static func main() async { await runMain(Self.self) }
}
