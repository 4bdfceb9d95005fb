import ArgumentParser
import Service

@main
struct CDSDashboard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cds-dashboard",
        abstract: "Shows the roll-ups to people: a web page and a JSON API over the public topics.",
        discussion: """
            Examples:
              cds-dashboard run --bootstrap-servers localhost:9092
              cds-dashboard run --bootstrap-servers kafka:9092 --http 0.0.0.0:8080
            """,
        subcommands: [Run.self])

    static func main() async { await runMain(Self.self) }
}
