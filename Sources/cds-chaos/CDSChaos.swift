import ArgumentParser
import Service

/// The fault harness: no part of the product, and not for users.
@main
struct CDSChaos: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cds-chaos",
        abstract: "Runs the cluster under load and faults, and checks what it leaves against an oracle.",
        subcommands: [Run.self, Controls.self, SabotagedDaemon.self], defaultSubcommand: Run.self)

    static func main() async { await runMain(Self.self) }
}
