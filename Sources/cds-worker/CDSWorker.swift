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
              cds-worker status --bootstrap-servers localhost:9092
              cds-worker reread --bootstrap-servers localhost:9092 --data new-rules/
              cds-worker read < articles.jsonl > readings.jsonl
              cds-worker explain tin.txt --published-at 2023-01-10

            Completions for a shell, with the codes of provinces and the ids of indicators:
              cds-worker --generate-completion-script bash > /etc/bash_completion.d/cds-worker
            """,
        subcommands: [Run.self, Status.self, Reread.self, Read.self, Explain.self, Evaluate.self])

    static func main() async { await runMain(Self.self) }
}
