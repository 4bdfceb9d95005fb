import Core
import Kafka
import Pipeline
import Testing

@Suite struct ProducerRecoveryTests {
    @Test func aFencedProducerIsRebuiltOnceAndGivenUpWhenFencedAgainWithinAMinute() {
        var recovery = ProducerRecovery()
        #expect(recovery.broke(isFenced: true, at: .seconds(10)) == .rebuild)
        guard case .giveUp = recovery.broke(isFenced: true, at: .seconds(69)) else {
            Issue.record("fenced twice within a minute must give up")
            return
        }
    }

    @Test func aSecondFencingAfterAMinuteIsMendedAgain() {
        var recovery = ProducerRecovery()
        #expect(recovery.broke(isFenced: true, at: .seconds(10)) == .rebuild)
        #expect(recovery.broke(isFenced: true, at: .seconds(71)) == .rebuild)
    }

    @Test func otherBreakagesAreMendedUntilThereAreTooMany() {
        var recovery = ProducerRecovery()
        for second in 0..<ProducerRecovery.breakageLimit {
            #expect(recovery.broke(isFenced: false, at: .seconds(second)) == .rebuild)
        }
        guard case .giveUp = recovery.broke(isFenced: false, at: .seconds(30)) else {
            Issue.record("the sixth breakage within a minute must give up")
            return
        }
    }
}

@Suite struct BatchTests {
    private func message(_ partition: Int32, _ offset: Int64, bytes: Int = 10) -> Message {
        Message(
            topicPartition: TopicPartition("t", partition), offset: offset, key: nil,
            value: [UInt8](repeating: 0, count: bytes), headers: [])
    }

    @Test func aBatchIsDueWhenItIsFullByCountByBytesOrByTime() {
        let limits = BatchLimits(messages: 3, bytes: 100, wait: .milliseconds(50))
        var batch = Batch()
        #expect(!batch.isDue(limits, at: .seconds(100)))
        batch.add(message(0, 0), at: .zero)
        #expect(!batch.isDue(limits, at: .milliseconds(49)))
        #expect(batch.isDue(limits, at: .milliseconds(50)))
        batch.add(message(0, 1), at: .milliseconds(1))
        #expect(!batch.isFull(limits))
        batch.add(message(0, 2), at: .milliseconds(2))
        #expect(batch.isFull(limits))
        var heavy = Batch()
        heavy.add(message(0, 0, bytes: 100), at: .zero)
        #expect(heavy.isFull(limits))
    }

    @Test func theOffsetsSentAreThoseAfterTheLastMessageOfEachPartition() {
        var batch = Batch()
        for (partition, offset) in [(0, 4), (1, 9), (0, 7)] as [(Int32, Int64)] {
            batch.add(message(partition, offset), at: .zero)
        }
        #expect(batch.nextOffsets == [TopicPartition("t", 0): 8, TopicPartition("t", 1): 10])
    }
}

@Suite struct EnvelopeTests {
    private let envelope = Envelope(prefix: "cds", writer: "worker")

    private func message(value: [UInt8]?, headers: [Header] = []) -> Message {
        Message(
            topicPartition: TopicPartition("cds.articles", 3), offset: 42, key: Array("k".utf8), value: value,
            headers: headers)
    }

    @Test func everyMessageSaysWhatItIsWhoWroteItAndInWhatForm() {
        let types: [(MessageType, String)] = [
            (.article, "article"), (.reading, "reading"), (.partial, "partial"), (.rollup, "rollup"),
            (.province, "province"), (.national, "national"), (.deadLetter, "dead-letter"),
        ]
        for (type, name) in types {
            let expected = [
                Header("ce_specversion", "1.0"), Header("ce_id", "i"), Header("ce_type", "vn.cds.\(name)"),
                Header("ce_source", "/cds/worker"), Header("content-type", "application/json"),
            ]
            #expect(envelope.headers(type: type, id: "i", traceparent: nil) == expected)
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            let traced = envelope.headers(type: type, id: "i", traceparent: trace)
            #expect(traced == expected + [Header("traceparent", trace)])
            #expect(envelope.headers(type: type, id: "i", traceparent: "00-a-b-01") == expected)
        }
    }

    @Test func aDeadLetterKeepsKeyBytesAndHeadersAndSaysWhereItCameFromAndWhy() {
        let original = message(
            value: [0xFF, 0xFE], headers: [Header("mine", "1"), Header("traceparent", "00-a-b-01")])
        let letter = envelope.deadLetter(
            original, Rejection(.notUTF8, "bad byte"), stage: "worker", topic: "cds.dead-letters")
        #expect(letter.key == original.key)
        #expect(letter.value == original.value)
        #expect(Array(letter.headers.prefix(2)) == original.headers)
        let added = Dictionary(
            letter.headers.dropFirst(2).map { ($0.key, $0.value.map { String(decoding: $0, as: UTF8.self) }) },
            uniquingKeysWith: { $1 })
        #expect(added["cds-error-class"] == "not-utf8")
        #expect(added["cds-error-message"] == "bad byte")
        #expect(added["cds-stage"] == "worker")
        #expect(added["cds-topic"] == "cds.articles")
        #expect(added["cds-partition"] == "3")
        #expect(added["cds-offset"] == "42")
        #expect(added["ce_id"] == "cds.articles/3/42")
        #expect(added["cds-size"] == nil)
    }

    @Test func anOriginalAboveEightMebibytesIsCutWithItsSizeAndDigest() {
        let large = [UInt8](repeating: 0x61, count: Envelope.wholeOriginalLimit + 1)
        let letter = envelope.deadLetter(message(value: large), Rejection(.tooLarge, "x"), stage: "worker", topic: "t")
        #expect(letter.value?.count == 65_536)
        let headers = letter.headers.map { "\($0.key)=\(String(decoding: $0.value ?? [], as: UTF8.self))" }
        #expect(headers.contains("cds-size=8388609"))
        #expect(headers.contains { $0.hasPrefix("cds-sha256=") && $0.count == 75 })
        let whole = envelope.deadLetter(
            message(value: Array(large.dropLast())), Rejection(.tooLarge, "x"), stage: "worker", topic: "t")
        #expect(whole.value?.count == Envelope.wholeOriginalLimit)
    }
}

@Suite struct ConcurrentMapTests {
    @Test(arguments: [0, 1, 2, 7, 8, 9, 1000]) func theOrderIsThatOfTheElements(count: Int) {
        #expect(Array(0..<count).concurrentMap(cores: 2) { $0 * 3 } == (0..<count).map { $0 * 3 })
    }
}
