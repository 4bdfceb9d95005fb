import Core
import Foundation
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

@Suite(.serialized, .timeLimit(.minutes(3))) struct ShowTests {
    private static let article = Array(
        #"""
        {"id":"t-1","title":"Thanh Hóa\u001b[2J ký số","body":"Năm 2022, tỉnh Thanh Hóa có tỷ lệ văn bản được ký số đạt 98,72%, phục vụ chuyển đổi số.","source":"baothanhhoa.vn","publishedAt":"2023-01-10"}
        """#.utf8)

    private static func show(_ cluster: TestCluster, _ arguments: [String]) throws -> CommandProcess.Outcome {
        try CommandProcess.run(
            "cds-aggregator", ["show"] + arguments, environment: RunningCluster(cluster).environment)
    }

    private static func text(_ outcome: CommandProcess.Outcome) -> String {
        String(decoding: outcome.output, as: UTF8.self)
    }

    /// Puts the final messages of articles on the output topics, as aggregators would.
    private static func publish(_ articles: [[UInt8]], to cluster: TestCluster) throws -> Data {
        let readings = try Expected.readings(of: articles)
        let fold = try CommandProcess.run(
            "cds-aggregator", ["fold", "--topic-prefix", cluster.topology.prefix],
            input: Data(readings.values.joined(separator: [0x0A])))
        for (topic, values) in try Expected.byTopic(fold.output) {
            try cluster.produce(values.map { Record(topic: topic, key: Array($0.key.utf8), value: $0.value) })
        }
        return fold.output
    }

    @Test func theTopicsAreShownAsTablesWithTheSentenceBehindEachFigure() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let empty = try Self.show(cluster, ["--province", "38"])
            #expect(empty.status == 0)
            #expect(empty.error.contains("There are no roll-ups yet"))
            let fold = try Self.publish([Self.article], to: cluster)

            #expect(try Self.show(cluster, ["--json"]).output == fold)
            let table = try Self.text(
                Self.show(cluster, ["--province", "thanh hoa", "--period", "2022", "--evidence"]))
            #expect(table.contains("98.72%"))
            #expect(table.contains("đạt ⟦98,72%⟧"))
            #expect(table.contains(#"Thanh Hóa\u{1b}[2J ký số [t-1]"#))
            #expect(!table.contains("\u{1B}"))
            let country = try Self.text(Self.show(cluster, []))
            #expect(country.contains("62 of the 63 are silent."))
            #expect(country.contains("government.signed_documents_rate"))

            let none = try Self.show(cluster, ["--province", "38", "--period", "2031"])
            #expect(none.status == 0)
            #expect(none.error.contains("Nothing to show of Thanh Hóa for 2031. There are figures for 2022."))
            let unknown = try Self.show(cluster, ["--province", "thanh hao"])
            #expect(unknown.status == 2)
            #expect(unknown.error.contains("did you mean Thanh Hóa (38)"))
            #expect(
                try Self.show(cluster, ["--indicator", "government.signed_document_rates"]).error.contains(
                    "did you mean"))
            #expect(try Self.show(cluster, ["--period", "2022-13"]).status == 2)
        }
    }

    @Test func followTellsWhatChangesAsItComes() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            _ = try Self.publish([Self.article], to: cluster)
            let process = try CommandProcess(
                "cds-aggregator", ["show", "--province", "38", "--period", "2022", "--follow"],
                environment: RunningCluster(cluster).environment)
            Thread.sleep(forTimeInterval: 3)
            let other = String(decoding: Self.article, as: UTF8.self).replacing("98,72%", with: "99%")
            _ = try Self.publish([Array(other.utf8)], to: cluster)
            Thread.sleep(forTimeInterval: 2)
            process.signal(SIGTERM)
            let text = Self.text(process.wait())
            #expect(
                text.contains(
                    "Thanh Hóa (38), government.signed_documents_rate, 2022: "
                        + "actual 98.72% (1 articles) → actual 99% (1 articles)"),
                "\(text)")
        }
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers != nil, "the embedded broker shows what is not committed"))
    func statusNamesTheOldestOpenTransactionAndTheMembersOfGroups() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let running = RunningCluster(cluster)
            try running.startWorker()
            #expect(running.workers[0].waitForError("partition live"))
            let producer = try Producer(
                cluster.clients.transactional(id: "\(cluster.topology.prefix).test"),
                hooks: ClientHooks(logger: cluster.logger))
            try producer.initTransactions(.seconds(30))
            try producer.beginTransaction()
            try producer.produce(
                Record(
                    topic: cluster.topology.readings, partition: 1, key: Array("a".utf8), value: Array("{}".utf8),
                    headers: [Header("ce_source", "/test")]))
            try producer.flush(.seconds(30))
            let outcome = try CommandProcess.run(
                "cds-worker", ["status", "--sample", "1", "--json"], environment: running.environment)
            let report = try JSONDocument(Array(outcome.output)).root
            let open = report["oldestOpenTransaction"]
            #expect(open?["topic"]?.string == cluster.topology.readings)
            #expect(open?["partition"]?.integer == 1)
            #expect(open?["offset"]?.integer == 0)
            #expect(open?["source"]?.string == "/test")
            let members = report["groups"]?.elements?.map { $0["members"]?.elements?.count }
            #expect(members == [1, 0])
            #expect(outcome.error.contains("group \(cluster.topology.prefix).aggregator has no members"))
            try producer.abortTransaction(.seconds(30))
            _ = running.stop()
        }
    }

    @Test func statusTellsHowFarTheClusterIsAndWhatNeedsAttention() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let running = RunningCluster(cluster)
            func status(_ arguments: [String] = []) throws -> CommandProcess.Outcome {
                try CommandProcess.run(
                    "cds-worker", ["status", "--sample", "1"] + arguments, environment: running.environment)
            }
            #expect(try running.publish([Self.article]).status == 0)
            let waiting = try status(["--json"])
            #expect(waiting.status == 1)
            #expect(waiting.error.contains("has read nothing yet"))
            let report = try JSONDocument(Array(waiting.output)).root
            #expect(report["groups"]?.elements?.map { $0["lag"]?.integer } == [1, 0])
            #expect(report["deadLetters"]?["total"]?.integer == 0)
            try running.startWorker()
            while try cluster.messages(of: cluster.topology.readings).isEmpty {}
            try running.startAggregator()
            var outcome = try status()
            let start = ContinuousClock.now
            while outcome.status != 0, ContinuousClock.now - start < .seconds(60) { outcome = try status() }
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(Self.text(outcome).contains("Workers: group \(cluster.topology.prefix).worker"))
            _ = running.stop()
        }
    }
}

@Suite struct HelpTests {
    @Test(
        arguments: ["run", "status", "reread", "read", "explain", "evaluate"].map { ["cds-worker", $0] }
            + ["run", "show", "fold"].map { ["cds-aggregator", $0] })
    func eachSubcommandHasExamples(command: [String]) throws {
        let help = try CommandProcess.run(command[0], [command[1], "--help"])
        #expect(help.status == 0)
        #expect(String(decoding: help.output, as: UTF8.self).contains("Examples:"))
    }

    @Test func bashCompletesOptionsProvincesAndIndicators() throws {
        let script = try CommandProcess.run("cds-aggregator", ["--generate-completion-script", "bash"])
        #expect(script.status == 0)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("cds-\(UUID().uuidString).bash")
        defer { try? FileManager.default.removeItem(at: file) }
        try script.output.write(to: file)
        func complete(_ words: String...) throws -> Set<Substring> {
            let bash = Process()
            let output = Pipe()
            bash.executableURL = URL(fileURLWithPath: "/bin/bash")
            let line = (["cds-aggregator"] + words).joined(separator: " ")
            bash.arguments = [
                "-c",
                """
                source "\(file.path)"; PATH="\(CommandProcess.folder.path):$PATH"
                COMP_WORDS=(\(line)); COMP_CWORD=\(words.count); COMP_LINE="\(line)"; COMP_POINT=${#COMP_LINE}
                _cds-aggregator cds-aggregator "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """,
            ]
            bash.standardOutput = output
            try bash.run()
            let bytes = output.fileHandleForReading.readDataToEndOfFile()
            bash.waitUntilExit()
            return Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
        }
        #expect(try complete("show", "--ev") == ["--evidence"])
        #expect(try complete("show", "--province", "3").contains("38"))
        #expect(try complete("show", "--indicator", "workforce.community_t").contains("workforce.community_teams"))
    }
}
