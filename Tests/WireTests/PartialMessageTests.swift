import Core
import Testing
import Wire

@Suite("Partials")
struct PartialMessageTests {
    private func decode(_ messages: [(key: [UInt8], value: [UInt8])]) throws -> [PartialMessage] {
        try messages.map { try PartialMessage.decode(key: $0.key, value: $0.value) }
    }

    @Test("A state goes into one message and comes back", arguments: 0..<100 as Range<UInt64>)
    func whole(seed: UInt64) throws {
        var random = Seeded(seed)
        let partial = random.partial()
        let messages = PartialMessage.split(partial.content, of: partial.subject, partition: 3)
        #expect(messages.count == 1)
        #expect(Samples.text(messages[0].key) == partial.subject.text + "/3/0")
        let read = try decode(messages)
        #expect(read[0].key == PartialKey(subject: partial.subject, partition: 3))
        #expect(PartialMessage.merge(read) == partial.content)
        let again = PartialMessage.split(read[0].content, of: partial.subject, partition: 3)
        #expect(again[0].value == messages[0].value)
    }

    @Test(
        "A state over the bound is split, each message within it, and comes back whole",
        arguments: 0..<60 as Range<UInt64>)
    func split(seed: UInt64) throws {
        var random = Seeded(seed)
        var sections = BySection<SectionPartial>()
        for kind in SectionKind.allCases where kind == .actual || random.chance() {
            sections[kind] = random.sectionPartial(size: 200)
            sections[kind]?.best = []
            sections[kind]?.headline = nil
        }
        let content = PartialContent.sections(sections)
        let subject = PartialSubject.rollup(random.rollupKey())
        let bound = 1_000 + random.below(5_000)
        let messages = PartialMessage.split(content, of: subject, partition: .max, maxBytes: bound)
        #expect(messages.allSatisfy { $0.value.count <= bound })
        #expect(Set(messages.map(\.key)).count == messages.count)
        #expect(PartialMessage.merge(try decode(messages.shuffled(using: &random))) == content)
    }

    @Test(
        "What cannot be split stays whole in the first message, also under a bound that it exceeds",
        arguments: 0..<30 as Range<UInt64>)
    func tinyBound(seed: UInt64) throws {
        var random = Seeded(seed)
        let partial = random.partial(size: 12)
        let messages = PartialMessage.split(partial.content, of: partial.subject, partition: 0, maxBytes: 10)
        let read = try decode(messages)
        #expect(PartialMessage.merge(read) == partial.content)
        if case .sections(let rest) = read.last?.content, messages.count > 1 {
            #expect(rest.values.allSatisfy { $0.best.isEmpty && $0.headline == nil && $0.observations == 0 })
        }
    }

    @Test("Chunks that are missing, doubled or of another state are no state")
    func incomplete() throws {
        var random = Seeded(1)
        let subject = PartialSubject.rollup(random.rollupKey())
        func state(_ observations: Int) throws -> [PartialMessage] {
            let sources = (1...100).map { SourceDigest(high: 0, low: $0) }
            let content = PartialContent.sections([
                .actual: SectionPartial(observations: observations, sources: sources)
            ])
            return try decode(PartialMessage.split(content, of: subject, partition: 0, maxBytes: 2_000))
        }
        let one = try state(1)
        let other = try state(2)
        #expect(one.count == 3 && other.count == 3)
        #expect(PartialMessage.merge(one) != nil)
        #expect(PartialMessage.merge([]) == nil)
        #expect(PartialMessage.merge(one.dropLast()) == nil)
        #expect(PartialMessage.merge(one + one) == nil)
        #expect(PartialMessage.merge([one[0], one[1], one[1]]) == nil)
        #expect(PartialMessage.merge([one[0], one[1], other[2]]) == nil)
    }

    @Test("Bytes do not depend on the order in which sources and values are given", arguments: 0..<20 as Range<UInt64>)
    func deterministic(seed: UInt64) {
        var random = Seeded(seed)
        let subject = PartialSubject.rollup(random.rollupKey())
        let section = random.sectionPartial(size: 50)
        let refilled = SectionPartial(
            observations: section.observations, sources: section.sources.shuffled(using: &random),
            values: section.values.shuffled(using: &random), headline: section.headline, best: section.best)
        for bound in [900_000, 3_000] {
            let messages = [section, refilled].map {
                PartialMessage.split(.sections([.change: $0]), of: subject, partition: 1, maxBytes: bound).map(\.value)
            }
            #expect(messages[0] == messages[1])
        }
    }

    @Test("The written form of a state")
    func golden() throws {
        let subject = try #require(PartialSubject(text: "rollup/38/a.b/2022"))
        let stated = StatedValue(value: 5, unit: .score, outOf: 100, comparator: .eq)
        let section = SectionPartial(
            observations: 2, sources: [SourceDigest(high: 1, low: 0xAB), .absent],
            values: [Alternative(stated: stated, articles: 1)],
            headline: SectionPartial.Headline(
                stated: stated,
                citation: Citation(
                    articleId: "x", url: nil, title: nil, source: nil, publishedAt: nil, confidence: 1,
                    evidence: Evidence(field: .title, start: 1, end: 2, sentence: "a5", sentenceStart: 0), place: 0)))
        let value = try #require(PartialMessage.split(.sections([.actual: section]), of: subject, partition: 3).first)
            .value
        #expect(
            Samples.text(value).replacing(#/[0-9a-f]{16}","content/#, with: #"DIGEST","content"#)
                == #"{"subject":"rollup/38/a.b/2022","partition":3,"chunk":0,"chunks":1,"digest":"DIGEST","#
                + #""content":{"actual":{"#
                + #""observations":2,"#
                + #""sources":["00000000000000000000000000000000","000000000000000100000000000000ab"],"#
                + #""#
                + #""values":[{"value":5,"unit":"score","outOf":100,"comparator":"eq","articles":1}],"#
                + #""headline":{"value":5,"unit":"score","outOf":100,"comparator":"eq","citation":{"articleId":"x","#
                + #""url":null,"#
                + #""title":null,"source":null,"publishedAt":null,"confidence":1,"#
                + #""evidence":{"field":"title","start":1,"#
                + #""end":2,"#
                + #""sentence":"a5","sentenceStart":0},"place":0}},"best":[]}}}"#)
    }

    @Test("A key that is not the value's is a mismatch")
    func keys() throws {
        let subject = try #require(PartialSubject(text: "summary/34:38"))
        let message = PartialMessage.split(.summary(SummaryPartial()), of: subject, partition: 5)[0]
        #expect(Samples.text(message.key) == "summary/34:38/5/0")
        for key in ["summary/34:38/5/1", "summary/34:38/4/0", "summary/38/5/0", ""] {
            let rejection = rejection { () throws(Rejection) in
                try PartialMessage.decode(key: Samples.bytes(key), value: message.value)
            }
            #expect(rejection?.reason == .keyMismatch)
        }
    }

    @Test(
        "Keys read back",
        arguments: [
            "rollup/38/workforce.community_teams/2022/3/0", "rollup/34:38/a.b/2022-01/2022-09/0/12",
            "stated/a.b/2022/3/0",
            "stated/34/a.b/2021-01/2025-12/2147483647/1", "summary/01/0/0", "summary/34:01/0/0",
        ])
    func keyText(text: String) throws {
        let key = try #require(PartialKey(text.utf8))
        #expect(key.text == text)
        #expect(key.bytes == Samples.bytes(text))
    }

    @Test(
        "What is no key is none",
        arguments: [
            "", "rollup", "rollup/38/a.b/2022/3", "rollup/38/a.b/2022/3/-1", "rollup/38/a.b/2022/03/0",
            "rollup/38/a.b/2022/3/+0",
            "rollup/38/a.b/2022/2147483648/0", "Rollup/38/a.b/2022/3/0", "summary/38/x/0", "summary/38/0/0/",
            "stated/38/a.b/2022/0/0", "rollup/38/a.b/2022/0/10000", "rollup/38/a.b/2022/0/999999999999999999",
            "rollup/38/a.b/2022/3/٣",
        ])
    func noKeys(text: String) {
        #expect(PartialKey(text.utf8) == nil)
        #expect(PartialKey(Samples.bytes(text) + [0xFF]) == nil)
    }

    @Test(
        "A value that contradicts itself cannot be read",
        arguments: [
            (#""chunk":0"#, #""chunk":1"#), (#""partition":5"#, #""partition":2147483648"#),
            (#""content":{"#, #""content":["#),
            (#""summary/38""#, #""rollup/38""#), (#""articles":0"#, #""articles":-1"#),
            (#""digest":""#, #""digest":"0"#),
            (#""genres":{}"#, #""genres":{"x":1}"#), (#""indicators":[]"#, #""indicators":["x"]"#),
        ])
    func bad(part: String, other: String) throws {
        let subject = try #require(PartialSubject(text: "summary/38"))
        let message = PartialMessage.split(.summary(SummaryPartial()), of: subject, partition: 5)[0]
        let text = Samples.text(message.value)
        #expect(text.contains(part))
        let changed = text.replacing(part, with: other)
        #expect(
            rejection { () throws(Rejection) in try PartialMessage.decode(key: message.key, value: changed.utf8) }
                != nil)
    }
}
