import Core
import Kafka
import Pipeline
import Publishing
import TestSupport
import Testing

@Suite("Sending dead letters back", .serialized, .timeLimit(.minutes(3))) struct ReplayTests {
    /// Messages on the articles topic and the letters that a worker makes of some of them.
    private static func publish(
        _ cluster: TestCluster, _ articles: [(key: String, value: [UInt8], isPoison: Bool)]
    ) throws {
        try cluster.produce(
            articles.map {
                Record(
                    topic: cluster.topology.articles, partition: 1, key: Array($0.key.utf8), value: $0.value,
                    headers: [Header("own", $0.key)])
            })
        let envelope = Envelope(prefix: cluster.topology.prefix, writer: "worker")
        let poison = Dictionary(grouping: articles.filter(\.isPoison), by: \.value)
        try cluster.produce(
            try cluster.messages(of: cluster.topology.articles).filter { poison[$0.value ?? []] != nil }.map {
                envelope.deadLetter(
                    $0, Rejection(.notJSON, "why"), stage: "worker", topic: cluster.topology.deadLetters)
            })
    }

    private static func decide(_ cluster: TestCluster, isForced: Bool = false) throws -> [DeadLetterReplay.Decision] {
        let log = DeadLetterLog(clients: cluster.clients, topology: cluster.topology)
        return try DeadLetterReplay.decide(
            log.letters(DeadLetterFilter()).sorted { $0.origin < $1.origin }, isForced: isForced,
            clients: cluster.clients, topology: cluster.topology
        ).map(\.decision)
    }

    private static func replay(
        _ cluster: TestCluster, with replay: DeadLetterReplay? = nil, isForced: Bool = false
    ) throws -> DeadLetterReplay.Outcome {
        let replay = try replay ?? DeadLetterReplay(clients: cluster.clients, topology: cluster.topology)
        let log = DeadLetterLog(clients: cluster.clients, topology: cluster.topology)
        let letters = try log.letters(DeadLetterFilter())
        let chosen = try DeadLetterReplay.decide(
            letters, isForced: isForced, clients: cluster.clients, topology: cluster.topology
        ).filter { $0.decision == .replay }.map(\.letter)
        return try replay.replay(chosen, sent: { _ in })
    }

    @Test("Originals go back once, byte for byte, with their headers, to their partition") func once() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let poison: [[UInt8]] = [[0xFF, 0, 1], [], Array("{\u{1B}[31m".utf8)]
            try Self.publish(
                cluster,
                poison.enumerated().map { ("k\($0.offset)", $0.element, true) } + [("fine", [123, 125], false)])
            #expect(try Self.decide(cluster) == [.replay, .replay, .replay])
            #expect(try Self.replay(cluster).replayed == 3)
            let articles = try cluster.messages(of: cluster.topology.articles)
            #expect(articles.map(\.value) == poison + [[123, 125]] + poison)
            #expect(articles.suffix(3).map { $0.header("own") } == ["k0", "k1", "k2"])
            #expect(articles.allSatisfy { $0.headers.count == 1 && $0.topicPartition.partition == 1 })
            #expect(try Self.decide(cluster) == [.alreadyReplayed, .alreadyReplayed, .alreadyReplayed])
            #expect(try Self.replay(cluster).replayed == 0)
        }
    }

    @Test("A letter whose key has a later message goes back only when forced") func overtaken() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            try Self.publish(
                cluster, [("a", [1], true), ("a", [2], true), ("b", [3], true), ("b", [123, 125], false)])
            #expect(try Self.decide(cluster) == [.overtaken, .replay, .overtaken])
            #expect(try Self.decide(cluster, isForced: true) == [.replay, .replay, .replay])
            #expect(try Self.replay(cluster).replayed == 1)
            #expect(try Self.decide(cluster) == [.overtaken, .alreadyReplayed, .overtaken])
            #expect(try Self.replay(cluster, isForced: true).replayed == 2)
            #expect(Set(try Self.decide(cluster)) == [.alreadyReplayed])
        }
    }

    @Test("Cut letters and those of foreign topics do not go back") func impossible() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let envelope = Envelope(prefix: cluster.topology.prefix, writer: "worker")
            let sources = [
                (cluster.topology.articles, Int32(0), Envelope.wholeOriginalLimit + 1),
                (cluster.topology.rollups, 0, 1),
                ("elsewhere", 0, 1), (cluster.topology.articles, 99, 1),
            ]
            for (topic, partition, size) in sources {
                let original = Message(
                    topicPartition: TopicPartition(topic, partition), offset: 0, key: [65],
                    value: [UInt8](repeating: 32, count: size), headers: [])
                try cluster.produce([
                    envelope.deadLetter(
                        original, Rejection(.tooLarge, "why"), stage: "worker", topic: cluster.topology.deadLetters)
                ])
            }
            let decisions = try Self.decide(cluster)
            #expect(decisions.filter { $0 == .cut }.count == 1)
            #expect(decisions.filter { $0 == .unknownOrigin }.count == 3)
        }
    }

    @Test("Of two replays the earlier is fenced: what it holds does not go back twice")
    func fenced() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            guard cluster.isReal else { return }
            try Self.publish(cluster, [("a", [1], true), ("b", [2], true)])
            let log = DeadLetterLog(clients: cluster.clients, topology: cluster.topology)
            let first = try DeadLetterReplay(clients: cluster.clients, topology: cluster.topology)
            let letters = try log.letters(DeadLetterFilter())
            #expect(try Self.replay(cluster).replayed == 2)
            #expect(throws: KafkaError.self) { try first.replay(letters, sent: { _ in }) }
            #expect(try cluster.messages(of: cluster.topology.articles).count == 4)
        }
    }
}
