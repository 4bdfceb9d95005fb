import Core
import Testing
import Wire

@Suite("Roll-ups, national roll-ups and summaries")
struct OutputMessageTests {
    private static let citation = Citation(
        articleId: "a1", url: "u", title: nil, source: "b.vn", publishedAt: Timestamp("2022-09-22"),
        confidence: FixedDecimal(millionths: 900_000),
        evidence: Evidence(field: .body, start: 103, end: 108, sentence: "Có 1.871 Tổ", sentenceStart: 100), place: 4)

    private static let stated = StatedValue(value: 1871, unit: .count, outOf: nil, comparator: .ge)

    private static let section = Section(
        headline: stated, asOf: Timestamp("2022-09-22"), observations: 3, articles: 2, sources: 1, low: 1800,
        high: 1871,
        alternatives: [
            Alternative(
                stated: StatedValue(value: 320, unit: .score, outOf: 1000, comparator: .eq), articles: 1)
        ],
        alternativesOmitted: 0, evidence: [citation])

    private static let sectionText =
        #"{"value":1871,"unit":"count","outOf":null,"comparator":"ge","asOf":"2022-09-21T17:00:00Z","observations":3,"#
        + #""articles":2,"sources":1,"low":1800,"high":1871,"alternatives":[{"value":320,"unit":"score","outOf":1000,"#
        + #""comparator":"eq","articles":1}],"alternativesOmitted":0,"evidence":[{"articleId":"a1","url":"u","#
        + #""title":null,"#
        + #""source":"b.vn","publishedAt":"2022-09-21T17:00:00Z","sentence":"Có 1.871 Tổ","start":3,"end":8}]}"#

    private func key(_ text: String) throws -> RollupKey { try #require(RollupKey(text: text)) }

    @Test("A roll-up's fields stand in the contract's order, spans count inside the sentence")
    func rollup() throws {
        let rollup = Rollup(
            key: try key("34:38/workforce.community_teams/2022-01/2022-09"), provinceName: "Thanh Hóa",
            indicatorName: "Tổ", sections: [.actual: Self.section])
        let text =
            #"{"province":"38","provinceName":"Thanh Hóa","units":34,"indicator":"workforce.community_teams","#
            + #""indicatorName":"Tổ","period":"2022-01/2022-09","actual":\#(Self.sectionText),"target":null,"#
            + #""change":null}"#
        #expect(Samples.text(RollupMessage.encode(rollup)) == text)
        let read = try RollupMessage.decode(text.utf8)
        #expect(read == PublishedRollup(rollup))
        #expect(read.sections[.actual]?.evidence.first?.start == 3)
    }

    @Test("A national roll-up's fields stand in the contract's order")
    func national() throws {
        let rollup = NationalRollup(
            key: try #require(NationalKey(text: "34/workforce.community_teams/2022")), indicatorName: "Tổ",
            unit: .count,
            distribution: NationalRollup.Distribution(
                low: 1, q1: FixedDecimal(millionths: 1_250_000), median: 2, q3: 3, high: 4,
                mean: FixedDecimal(millionths: 2_333_333)),
            total: nil,
            ranking: [
                RankingEntry(
                    rank: 1, province: try #require(ProvinceCode("38")), period: Period(year: 2022), value: 4,
                    comparator: .approx)
            ],
            stated: Self.section)
        let text =
            #"{"indicator":"workforce.community_teams","indicatorName":"Tổ","unit":"count","units":34,"period":"2022","#
            + #""provincesReporting":1,"of":34,"low":1,"q1":1.25,"median":2,"q3":3,"high":4,"mean":2.333333,"#
            + #""total":null,"#
            + #""ranking":[{"rank":1,"province":"38","period":"2022","value":4,"comparator":"approx"}],"#
            + #""stated":\#(Self.sectionText)}"#
        #expect(Samples.text(NationalMessage.encode(rollup)) == text)
        #expect(try NationalMessage.decode(text.utf8) == PublishedNational(rollup))
    }

    @Test("A summary's maps hold every name in code-point order, and pillars follow from indices")
    func summary() throws {
        let summary = ProvinceSummary(
            info: ProvinceInfo(
                id: try #require(ProvinceID(key: "06")), name: "Bắc Kạn", mergedInto: try #require(ProvinceCode("19"))),
            articles: 2, observations: 5, indicators: 3,
            indices: [.government: FixedDecimal(millionths: 1_500_000), .security: FixedDecimal(millionths: 500_000)],
            genres: [.meeting: 2], aspects: [.task: 4], firstPublishedAt: Timestamp("2022-09-22"), lastPublishedAt: nil)
        let text =
            #"{"province":"06","name":"Bắc Kạn","units":63,"mergedInto":"19","articles":2,"observations":5,"#
            + #""indicators":3,"#
            + #""indices":{"awareness":0,"economy":0,"government":1.5,"infrastructure":0,"institutions":0,"#
            + #""security":0.5,"#
            + #""smart_city":0,"society":0,"workforce":0},"pillars":{"chinh_quyen_so":1.5,"kinh_te_so":0,"#
            + #""xa_hoi_so":0},"#
            + #""genres":{"feature":0,"launch":0,"meeting":2,"plan":0,"ranking":0,"review":0,"training":0},"#
            + #""aspects":{"limitation":0,"result":0,"task":4},"firstPublishedAt":"2022-09-21T17:00:00Z","#
            + #""lastPublishedAt":null}"#
        #expect(Samples.text(SummaryMessage.encode(summary)) == text)
        #expect(try SummaryMessage.encode(SummaryMessage.decode(text.utf8)) == Samples.bytes(text))
    }

    @Test("All outputs read back byte for byte", arguments: 0..<100 as Range<UInt64>)
    func roundTrips(seed: UInt64) throws {
        var random = Seeded(seed)
        let rollup = random.rollup()
        let rollupBytes = RollupMessage.encode(rollup)
        #expect(try RollupMessage.decode(rollupBytes) == PublishedRollup(rollup))
        #expect(try RollupMessage.encode(RollupMessage.decode(rollupBytes)) == rollupBytes)
        let national = random.national()
        let nationalBytes = NationalMessage.encode(national)
        #expect(try NationalMessage.decode(nationalBytes) == PublishedNational(national))
        #expect(try NationalMessage.encode(NationalMessage.decode(nationalBytes)) == nationalBytes)
        let summary = random.summary()
        #expect(try SummaryMessage.decode(SummaryMessage.encode(summary)) == summary)
    }

    @Test(
        "Numbers that contradict others, and half a distribution, are wrong",
        arguments: [
            (#""provincesReporting":1"#, #""provincesReporting":2"#, RejectionClass.wrongType),
            (#""of":63"#, #""of":34"#, .wrongType), (#""mean":1"#, #""mean":null"#, .missingField),
        ])
    func contradictions(field: String, other: String, reason: RejectionClass) {
        let text =
            #"{"indicator":"a.b","indicatorName":"x","unit":"count","units":63,"period":"2022","#
            + #""provincesReporting":1,"of":63,"#
            + #""low":1,"q1":1,"median":1,"q3":1,"high":1,"mean":1,"total":1,"ranking":[{"rank":1,"province":"38","#
            + #""period":"2022","value":1,"comparator":"eq"}],"stated":null}"#
        #expect(rejection { () throws(Rejection) in try NationalMessage.decode(text.utf8) } == nil)
        let changed = text.replacing(field, with: other)
        #expect(rejection { () throws(Rejection) in try NationalMessage.decode(changed.utf8) }?.reason == reason)
    }

    @Test("A count that would make sums overflow is wrong", arguments: [(1 << 40, true), ((1 << 40) + 1, false)])
    func counts(articles: Int, isTaken: Bool) {
        var random = Seeded(1)
        var text = Samples.text(SummaryMessage.encode(random.summary()))
        text.replace(#/"articles":\d+/#, with: #""articles":\#(articles)"#)
        let reason = rejection { () throws(Rejection) in try SummaryMessage.decode(text.utf8) }?.reason
        #expect(reason == (isTaken ? nil : .wrongType))
    }

    @Test("Keys read back, whatever slashes are in them", arguments: 0..<20 as Range<UInt64>)
    func keys(seed: UInt64) {
        var random = Seeded(seed)
        let rollup = random.rollupKey()
        #expect(RollupKey(text: rollup.text) == rollup)
        let national = random.nationalKey()
        #expect(NationalKey(text: national.text) == national)
    }

    @Test(
        "What is no key is none",
        arguments: [
            "", "/", "38/a.b", "38/a.b/", "38/ab/2022", "38/a.b/2022/2023", "34:/a.b/2022", "63:38/a.b/2022",
            "38/A.b/2022",
            "38/a..b/2022", "38/.b/2022", "38/a./2022", "38/a.b.c/2022", "/a.b/2022",
        ])
    func noKeys(text: String) {
        #expect(RollupKey(text: text) == nil)
        #expect(NationalKey(text: text.dropFirst(3)) == nil)
    }
}
