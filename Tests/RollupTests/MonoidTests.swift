import Core
import Rollup
import TestSupport
import Testing

/// Partials are a commutative monoid: those of articles, those made of them, and those of one article's versions.
@Suite struct MonoidTests {
    @Test("Partials merge in any grouping and order", arguments: [UInt64](1...8))
    func laws(seed: UInt64) {
        var dice = Dice(seed: seed)
        var sections: [SectionPartial] = []
        var summaries: [SummaryPartial] = []
        for content in dice.readings(60).flatMap({ $0.contributions(with: Fixture.reference).values }) {
            switch content {
            case .sections(let kinds): sections += kinds.values
            case .summary(let summary): summaries.append(summary)
            }
        }
        sections.shuffle(using: &dice)
        summaries.shuffle(using: &dice)
        let someSections = Array(sections.prefix(7)) + [SectionPartial.merge(sections[7], sections[8])]
        let someSummaries = Array(summaries.prefix(7)) + [SummaryPartial.merge(summaries[7], summaries[8])]
        Laws.commutativeMonoid(someSections, empty: SectionPartial(), merge: SectionPartial.merge)
        Laws.commutativeMonoid(someSummaries, empty: SummaryPartial(), merge: SummaryPartial.merge)
        let contents =
            someSections.prefix(3).map { PartialContent.sections([.actual: $0]) }
            + someSections.suffix(3).map { PartialContent.sections([.target: $0, .actual: $0]) }
            + someSummaries.prefix(2).map(PartialContent.summary)
        Laws.commutativeMonoid(
            contents, empty: .sections([:]),
            merge: { left, right in
                if case .summary = left, right == .sections([:]) { return left }
                if case .summary = right, left == .sections([:]) { return right }
                return PartialContent.merge(left, right)
            })
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
        Laws.commutativeMonoid(versions, empty: SectionPartial(), merge: SectionPartial.merge)
        let twice = SectionPartial.merge(versions[2], versions[3])
        #expect(twice.best.count == 1)
        #expect(try #require(Section(twice)).evidence.count == 1)
    }
}
