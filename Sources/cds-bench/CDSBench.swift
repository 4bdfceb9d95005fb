import ArgumentParser
import Dispatch
import Service

/// What `make bench` measures with: no part of the product, and not for users.
struct CDSBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cds-bench",
        abstract: "Measures parts of the cluster, and makes the loads and the floor that it is measured with.",
        subcommands: [Micro.self, Articles.self, Readings.self, Copy.self, EmbeddedCluster.self, HotPath.self])
}

/// Hot paths run on the main thread, without Swift's executors: callgrind 3.19 does not survive those.
@main
enum Main {
    static func main() {
        if CommandLine.arguments.dropFirst().first == HotPath._commandName {
            HotPath.main(Array(CommandLine.arguments.dropFirst(2)))
        } else {
            Task { await runMain(CDSBench.self) }
            dispatchMain()
        }
    }
}
