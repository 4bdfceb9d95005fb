import Core
import Rollup
import TestSupport
import Testing

/// What partitions contribute is merged in any order: partials of articles, and those of one article's versions.
@Suite struct MergeTests {
    private static let key = RollupKey(province: province("38"), indicator: Fixture.teams, period: period("2022"))

    /// The roll-up of partials from different partitions, which come in their order and share nothing else.
    private func merged(_ partials: [SectionPartial]) -> Output? {
        var state = MergedState(reference: Fixture.reference)
        for (place, partial) in partials.enumerated() {
            state.set(.rollup(Self.key), partition: Int32(place), .sections([.actual: partial]))
        }
        return state.output(.rollup(Self.key))
    }

    @Test("Partials of the same numbers of articles merge in any order", arguments: [UInt64](1...8))
    func orders(seed: UInt64) {
        var dice = Dice(seed: seed)
        var partials: [SectionPartial] = []
        for content in dice.readings(60).flatMap({ $0.contributions(with: Fixture.reference).values }) {
            if case .sections(let kinds) = content { partials += kinds.values }
        }
        for count in 1...9 {
            let some = Array(partials.shuffled(using: &dice).prefix(count))
            let expected = merged(some)
            #expect(expected != nil)
            for _ in 0..<5 { #expect(merged(some.shuffled(using: &dice)) == expected) }
        }
    }

    @Test("Versions of one article from two partitions merge in any order, and none is cited twice")
    func versions() throws {
        let base = Citation(
            articleId: "a", url: "u", title: "t", source: "s", publishedAt: nil, confidence: 1,
            evidence: figure("1").evidence, place: 0)
        func version(url: String?, title: String?, sentence: String, value: String) -> SectionPartial {
            var evidence = base.evidence
            evidence.sentence = sentence
            let citation = Citation(
                articleId: base.articleId, url: url, title: title, source: base.source, publishedAt: nil,
                confidence: base.confidence, evidence: evidence, place: 0)
            let stated = StatedValue(value: number(value), unit: .count, outOf: nil, comparator: .eq)
            return SectionPartial(
                observations: 1, sources: [.absent], values: [Alternative(stated: stated, articles: 1)],
                headline: SectionPartial.Headline(stated: stated, citation: citation), best: [citation])
        }
        let versions = [
            version(url: nil, title: "t", sentence: "x", value: "1"),
            version(url: "u", title: nil, sentence: "x", value: "1"),
            version(url: "u", title: "t", sentence: "x", value: "1"),
            version(url: "u", title: "t", sentence: "x", value: "2"),
            version(url: "u", title: "t", sentence: "y", value: "1"),
        ]
        let expected = try #require(merged(versions))
        var dice = Dice(seed: 5)
        for _ in 0..<60 { #expect(merged(versions.shuffled(using: &dice)) == expected) }
        guard case .rollup(let rollup) = expected, let all = rollup.sections[.actual] else {
            Issue.record("no roll-up")
            return
        }
        // None comes before an address, and the better citation is the headline.
        #expect(all.evidence.map(\.url) == [nil, "u", "u"])
        #expect(all.headline.value == number("1"))
        guard case .rollup(let twice) = merged([versions[2], versions[3]]) else {
            Issue.record("no roll-up")
            return
        }
        #expect(twice.sections[.actual]?.evidence.count == 1)
        #expect(twice.sections[.actual]?.articles == 2)
    }

    @Test("Texts of any kind come back as they were, those beyond all bounds cut between characters")
    func texts() throws {
        let texts = [
            "", "a", "Ủy ban nhân dân tỉnh Thanh Hóa", "e\u{301}\u{0}\u{7F}\n", "🙂🏳️‍🌈 \u{10FFFF}", "ỹ", "chuyể",
            "https://x.vn/",
            String(repeating: "ỹ😀chuyển đổi số ", count: 40),
        ]
        for text in texts {
            var reading = article("id " + text, figure("1"))
            (reading.title, reading.url) = (text, text)
            reading.observations[0].evidence.sentence = text
            let key = RollupKey(province: province("38"), indicator: Fixture.teams, period: period("2022"))
            guard case .rollup(let rollup) = fold([reading], reference: Fixture.reference)[.rollup(key)] else {
                Issue.record("no roll-up")
                return
            }
            let citation = try #require(rollup.sections[.actual]?.evidence.first)
            for shown in [citation.title, citation.url, citation.evidence.sentence] {
                #expect(shown.map { Array($0.utf8) } == Array(text.utf8))
            }
            #expect(Array(citation.articleId.string.utf8) == Array(("id " + text).utf8))
        }
        var broken = article("a", figure("1"))
        broken.title = String(repeating: "ế", count: 100_000)
        guard case .rollup(let rollup) = fold([broken], reference: Fixture.reference)[.rollup(Self.key)] else {
            Issue.record("no roll-up")
            return
        }
        let title = try #require(rollup.sections[.actual]?.evidence.first?.title)
        #expect(title == String(repeating: "ế", count: title.utf8.count / 3) && title.utf8.count > 20_000)
    }
}
