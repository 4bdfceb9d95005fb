import Core
import Foundation
import Kafka
import Pipeline
import TestSupport
import Testing

@Suite struct CommandTests {
    /// A fresh folder.
    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cds-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func feedPublishesOnceAcrossRunsAndShowsWhatItWouldDo() async throws {
        try await TestSite.with { site in
            site["/rss"] = site.feed(["/tin/1"])
            site["/tin/1"] = TestSite.article("Ký số đạt 98%", PollingTests.long)
            try await TestCluster.with(partitions: 1) { cluster in
                let folder = try Self.folder()
                defer { try? FileManager.default.removeItem(at: folder) }
                let state = folder.appendingPathComponent("feed.state").path
                let common = ["--state", state, "--delay", "0", "--allow-private-addresses", site.url("/rss")]
                let kafka = [
                    "--bootstrap-servers", cluster.bootstrapServers, "--topic-prefix", cluster.topology.prefix,
                ]
                let dry = try CommandProcess.run("cds-producer", ["feed", "--dry-run"] + common)
                #expect(dry.status == 0, "\(dry.error)")
                let shown = String(decoding: dry.output, as: UTF8.self)
                #expect(shown == "would publish: 127.0.0.1:\(site.port)/tin/1: Ký số đạt 98%\n")
                let json = try CommandProcess.run("cds-producer", ["feed", "--dry-run", "--json"] + common)
                #expect(json.output.starts(with: Data("{\"id\":\"127.0.0.1".utf8)))
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
                for _ in 0..<2 {
                    let run = try CommandProcess.run("cds-producer", ["feed", "--once"] + kafka + common)
                    #expect(run.status == 0, "\(run.error)")
                }
                #expect(try cluster.messages(of: cluster.topology.articles).count == 1)
                site["/rss"] = .status(500)
                for word in ["status 500", "not asked before"] {
                    let run = try CommandProcess.run("cds-producer", ["feed", "--once"] + kafka + common)
                    #expect(run.status == 1 && run.error.contains(word), "\(run.error)")
                    #expect(run.error.contains("status 500"))
                }
                let other = try CommandProcess.run(
                    "cds-producer", ["feed", "--once"] + kafka.dropLast() + ["elsewhere"] + common)
                #expect(other.status == 2 && other.error.contains("--state"))
                try Data("x".utf8).write(to: URL(fileURLWithPath: state))
                let broken = try CommandProcess.run("cds-producer", ["feed", "--once"] + kafka + common)
                #expect(broken.status == 2 && broken.error.contains(state))
            }
        }
    }

    @Test func feedSaysWhatIsWrongAndWhatToDo() throws {
        for (arguments, word) in [
            (["feed", "--dry-run", "not-an-address"], "https://"), (["feed", "--dry-run"], "urls"),
            (["feed", "--json", "https://news.test/"], "--dry-run"),
            (["feed", "--dry-run", "--allow-host", "a b", "https://news.test/"], "--allow-host"),
            (["feed", "--dry-run", "--province", "99", "https://news.test/"], "--province"),
            (["watch", "--dry-run", "/no/such/folder"], "folder"),
            (["watch", "--dry-run", "--id", "x", "/tmp"], "--id"),
        ] {
            let outcome = try CommandProcess.run("cds-producer", arguments)
            #expect(outcome.status == 2, "\(arguments)")
            #expect(outcome.error.contains(word), "\(outcome.error)")
        }
        let refused = try CommandProcess.run("cds-producer", ["feed", "--dry-run", "http://127.0.0.1:1/rss"])
        #expect(refused.status == 1 && refused.error.contains("--allow-private-addresses"))
    }

    @Test func aDryRunSendsNothing() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("tin.txt")
        try Data("Tiêu đề\nKý số đạt 98%".utf8).write(to: file)
        try Data("{\"id\":1}\n".utf8).write(to: folder.appendingPathComponent("bad.jsonl"))
        let publish = try CommandProcess.run("cds-producer", ["publish", "--dry-run", folder.path])
        #expect(publish.status == 1)
        #expect(String(decoding: publish.output, as: UTF8.self) == "would publish: tin: Tiêu đề\n")
        #expect(publish.error.contains("bad.jsonl:1"))
        let retract = try CommandProcess.run("cds-producer", ["retract", "--dry-run", "a", "b"])
        #expect(String(decoding: retract.output, as: UTF8.self) == "would retract: a\nwould retract: b\n")
        let watch = try CommandProcess.run("cds-producer", ["watch", "--dry-run", folder.path])
        #expect(watch.status == 1)
        #expect(String(decoding: watch.output, as: UTF8.self) == "would publish: tin: Tiêu đề\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["bad.jsonl", "tin.txt"])
        try await TestCluster.with(partitions: 2) { cluster in
            let topics = try CommandProcess.run(
                "cds-producer",
                ["topics", "--dry-run", "--bootstrap-servers", cluster.bootstrapServers, "--topic-prefix", "fresh"])
            let lines = String(decoding: topics.output, as: UTF8.self).split(separator: "\n")
            #expect(lines.count == 7 && lines.allSatisfy { $0.hasPrefix("would create: fresh.") }, "\(topics.error)")
        }
    }

    @Test func watchPublishesWhatAppearsAndEndsOnSIGTERM() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            let folder = try Self.folder()
            defer { try? FileManager.default.removeItem(at: folder) }
            func put(_ name: String, _ text: String) throws {
                let draft = folder.appendingPathComponent(".draft")
                try Data(text.utf8).write(to: draft)
                #expect(rename(draft.path, folder.appendingPathComponent(name).path) == 0)
            }
            let arguments = [
                "watch", "--bootstrap-servers", cluster.bootstrapServers, "--topic-prefix", cluster.topology.prefix,
                "--interval", "1", folder.path,
            ]
            try put("mot.txt", "Một\nKý số đạt 98%")
            let first = try CommandProcess("cds-producer", arguments)
            #expect(first.waitForError("mot.txt: 1 articles"), "\(first.errorText)")
            try put("hai.jsonl", "{\"id\":\"hai\",\"body\":\"x\"}\nkhông phải JSON\n")
            #expect(first.waitForError("hai.jsonl:2"))
            let second = try CommandProcess.run("cds-producer", arguments)
            #expect(second.status == 2)
            #expect(second.error.contains("in use by another process"))
            first.signal(SIGTERM)
            #expect(first.wait().status == 0)
            try put("mot.txt", "Một\nKý số đạt 99%")
            let again = try CommandProcess.run("cds-producer", arguments + ["--once"])
            #expect(again.status == 0, "\(again.error)")
            let messages = try cluster.messages(of: cluster.topology.articles)
            #expect(messages.map { String(decoding: $0.key ?? [], as: UTF8.self) } == ["mot", "hai", "mot"])
        }
    }
}
