import Foundation
import Kafka
import Pipeline
import TestSupport

/// Workers and aggregators as real processes over a test's topics.
final class RunningCluster {
    let cluster: TestCluster
    private(set) var workers: [CommandProcess] = []
    private(set) var aggregators: [CommandProcess] = []

    init(_ cluster: TestCluster) { self.cluster = cluster }

    deinit { for process in workers + aggregators where process.isRunning { process.signal(SIGKILL) } }

    var environment: [String: String] {
        var environment = [
            "CDS_BOOTSTRAP_SERVERS": cluster.bootstrapServers, "CDS_TOPIC_PREFIX": cluster.topology.prefix,
            "CDS_KAFKA_SESSION_TIMEOUT_MS": "6000",
        ]
        if let level = ProcessInfo.processInfo.environment["CDS_TEST_LOG"] { environment["CDS_LOG_LEVEL"] = level }
        return environment
    }

    func startWorker(_ arguments: [String] = []) throws {
        workers.append(try CommandProcess("cds-worker", ["run"] + arguments, environment: environment))
    }

    func startAggregator(_ arguments: [String] = []) throws {
        aggregators.append(try CommandProcess("cds-aggregator", ["run"] + arguments, environment: environment))
    }

    /// Ends a process without warning and starts another in its place.
    func replaceWorker(_ place: Int) throws {
        workers[place].signal(SIGKILL)
        _ = workers[place].wait()
        workers[place] = try CommandProcess("cds-worker", ["run"], environment: environment)
    }

    func replaceAggregator(_ place: Int) throws {
        aggregators[place].signal(SIGKILL)
        _ = aggregators[place].wait()
        aggregators[place] = try CommandProcess("cds-aggregator", ["run"], environment: environment)
    }

    /// Takes workers that have ended out of what is watched.
    func forgetEndedWorkers() { workers.removeAll { !$0.isRunning } }

    /// Publishes article values through `cds-producer`.
    func publish(_ values: some Collection<[UInt8]>) throws -> CommandProcess.Outcome {
        try CommandProcess.run(
            "cds-producer", ["publish", "--quiet", "-"], environment: environment,
            input: Data(values.joined(separator: [0x0A])))
    }

    /// Waits until topics' last values are what is expected.
    ///
    /// - Returns: what differs in the end, the first keys; empty where everything is as expected.
    func differences(
        to expected: [String: [String: [UInt8]]], within limit: Duration = .seconds(240)
    ) throws -> String {
        let start = ContinuousClock.now
        while true {
            var differences: [String] = []
            for (topic, values) in expected.sorted(by: { $0.key < $1.key }) {
                let found = try cluster.lastValues(of: topic)
                for key in Set(values.keys).union(found.keys).sorted() where values[key] != found[key] {
                    differences.append(
                        "\(topic) \(key): \(Self.text(found[key])) in place of \(Self.text(values[key]))")
                }
            }
            if differences.isEmpty || ContinuousClock.now - start > limit {
                return differences.isEmpty
                    ? "" : "\(differences.count) keys: " + differences.prefix(3).joined(separator: "\n")
            }
            for process in workers + aggregators where !process.isRunning {
                return "a daemon ended by itself: \(process.wait().error.suffix(2000))"
            }
            sleep(1)
        }
    }

    /// Asks every daemon to drain.
    func stop() -> [CommandProcess.Outcome] {
        for process in workers + aggregators { process.signal(SIGTERM) }
        return (workers + aggregators).map { $0.wait(.seconds(60)) }
    }

    private static func text(_ value: [UInt8]?) -> String {
        value.map { String(decoding: $0.prefix(400), as: UTF8.self) } ?? "nothing"
    }
}
