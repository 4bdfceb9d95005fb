import Kafka
import Logging
import Pipeline
import TestSupport
import Testing

/// Partitions have no leader for a moment after their topic was created, or their broker started: the requests that are
/// refused then must not pass for written because later ones are.
@Suite(.serialized) struct AcknowledgementTests {
    private static let rounds = 6
    private static let records = 240

    @Test(
        .enabled(if: TestCluster.realBootstrapServers != nil, "the embedded broker's partitions have a leader at once"),
        arguments: [false, true])
    func whatIsAcknowledgedIsInTheLogThoughPartitionsHadNoLeaderYet(isTransactional: Bool) async throws {
        for round in 0..<Self.rounds {
            try await TestCluster.with { cluster in
                var failures: [KafkaError] = []
                let clients = cluster.clients
                let id = "\(cluster.topology.prefix).\(round)"
                let producer = try Producer(
                    isTransactional ? clients.transactional(id: id) : clients.idempotent(),
                    hooks: ClientHooks(logger: cluster.logger, onError: { _ in })
                ) { if let failure = $0 { failures.append(failure.error) } }
                if isTransactional {
                    try producer.initTransactions(.seconds(30))
                    try producer.beginTransaction()
                }
                let topics = Array(cluster.topology.all.prefix(4))
                for number in 0..<Self.records {
                    try producer.produceWaiting(
                        Record(topic: topics[number % topics.count], key: [UInt8(number)], value: [1]))
                    producer.poll(.milliseconds(2))
                }
                try producer.flush(.seconds(30))
                if isTransactional { try producer.commitTransaction(.seconds(30)) }
                #expect(failures.isEmpty)
                let stored = try topics.map { try cluster.messages(of: $0).count }.reduce(0, +)
                #expect(stored == Self.records)
            }
        }
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers == nil, "a real broker is not stopped by a test"))
    func askingForWatermarksEndsInTimeWhereTheBrokerIsAway() async throws {
        try await TestCluster.with(partitions: 2) { cluster in
            let hooks = ClientHooks(logger: cluster.logger, onError: { _ in })
            let probe = try PartitionConsumer(
                cluster.clients.reader(group: "g", isolation: .readUncommitted), offsets: [:], hooks: hooks)
            let partitions = [
                TopicPartition(cluster.topology.articles, 0), TopicPartition(cluster.topology.readings, 1),
            ]
            try cluster.produce([Record(topic: cluster.topology.articles, key: [2], value: [1])])
            let marks = try probe.watermarks(partitions, timeout: .seconds(10))
            #expect(marks.count == 2)
            #expect(marks.values.allSatisfy { $0.low == 0 && $0.high <= 1 })
            try cluster.embedded?.setDown(true)
            let start = ContinuousClock.now
            #expect(throws: KafkaError.self) { try probe.watermarks(partitions, timeout: .seconds(1)) }
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test func watermarksAreFoundAgainWhenPartitionsHaveAnotherLeader() async throws {
        try await onOwnThread(named: "test") {
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let broker = try EmbeddedBroker(brokers: 2, logger: logger)
            try broker.createTopic("t", partitions: 4)
            let partitions = (0..<Int32(4)).map { TopicPartition("t", $0) }
            let clients = ClusterClients(
                bootstrapServers: broker.bootstrapServers, userProperties: [:], logger: logger)
            let probe = try PartitionConsumer(
                clients.reader(group: "g", isolation: .readUncommitted), offsets: [:],
                hooks: ClientHooks(logger: logger, onError: { _ in }))
            for leader in [Int32(1), 2, 1] {
                for partition in partitions { try broker.moveLeader(of: partition, to: leader) }
                var marks: [TopicPartition: Watermarks]?
                for _ in 0..<3 where marks == nil { marks = try? probe.watermarks(partitions, timeout: .seconds(5)) }
                #expect(marks?.count == 4, "leader \(leader)")
            }
        }
    }

    @Test(.enabled(if: TestCluster.realBootstrapServers == nil, "a real broker is not stopped by a test"))
    func aLogReaderThatIsCancelledWhileTheBrokerIsAwayEnds() async throws {
        try await TestCluster.with(partitions: 1) { cluster in
            var logger = cluster.logger
            logger.logLevel = .critical
            let start = ContinuousClock.now
            let reader = try LogReader(
                clients: cluster.clients, group: "g", from: [TopicPartition(cluster.topology.readings, 0): nil],
                logger: logger, isCancelled: { ContinuousClock.now - start > .seconds(2) })
            #expect(reader.watermarks()?.values.map(\.high) == [0])
            try cluster.embedded?.setDown(true)
            #expect(reader.watermarks() == nil)
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }
}
