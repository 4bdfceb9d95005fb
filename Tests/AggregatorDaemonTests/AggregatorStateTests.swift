import AggregatorDaemon
import Core
import Kafka
import Pipeline
import TestSupport
import Testing
import Wire

/// Whatever the batches, aborts, crashes and compactions: what stands published equals `fold`.
@Suite struct AggregatorStateTests {
    private struct Run {
        let log: MemoryLog
        var dice: Dice
        var standing: [ExactText: Reading] = [:]

        init(seed: UInt64, partitions: Int) {
            log = MemoryLog(partitions: partitions)
            dice = Dice(seed: seed)
        }

        /// Publishes, replaces and retracts.
        mutating func publish(_ count: Int) {
            for _ in 0..<count {
                let reading = dice.reading()
                let isRetracted = dice.once(in: 6)
                standing[reading.articleId] = isRetracted ? nil : reading
                log.publish(reading.articleId, isRetracted ? nil : reading)
            }
        }

        mutating func drain(_ aggregator: inout MemoryAggregator, aborting: Bool) {
            while aggregator.step(
                most: Int.random(in: 1...7, using: &dice), commits: !(aborting && dice.once(in: 3)),
                from: aggregator.partitions.shuffled(using: &dice))
            {}
        }

        /// What `fold` makes of the readings that stand.
        var expected: [String: String] {
            var folding = Folding(topology: log.topology, reference: Fixture.reference)
            for reading in standing.values { folding.add(reading) }
            return folding.messages().reduce(into: [:]) {
                $0["\($1.topic) \($1.key)"] = String(decoding: $1.value, as: UTF8.self)
            }
        }
    }

    @Test(arguments: 0..<25 as Range<UInt64>)
    func batchesOfAnySizeAndAbortsDoNotChangeTheResult(seed: UInt64) throws {
        var run = Run(seed: seed, partitions: Int(seed % 4) + 1)
        var aggregator = try MemoryAggregator(run.log, reference: Fixture.reference)
        for _ in 0..<4 {
            run.publish(12)
            run.drain(&aggregator, aborting: true)
            #expect(run.log.outputs == run.expected, "seed \(seed)")
        }
    }

    @Test(arguments: 100..<125 as Range<UInt64>)
    func aSuccessorBringsWhatACrashLeftUpToDate(seed: UInt64) throws {
        var run = Run(seed: seed, partitions: Int(seed % 4) + 1)
        for _ in 0..<4 {
            run.publish(10)
            var aggregator = try MemoryAggregator(run.log, reference: Fixture.reference)
            run.publish(5)
            _ = aggregator.step(most: 6, commits: true, from: aggregator.partitions.shuffled(using: &run.dice))
            // It dies here, between the folds.
        }
        var last = try MemoryAggregator(run.log, reference: Fixture.reference)
        run.drain(&last, aborting: false)
        #expect(run.log.outputs == run.expected, "seed \(seed)")
    }

    @Test(arguments: 300..<315 as Range<UInt64>)
    func theNumberOfProcessesChangesNothing(seed: UInt64) throws {
        var run = Run(seed: seed, partitions: 4)
        let processes = Int(seed % 4) + 2
        var homes: [TopicPartition: Int] = [:]
        for topic in [run.log.topology.readings, run.log.topology.partials] {
            for partition in 0..<4 as Range<Int32> {
                homes[TopicPartition(topic, partition)] = Int.random(in: 0..<processes, using: &run.dice)
            }
        }
        var aggregators = try (0..<processes).map { number in
            try MemoryAggregator(run.log, reference: Fixture.reference) { homes[$0] == number }
        }
        for _ in 0..<4 {
            run.publish(12)
            // Each in turn, some of them only a step, until none has anything left to do.
            for place in aggregators.indices.shuffled(using: &run.dice) {
                _ = aggregators[place].step(most: 3, commits: true, from: aggregators[place].partitions)
            }
        }
        for _ in 0..<2 { for place in aggregators.indices { run.drain(&aggregators[place], aborting: true) } }
        #expect(run.log.outputs == run.expected, "seed \(seed)")
    }

    @Test(arguments: 200..<215 as Range<UInt64>)
    func tombstonesThatWereCompactedAwayWhileNobodyRanLeaveNothingWrong(seed: UInt64) throws {
        var run = Run(seed: seed, partitions: 2)
        run.publish(20)
        var first = try MemoryAggregator(run.log, reference: Fixture.reference)
        run.drain(&first, aborting: false)
        run.publish(20)
        for partition in run.log.messages.keys where run.dice.once(in: 2) { run.log.compact(partition) }
        var second = try MemoryAggregator(run.log, reference: Fixture.reference)
        run.drain(&second, aborting: false)
        #expect(run.log.outputs == run.expected, "seed \(seed)")
    }

    @Test func aSilentProvinceHasASummaryOfZeros() throws {
        let run = Run(seed: 1, partitions: 3)
        _ = try MemoryAggregator(run.log, reference: Fixture.reference)
        #expect(run.log.outputs.count == 86)
        #expect(run.log.outputs == run.expected)
    }

    @Test func theSameReadingAgainPublishesNothing() throws {
        var run = Run(seed: 7, partitions: 2)
        run.publish(10)
        var aggregator = try MemoryAggregator(run.log, reference: Fixture.reference)
        run.drain(&aggregator, aborting: false)
        let before = run.log.messages.values.map(\.count).reduce(0, +)
        for (id, reading) in run.standing { run.log.publish(id, reading) }
        run.drain(&aggregator, aborting: false)
        #expect(run.log.messages.values.map(\.count).reduce(0, +) == before + run.standing.count)
    }
}

@Suite struct UnreadableReadingTests {
    private func letters(_ log: MemoryLog) -> [Message] {
        log.messages.filter { $0.key.topic == log.topology.deadLetters }.values.flatMap { $0 }
    }

    @Test func itCountsAsANullAndIsOneDeadLetter() throws {
        let log = MemoryLog(partitions: 1)
        var dice = Dice(seed: 3)
        var reading = dice.reading()
        reading.relevant = true
        log.publish(reading.articleId, reading)
        var aggregator = try MemoryAggregator(log, reference: Fixture.reference)
        log.append(
            Record(topic: log.topology.readings, key: Array(reading.articleId.string.utf8), value: Array("{".utf8)))
        while aggregator.step(most: 5, commits: true, from: aggregator.partitions) {}
        let empty = Folding(topology: log.topology, reference: Fixture.reference).messages()
        #expect(log.outputs.count == empty.count)
        #expect(letters(log).count == 1)
        #expect(letters(log).first?.header("cds-error-class") == "not-json")
        #expect(letters(log).first?.header("cds-stage") == "aggregator")
        // A rebuild passes it again, but its offset was passed before.
        _ = try MemoryAggregator(log, reference: Fixture.reference)
        #expect(letters(log).count == 1)
    }

    @Test func oneThatCameWhileNobodyRanIsADeadLetterOfTheRebuild() throws {
        let log = MemoryLog(partitions: 1)
        log.append(Record(topic: log.topology.readings, key: [0x61], value: [0xFF]))
        _ = try MemoryAggregator(log, reference: Fixture.reference)
        #expect(letters(log).map { $0.header("cds-error-class") } == ["not-utf8"])
    }

    @Test func oneThatALaterReadingReplacedIsADeadLetterOfAFirstStart() throws {
        let log = MemoryLog(partitions: 1)
        var dice = Dice(seed: 4)
        let reading = dice.reading()
        log.append(Record(topic: log.topology.readings, key: Array(reading.articleId.string.utf8), value: [0xFF]))
        log.publish(reading.articleId, reading)
        _ = try MemoryAggregator(log, reference: Fixture.reference)
        #expect(letters(log).map { $0.header("cds-error-class") } == ["not-utf8"])
    }
}
