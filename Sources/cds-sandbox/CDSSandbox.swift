import ArgumentParser
import Foundation
import Launch
import Logging
import Pipeline
import Service

@main
struct CDSSandbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cds-sandbox",
        abstract: "The whole cluster on this machine: see it work.",
        discussion: """
            Starts a Kafka-protocol broker in this process and producer, worker, aggregator and dashboard as real
            processes, publishes sample articles (invented figures), prints the roll-ups and the dashboard's address,
            and stays up until Ctrl-C.

            The broker is librdkafka's mock cluster: it keeps 5 MiB a partition in memory and is gone when the sandbox
            ends. It is for trying out, never for data that matters. \(SandboxCapacity.testedArticles) articles of the
            samples' kind are tested to fit.
            """)

    static let partitionSetting = Setting.integer(
        "partitions", default: SandboxCapacity.partitions, range: 1...64, help: "Partitions of every topic")

    static let httpSetting = Setting.address(
        "http", help: "Where the dashboard listens; default 127.0.0.1:8080, or a free port where that one is taken"
    ).optional

    @OptionGroup var common: CommonOptions
    @Option(CDSSandbox.httpSetting) var http: String?
    @Option(CDSSandbox.partitionSetting) var partitions: String?
    @Flag(help: "End once the roll-ups are printed") var exit = false
    @Option(help: "Write each final message of the compacted topics as a JSON line to a file") var dump: String?
    @Argument(help: "Articles to publish in place of the samples: files or folders") var articles: [String] = []

    static func main() async { await runMain(Self.self) }

    func run() async throws {
        var settings = try common.settings()
        let partitions = try settings.resolve(Self.partitionSetting, flag: partitions).value
        let http = try settings.resolve(Self.httpSetting, flag: http).value
        _ = try settings.finish(alsoKnown: SharedSettings.names)
        let files = articles.isEmpty ? [try Samples.path()] : articles
        let signals = SignalStop()
        let sandbox = Sandbox(
            partitions: partitions, files: files, endsAfterReport: self.exit, dump: dump,
            dashboard: self.exit ? nil : try FreeAddress.find(http), stop: signals.stop)
        try await onOwnThread(named: "sandbox") { try sandbox.run() }
        withExtendedLifetime(signals) {}
    }
}

/// What the embedded broker is tested to hold.
enum SandboxCapacity {
    /// Articles of the samples' kind and size whose messages fit every topic.
    static let testedArticles = 1_000
    /// The number of partitions that this was tested with. How much the partials take depends on how many readings share
    /// a batch: with every reading in a batch of its own, the most that can be, the fullest partition of 12 takes 3.4 MiB,
    /// of 6 more than the broker keeps.
    static let partitions = 12
}

/// The project's own sample articles.
enum Samples {
    /// The file, beside the executable.
    static func path() throws -> String { try ResourceFolder.path(of: "cds-sandbox", "Samples/articles.jsonl") }
}

/// Turns SIGINT and SIGTERM into a request to stop, for as long as it lives.
final class SignalStop {
    let stop = StopSignal()
    private var sources: [any DispatchSourceSignal] = []

    init() {
        // A producer that died shows as a failed write, not as the end of the sandbox.
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [stop] in stop.request() }
            source.activate()
            sources.append(source)
        }
    }
}
