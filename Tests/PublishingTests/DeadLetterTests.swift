import Core
import Kafka
import Pipeline
import Publishing
import Testing

/// Letters as a worker writes them.
struct SampleLetters {
    static let topology = Topology(prefix: "cds")
    static let envelope = Envelope(prefix: "cds", writer: "worker")

    /// The letter of a message, as it stands on the dead letters topic.
    static func letter(
        key: String? = "a", value: [UInt8]? = Array("{".utf8), headers: [Header] = [], partition: Int32 = 3,
        offset: Int64 = 1207, reason: RejectionClass = .notJSON, at timestamp: Int64? = 1_700_000_000_999
    ) -> Message {
        let original = Message(
            topicPartition: TopicPartition(topology.articles, partition), offset: offset,
            key: key.map { Array($0.utf8) },
            value: value, headers: headers)
        let record = envelope.deadLetter(
            original, Rejection(reason, "why"), stage: "worker", topic: topology.deadLetters)
        return Message(
            topicPartition: TopicPartition(topology.deadLetters, 1), offset: 7, key: record.key, value: record.value,
            headers: record.headers, timestamp: timestamp)
    }
}

@Suite("Dead letters as messages") struct DeadLetterTests {
    @Test("A letter says where its original stands, why it could not be read, and when") func parts() throws {
        let letter = try #require(DeadLetter(SampleLetters.letter()))
        #expect(letter.origin.description == "cds.articles/3/1207")
        #expect(letter.home.description == "cds.dead-letters/1/7")
        #expect(letter.time == Timestamp("2023-11-14T22:13:20Z"))
        #expect(letter.reason == "not-json")
        #expect(letter.explanation == "why")
        #expect(letter.stage == "worker")
        #expect(letter.size == 1)
        #expect(!letter.isCut)
    }

    @Test("Headers of the original, whatever they are called, are neither believed nor lost") func hostileHeaders()
        throws
    {
        let hostile = [
            Header("cds-error-class", "empty"), Header("cds-topic", "elsewhere"), Header("cds-offset", "5"),
            Header("cds-size", "99"), Header("cds-replayed", "cds.articles/3/1207"),
            Header("ce_type", "vn.cds.dead-letter-replayed"), Header("ce_id", "x"), Header("plain", nil as [UInt8]?),
        ]
        let message = SampleLetters.letter(headers: hostile)
        let letter = try #require(DeadLetter(message))
        #expect(letter.origin.description == "cds.articles/3/1207")
        #expect(letter.reason == "not-json")
        #expect(!letter.isCut)
        #expect(DeadLetter.originalHeaders(of: message) == hostile)
    }

    @Test("A cut original is known as such, with its whole size") func cut() throws {
        let large = [UInt8](repeating: 32, count: Envelope.wholeOriginalLimit + 1)
        let letter = try #require(DeadLetter(SampleLetters.letter(value: large)))
        #expect(letter.isCut)
        #expect(letter.size == large.count)
    }

    @Test(
        "What is no dead letter is none",
        arguments: ["ce_type", "cds-topic", "cds-partition", "cds-offset", "cds-error-class"])
    func incomplete(missing: String) {
        let whole = SampleLetters.letter()
        let message = Message(
            topicPartition: whole.topicPartition, offset: whole.offset, key: whole.key, value: whole.value,
            headers: whole.headers.filter { $0.key != missing })
        #expect(DeadLetter(message) == nil)
    }

    @Test(
        "An origin is read as it is written, and nothing else",
        arguments: ["", "a/1", "a/1/2/3", "/1/2", "a/-1/2", "a/1/-2", "a/x/2", "a/1/", "a/99999999999/1"])
    func origins(text: String) {
        #expect(DeadLetter.Origin(text) == nil)
        #expect(DeadLetter.Origin("a.b/1/2")?.description == "a.b/1/2")
    }
}

@Suite("Which dead letters are meant") struct DeadLetterFilterTests {
    private func holds(_ change: (inout DeadLetterFilter) -> Void, timestamp: Int64? = 1_700_000_000_999) throws -> Bool
    {
        var filter = DeadLetterFilter()
        change(&filter)
        return filter.holds(try #require(DeadLetter(SampleLetters.letter(at: timestamp))))
    }

    @Test("By reason") func reasons() throws {
        #expect(try holds { $0.reasons = ["not-json", "empty"] })
        #expect(try !holds { $0.reasons = ["empty"] })
    }

    @Test(
        "By origin, of one topic, partition or message",
        arguments: [
            ("articles", true), ("cds.articles", true), ("articles/3", true), ("cds.articles/3/1207", true),
            ("readings", false), ("articles/2", false), ("articles/3/1208", false),
        ])
    func origins(text: String, expected: Bool) throws {
        let place = try #require(DeadLetterFilter.Place(text, prefix: "cds"))
        #expect(try holds { $0.places = [place] } == expected)
    }

    @Test(
        "A place is a topic with at most a partition and an offset",
        arguments: ["", "/1", "a/x", "a/-1", "a/1/-1", "a/1/2/3", "a/"])
    func wrongPlaces(text: String) {
        #expect(DeadLetterFilter.Place(text, prefix: "cds") == nil)
    }

    @Test("By time: the first second counts, the last does not, and no time lies in none") func times() throws {
        let time = try #require(Timestamp("2023-11-14T22:13:20Z"))
        let next = try #require(Timestamp(seconds: time.seconds + 1))
        #expect(try holds { ($0.since, $0.until) = (time, next) })
        #expect(try !holds { $0.since = next })
        #expect(try !holds { $0.until = time })
        #expect(try !holds({ $0.since = time }, timestamp: nil))
        #expect(try holds({ _ in }, timestamp: nil))
    }
}
