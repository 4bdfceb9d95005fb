import ArgumentParser
import Chaos
import Foundation

/// The options that every command of the harness shares.
struct HarnessOptions: ParsableArguments {
    @Option(help: "The folder of the executables; default: the one of this executable") var bin: String?
    @Option(help: "Where the logs of failed runs go") var artefacts: String?
    @Option(help: "How many messages a run publishes") var events: Int?
    @Option(help: "Over how many seconds they are published") var duration: Double?
    @Option(help: "Partitions of every topic") var partitions: Int?

    /// The broker that the environment names, or an embedded one.
    func broker() throws -> Broker { try Broker(environment: ProcessInfo.processInfo.environment) }

    /// What a run does; the embedded broker, which keeps 5 MiB a partition, takes less.
    func options(for broker: Broker, kinds: [Fault.Kind], faultCount: Int) throws -> RunOptions {
        let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let folder =
            artefacts.map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("cds-chaos")
        return RunOptions(
            binaries: bin.map { URL(fileURLWithPath: $0) } ?? own, artefacts: folder,
            events: events ?? (broker.isReal ? 30_000 : 3_000),
            duration: .seconds(duration ?? (broker.isReal ? 60 : 20)), kinds: kinds, faultCount: faultCount,
            partitions: partitions ?? (broker.isReal ? 6 : 12))
    }
}
