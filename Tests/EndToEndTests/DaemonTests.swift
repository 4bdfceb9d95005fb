import Foundation
import Pipeline
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(5))) struct DaemonTests {
    /// Asks a page over HTTP; nil where nobody answers.
    private static func get(_ page: String, port: Int) -> (status: Int, body: String)? {
        guard let url = URL(string: "http://127.0.0.1:\(port)/\(page)") else { return nil }
        let answer = try? Shell.run(
            "/usr/bin/env", ["curl", "-s", "-m", "5", "-w", "\n%{http_code}", url.absoluteString])
        guard let answer, let mark = answer.lastIndex(of: "\n"), let status = Int(answer[answer.index(after: mark)...]),
            status > 0
        else { return nil }
        return (status, String(answer[..<mark]))
    }

    private static func port(_ process: CommandProcess) -> Int? {
        let start = ContinuousClock.now
        while ContinuousClock.now - start < .seconds(20) {
            for line in process.errorText.split(separator: "\n") {
                guard let match = line.firstMatch(of: /127\.0\.0\.1:([1-9][0-9]+)/),
                    line.contains("isten") || line.contains("tarted")
                else { continue }
                return Int(match.1)
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return nil
    }

    @Test(arguments: ["cds-worker", "cds-aggregator"])
    func aDaemonSaysWhenItIsReadyAndDrainsOnSIGTERM(name: String) async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let running = RunningCluster(cluster)
            let daemon = try CommandProcess(
                name, ["run", "--http", "127.0.0.1:0"], environment: running.environment)
            let port = try #require(Self.port(daemon), "\(daemon.errorText)")
            #expect(Self.get("livez", port: port)?.status == 200)
            let start = ContinuousClock.now
            while Self.get("readyz", port: port)?.status != 200, ContinuousClock.now - start < .seconds(60) {
                Thread.sleep(forTimeInterval: 0.1)
            }
            #expect(Self.get("readyz", port: port)?.status == 200)
            let metrics = Self.get("metrics", port: port)?.body ?? ""
            #expect(metrics.contains("# TYPE cds_partitions_assigned gauge"))
            #expect(Self.get("nothing", port: port)?.status == 404)
            daemon.signal(SIGTERM)
            let outcome = daemon.wait(.seconds(30))
            #expect(outcome.status == 0 && !outcome.isSignalled, "\(outcome.error)")
            #expect(outcome.error.contains("setting bootstrap-servers"))
        }
    }

    @Test(arguments: ["cds-worker", "cds-aggregator"])
    func unreachableBrokersAreTriedAgainWithAMessageUntilTheDaemonIsStopped(name: String) throws {
        let daemon = try CommandProcess(name, ["run", "--bootstrap-servers", "127.0.0.1:1"])
        #expect(daemon.waitForError("cannot reach Kafka at 127.0.0.1:1"))
        #expect(daemon.isRunning)
        daemon.signal(SIGTERM)
        #expect(daemon.wait(.seconds(40)).status == 0)
    }

    @Test(arguments: [
        ["run"], ["run", "--bootstrap-servers", "h:1", "--kafka", "no.such.property=1"],
        ["run", "--bootstrap-servers", "h:1", "--http", "nowhere"],
        ["run", "--bootstrap-servers", "h:1", "--no-such-flag"],
        ["run", "--bootstrap-servers", "h:1", "--batch-max-messages", "0"],
        ["run", "--bootstrap-servers", "h:1", "--kafka", "group.id=x"],
        ["run", "--bootstrap-servers", "h:1", "--data", "/nowhere"],
    ])
    func wrongSettingsEndTheDaemonAtOnceWithStatusTwo(arguments: [String]) throws {
        let outcome = try CommandProcess.run("cds-worker", arguments)
        #expect(outcome.status == 2, "\(outcome.error)")
        #expect(outcome.error.contains("error: "))
    }

    @Test func secretsAreHiddenInTheSettingsThatAreLogged() throws {
        let daemon = try CommandProcess(
            "cds-worker", ["run", "--bootstrap-servers", "127.0.0.1:1"],
            environment: ["CDS_KAFKA_SASL_PASSWORD": "geheim"])
        #expect(daemon.waitForError("cannot reach"))
        daemon.signal(SIGTERM)
        let outcome = daemon.wait(.seconds(40))
        #expect(outcome.error.contains("sasl.password = [hidden]"))
        #expect(!outcome.error.contains("geheim"))
    }
}

/// Runs other programs than ours.
enum Shell {
    /// What a program writes to standard output.
    static func run(_ path: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
