import Foundation
import Kafka
import Pipeline
import TestSupport
import Testing

@Suite("Where a daemon goes on", .serialized, .timeLimit(.minutes(5))) struct OffsetTests {
    /// Commits an offset for the workers' group, as a member that reads another topic.
    private static func commit(_ cluster: TestCluster, _ offset: Int64) throws {
        let consumer = try GroupConsumer(
            cluster.clients.member(group: "\(cluster.topology.prefix).worker", instance: nil),
            topics: [cluster.topology.national], hooks: ClientHooks(logger: cluster.logger), onRebalance: { _ in })
        while !consumer.isJoined { _ = consumer.poll(.milliseconds(100)) }
        try consumer.commitPlainly([TopicPartition(cluster.topology.articles, 0): offset])
        _ = consumer.close(within: .seconds(20))
    }

    private static func worker(_ cluster: TestCluster, _ arguments: [String] = []) throws -> CommandProcess {
        try CommandProcess("cds-worker", ["run"] + arguments, environment: RunningCluster(cluster).environment)
    }

    private static func drain(_ process: CommandProcess) -> CommandProcess.Outcome {
        process.signal(SIGTERM)
        return process.wait(.seconds(60))
    }

    @Test("A committed offset above the log's end ends the worker with status 4 and the command that resolves it")
    func above() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            try Self.commit(cluster, 50)
            let outcome = try Self.worker(cluster).wait(.seconds(60))
            #expect(outcome.status == 4, "\(outcome.error)")
            #expect(outcome.error.contains("committed offset 50"))
            #expect(
                outcome.error.contains(
                    "--group \(cluster.topology.prefix).worker --topic \(cluster.topology.articles):0"))
            #expect(outcome.error.contains("--reset-offsets --to-earliest --execute"))
        }
    }

    @Test("A committed offset below the log's start ends the worker with status 4") func below() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            // The embedded broker drops the oldest messages of a full partition.
            guard !cluster.isReal else { return }
            var dice = Dice(seed: 8)
            // As bytes that do not compress.
            let large = (0..<900_000).map { _ in UInt8.random(in: 0...255, using: &dice) }
            try cluster.produce((0..<9).map { Record(topic: cluster.topology.articles, key: [$0], value: large) })
            try Self.commit(cluster, 0)
            let outcome = try Self.worker(cluster).wait(.seconds(60))
            #expect(outcome.status == 4, "\(outcome.error)")
            #expect(outcome.error.contains("were deleted before they were read"))
        }
    }

    @Test("A group without offsets starts at the beginning, and says whether that is a first start")
    func missing() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let first = try Self.worker(cluster, ["--on-missing-offsets", "stop"])
            #expect(first.waitForError("first start: group"))
            #expect(first.waitForError("partition live"))
            #expect(Self.drain(first).status == 0)
            try cluster.produce([Record(topic: cluster.topology.readings, key: [65], value: nil)])
            let stopped = try Self.worker(cluster, ["--on-missing-offsets", "stop"]).wait(.seconds(60))
            #expect(stopped.status == 4)
            #expect(stopped.error.contains("this is not a first start"))
            let second = try Self.worker(cluster)
            #expect(second.waitForError("this is not a first start"))
            try cluster.produce([
                Record(topic: cluster.topology.articles, key: [66], value: Array(#"{"id":"B","body":""}"#.utf8))
            ])
            let start = ContinuousClock.now
            while try cluster.lastValues(of: cluster.topology.readings)["B"] == nil,
                ContinuousClock.now - start < .seconds(60)
            {
                Thread.sleep(forTimeInterval: 0.1)
            }
            #expect(try cluster.lastValues(of: cluster.topology.readings)["B"] != nil)
            #expect(Self.drain(second).status == 0)
        }
    }
}
