import Core
import Rollup
import TestSupport
import Testing

/// contract.md, "ProvinceSummary" and "The 34 units since 1 July 2025".
@Suite struct ProvinceSummaryTests {
    @Test("All 63 and the 23 merged provinces have a summary, with every name and zeros where they are silent")
    func silent() {
        let outputs = Shown().outputs
        #expect(outputs.count == 86)
        let summary = Shown().summary("34:08")
        #expect(summary?.info.name == "Tỉnh mới 08")
        #expect(summary?.articles == 0 && summary?.observations == 0 && summary?.indicators == 0)
        #expect(summary?.indices.count == 9 && summary?.indices.values.allSatisfy { $0 == .zero } == true)
        #expect(summary?.genres.count == 7 && summary?.genres.values.allSatisfy { $0 == 0 } == true)
        #expect(summary?.aspects == [.result: 0, .limitation: 0, .task: 0])
        #expect(summary?.firstPublishedAt == nil && summary?.lastPublishedAt == nil)
        #expect(Shown().summary("34:38") == nil, "an unmerged province has no key in the 34")
    }

    @Test(
        "Relevant articles about it or with an observation of it count once, observations at any scope and confidence")
    func counts() {
        let shown = Shown(
            article("a", figure("1", scope: .district, confidence: "0.1"), figure("2", nil, during: nil)),
            article("b", about: "01", figure("1", tier: .district), figure("1", in: "01")),
            article("c", about: nil), article("d"), article("e", relevant: false, figure("1")))
        #expect(shown.summary("38")?.articles == 3)
        #expect(shown.summary("38")?.observations == 3)
        #expect(shown.summary("01")?.articles == 1)
        #expect(shown.summary("01")?.observations == 1)
        #expect(shown.summary("02")?.articles == 0)
    }

    @Test("Indicators are those with an actual in a roll-up of it, each once")
    func indicators() {
        let shown = Shown(
            article(
                "a", figure("1"), figure("2", nil, during: nil), figure("3", during: "2023"),
                figure("4", Fixture.rank, status: .target)),
            article("b", figure("1"), figure("2", Fixture.online, unit: .percent, confidence: "0.49")),
            article("c", figure("1", Fixture.users, measure: .change)),
            article("d", figure("1", Fixture.score, scope: .national, in: nil)))
        #expect(shown.summary("38")?.indicators == 1)
    }

    @Test("Index weights, genres and aspects are of the articles about it, dates of all that count")
    func about() {
        let shown = Shown(
            article(
                "a", on: "03-01", genre: .review, indices: [.government: number("0.25"), .economy: number("0.75")],
                aspects: [.result: 3, .task: 0]),
            article(
                "b", on: "02-01", genre: .review, indices: [.government: 1], aspects: [.result: 1, .limitation: 2]),
            article(
                "c", on: "05-01", about: "01", genre: .plan, indices: [.society: 1], aspects: [.task: 7], figure("1")),
            article("d", genre: nil, indices: [:]), article("e", on: "01-01", relevant: false, genre: .plan))
        let summary = shown.summary("38")
        #expect(summary?.articles == 4)
        #expect(summary?.indices[.government] == number("1.25"))
        #expect(summary?.indices[.economy] == number("0.75"))
        #expect(summary?.indices[.society] == .zero)
        #expect(summary?.genres[.review] == 2 && summary?.genres[.plan] == 0)
        #expect(summary?.aspects == [.result: 4, .limitation: 2, .task: 0])
        #expect(summary?.firstPublishedAt == Timestamp("2022-02-01T00:00:00Z"))
        #expect(summary?.lastPublishedAt == Timestamp("2022-05-01T00:00:00Z"))
    }

    @Test("Figures of the 34 have keys of their own; those of an unmerged province join its code in the 63")
    func units() {
        let shown = Shown(
            article("a", about: "34:08", figure("1", in: "34:08")), article("b", about: "08", figure("2", in: "08")),
            article("c", about: "34:38", figure("3", in: "34:38")), article("d", figure("4")))
        #expect(
            shown.keys == [
                "08/workforce.community_teams/2022", "34/workforce.community_teams/2022",
                "34:08/workforce.community_teams/2022", "38/workforce.community_teams/2022",
                "workforce.community_teams/2022",
            ])
        #expect(shown.section(.actual, "34:08")?.value == "1")
        #expect(shown.section(.actual, "08")?.value == "2")
        #expect(shown.section()?.value == "4")
        #expect(shown.section()?.others == ["3 count eq - ×1"])
        #expect(shown.summary("38")?.articles == 2)
        #expect(shown.summary("34:08")?.articles == 1)
        #expect(shown.summary("08")?.articles == 1)
    }
}
