import Core
import Testing
import Wire

@Suite("Reading")
struct ReadingMessageTests {
    private static let golden =
        #"{"articleId":"a1","revision":1,"rules":"1","title":"T","url":null,"source":"b.vn","#
        + #""publishedAt":"2022-09-22T07:05:00Z","relevant":true,"province":"38","units":63,"genre":"meeting","#
        + #""indices":{"government":0.25,"smart_city":0.5,"workforce":0.25},"aspects":{"result":1,"#
        + #""limitation":0,"task":2},"#
        + #""observations":[{"indicator":"workforce.community_teams","value":1871,"unit":"count","comparator":"ge","#
        + #""measure":"level","status":"actual","scope":"district","area":"huyện Yên Định","tier":null,"#
        + #""province":"38","#
        + #""units":34,"period":"2022-01/2022-09","periodInferred":true,"fraction":[27,27],"outOf":null,"#
        + #""confidence":0.9,"#
        + #""evidence":{"field":"body","start":12,"end":17,"sentence":"Có 1.871 Tổ","sentenceStart":9}}],"#
        + #""observationsOmitted":0}"#

    @Test("A reading reads back byte for byte, under its article's id as key", arguments: 0..<200 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let reading = random.reading()
        let bytes = ReadingMessage.encode(reading)
        let read = try ReadingMessage.decode(bytes, key: Array(reading.articleId.string.utf8))
        #expect(read == reading)
        #expect(ReadingMessage.encode(read) == bytes)
        #expect(try ReadingMessage.decode(bytes) == reading)
    }

    @Test("Fields stand in the contract's order, nulls too, map keys in code-point order")
    func canonical() throws {
        let reading = Reading(
            articleId: "a1", rules: "1", title: "T", source: "b.vn",
            publishedAt: Timestamp("2022-09-22T14:05:00+07:00"),
            relevant: true, province: ProvinceCode("38"), genre: .meeting,
            indices: [
                .workforce: FixedDecimal(millionths: 250_000), .smartCity: FixedDecimal(millionths: 500_000),
                .government: FixedDecimal(millionths: 250_000), .economy: .zero,
            ],
            aspects: [.task: 2, .result: 1],
            observations: [
                Observation(
                    indicator: IndicatorID(rawValue: "workforce.community_teams"), value: 1871, unit: .count,
                    comparator: .ge, scope: .district, area: "huyện Yên Định", province: ProvinceCode("38"),
                    units: .thirtyFour, period: Period("2022-01/2022-09"), periodInferred: true,
                    fraction: Fraction(numerator: 27, denominator: 27), confidence: FixedDecimal(millionths: 900_000),
                    evidence: Evidence(field: .body, start: 12, end: 17, sentence: "Có 1.871 Tổ", sentenceStart: 9))
            ])
        #expect(Samples.text(ReadingMessage.encode(reading)) == Self.golden)
        #expect(try ReadingMessage.encode(ReadingMessage.decode(Self.golden.utf8)) == Samples.bytes(Self.golden))
    }

    @Test(
        "A field that is nullable may be left out",
        arguments: [
            #""title":"T","#, #""url":null,"#, #""source":"b.vn","#, #""publishedAt":"2022-09-22T07:05:00Z","#,
            #""province":"38","#,
            #""genre":"meeting","#, #""indicator":"workforce.community_teams","#, #""area":"huyện Yên Định","#,
            #""tier":null,"#,
            #""period":"2022-01/2022-09","#, #""fraction":[27,27],"#, #""outOf":null,"#,
        ])
    func nullable(field: String) throws {
        let text = Self.golden.replacing(field, with: "")
        #expect(text != Self.golden)
        #expect(rejection { () throws(Rejection) in try ReadingMessage.decode(text.utf8) } == nil)
    }

    @Test(
        "A field that is not nullable may neither be left out nor be null",
        arguments: [
            #""articleId":"a1""#, #""revision":1"#, #""rules":"1""#, #""relevant":true"#, #""units":63"#,
            #""indices":{"government":0.25,"smart_city":0.5,"workforce":0.25}"#,
            #""aspects":{"result":1,"limitation":0,"task":2}"#, #""limitation":0"#, #""value":1871"#,
            #""unit":"count""#,
            #""comparator":"ge""#, #""measure":"level""#, #""status":"actual""#, #""scope":"district""#, #""units":34"#,
            #""periodInferred":true"#, #""confidence":0.9"#, #""field":"body""#, #""start":12"#, #""end":17"#,
            #""sentence":"Có 1.871 Tổ""#, #""observationsOmitted":0"#,
        ])
    func required(field: String) throws {
        #expect(Self.golden.contains(field))
        let name = try #require(field.split(separator: ":").first)
        for other in ["\"x\":0", "\(name):null"] {
            let text = Self.golden.replacing(field, with: other)
            #expect(rejection { () throws(Rejection) in try ReadingMessage.decode(text.utf8) }?.reason == .missingField)
        }
    }

    @Test(
        "What is out of its range is a wrong type",
        arguments: [
            (#""revision":1"#, #""revision":1.5"#), (#""relevant":true"#, #""relevant":1"#),
            (#""province":"38""#, #""province":"00""#),
            (#""units":63"#, #""units":64"#), (#""units":63"#, #""units":"63""#),
            (#""genre":"meeting""#, #""genre":"Meeting""#),
            (#""government":0.25"#, #""overall":0.25"#), (#""government":0.25"#, #""government":1.001"#),
            (#""government":0.25"#, #""government":0.2505"#), (#""government":0.25"#, #""government":-0.001"#),
            (#""government":0.25"#, #""government":0"#),
            (#""result":1"#, #""result":-1"#), (#""result":1"#, #""result":0.5"#),
            (#""result":1"#, #""result":9007199254740993"#),
            (#""unit":"count""#, #""unit":"people""#),
            (#"community_teams""#, #"community_teams/x""#), (#""workforce.community_teams""#, #""workforce""#),
            (#""workforce.community_teams""#, #""""#), (#""value":1871"#, #""value":"1871""#),
            (#""value":1871"#, #""value":1e18"#), (#""value":1871"#, #""value":0.0000001"#),
            (#""tier":null"#, #""tier":"national""#),
            (#""period":"2022-01/2022-09""#, #""period":"2022-Q5""#),
            (#""period":"2022-01/2022-09""#, #""period":2022"#),
            (#"[27,27]"#, "[27,0]"), ("[27,27]", "[27]"), ("[27,27]", "[27.5,28]"), ("[27,27]", "[27,27,27]"),
            ("[27,27]", "{}"),
            (#""outOf":null"#, #""outOf":0"#), (#""confidence":0.9"#, #""confidence":1.01"#),
            (#""confidence":0.9"#, #""confidence":-0.01"#), (#""field":"body""#, #""field":"url""#),
            (#""start":12"#, #""start":18"#),
            (#""start":12"#, #""start":8"#), (#""end":17"#, #""end":21"#),
            (#""sentenceStart":9"#, #""sentenceStart":13"#),
            (#""sentenceStart":9"#, #""sentenceStart":-1"#),
            (#""observationsOmitted":0"#, #""observationsOmitted":-1"#),
            (#""articleId":"a1""#, #""articleId":"""#), (#""rules":"1""#, #""rules":1"#),
        ])
    func wrongType(field: String, other: String) {
        #expect(Self.golden.contains(field))
        let text = Self.golden.replacing(field, with: other)
        let rejection = rejection { () throws(Rejection) in try ReadingMessage.decode(text.utf8) }
        #expect(rejection?.reason == .wrongType, "\(rejection?.message ?? "accepted")")
    }

    @Test("A span may end where its sentence does")
    func spanAtTheEnd() throws {
        let text = Self.golden.replacing(#""end":17"#, with: #""end":20"#)
        #expect(try ReadingMessage.decode(text.utf8).observations.first?.evidence.end == 20)
    }

    @Test("A sentence has at most 600 code points")
    func longSentence() {
        for (length, reason) in [(600, nil), (601, RejectionClass.tooLarge)] {
            let text = Self.golden.replacing("Có 1.871 Tổ", with: String(repeating: "ố", count: length))
            #expect(rejection { () throws(Rejection) in try ReadingMessage.decode(text.utf8) }?.reason == reason)
        }
    }

    @Test("500 observations are read, 501 are not")
    func limit() throws {
        let one = try ReadingMessage.decode(Self.golden.utf8)
        var many = one
        many.observations = Array(repeating: one.observations[0], count: 500)
        #expect(try ReadingMessage.decode(ReadingMessage.encode(many)).observations.count == 500)
        many.observations.append(one.observations[0])
        let tooMany = ReadingMessage.encode(many)
        #expect(rejection { () throws(Rejection) in try ReadingMessage.decode(tooMany) }?.reason == .wrongType)
    }

    @Test("Empty, null, another key and no key have their classes; a fault deep inside tells its place")
    func otherClasses() {
        func check(_ text: String, key: String?) -> Rejection? {
            rejection { () throws(Rejection) in try ReadingMessage.decode(text.utf8, key: key.map(Samples.bytes)) }
        }
        #expect(check("", key: "a1")?.reason == .empty)
        #expect(check("null", key: "a1")?.reason == .wrongType)
        #expect(check(Self.golden, key: "a1") == nil)
        #expect(check(Self.golden, key: "a2")?.reason == .keyMismatch)
        #expect(check(Self.golden, key: nil)?.reason == .keyMismatch)
        #expect(
            check(Self.golden.replacing(#""start":12"#, with: #""start":null"#), key: "a1")?.message
                == "observations[0].evidence.start: is null")
    }

    @Test("Bytes do not depend on the order in which maps were filled", arguments: 0..<20 as Range<UInt64>)
    func mapOrder(seed: UInt64) {
        var random = Seeded(seed)
        var reading = random.reading()
        let bytes = ReadingMessage.encode(reading)
        let shuffled = reading.indices.shuffled(using: &random)
        reading.indices = [:]
        for (index, weight) in shuffled { reading.indices[index] = weight }
        #expect(ReadingMessage.encode(reading) == bytes)
    }
}
