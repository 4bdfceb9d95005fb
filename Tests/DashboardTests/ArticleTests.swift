import Core
import Dashboard
import TestSupport
import Testing
import Wire

@Suite struct ArticleTests {
    private func ids(_ answer: Answer) throws -> [String] {
        try json(answer)["articles"]?.elements?.compactMap { $0["id"]?.string } ?? []
    }

    @Test func aProvincesArticlesStandWithTheNewestFirst() throws {
        let state = state([
            reading("b", date: "2023-01-02"), reading("a", date: "2023-01-02"), reading("c", date: nil),
            reading("d", date: "2024-01-01", province: "40", observed: ["38"]), reading("e", province: "40"),
            reading("f", relevant: false),
        ])
        #expect(try ids(state.provinceArticles("38", query())) == ["d", "a", "b", "c"])
        let page = try state.provinceArticles("38", query(["offset": "1", "limit": "2"]))
        #expect(try ids(page) == ["a", "b"])
        #expect(try json(page)["total"]?.integer == 4)
        #expect(try ids(state.provinceArticles("38", query(["offset": "9"]))) == [])
    }

    @Test func theTimelineCountsArticlesByMonthInVietNam() throws {
        let state = state([
            reading("a", date: "2023-09-30T18:00:00Z", genre: .plan), reading("b", date: "2023-10-31"),
            reading("c", date: "2022-01-01", province: "40", observed: ["38"]), reading("d", date: nil),
        ])
        let months = try #require(try json(state.timeline("38"))["months"]?.elements)
        #expect(months.map { $0["month"]?.string } == ["2022-01", "2023-10", nil])
        #expect(months.map { $0["articles"]?.integer } == [1, 2, 1])
        #expect(months[1]["genres"]?["plan"]?.integer == 1)
        #expect(months[1]["aspects"]?["result"]?.integer == 4)
        #expect(months[0]["aspects"]?["result"]?.integer == 0)
    }

    @Test(arguments: [
        ("thanh hoa", "38"), ("THANH HOÁ", "38"), ("Thanh Ho\u{301}a", "38"), ("thanh", "38"),
        ("ba ria", "77"), ("đắk lắk", "66"), ("chu ky so thanh hoa", "38"),
    ])
    func aProvinceIsFoundWithOrWithoutMarks(_ text: String, _ key: String) throws {
        let found = try json(state([]).search(query(["q": text])))["provinces"]?.elements ?? []
        #expect(found.contains { $0["key"]?.string == key })
    }

    @Test(arguments: [
        ("van ban duoc ky so", "government.signed_documents_rate"), ("community teams", "workforce.community_teams"),
        ("dti_rank", "overall.dti_rank"), ("tổ công nghệ số cộng", "workforce.community_teams"),
    ])
    func anIndicatorIsFoundInBothLanguages(_ text: String, _ id: String) throws {
        let found = try json(state([]).search(query(["q": text])))["indicators"]?.elements ?? []
        #expect(found.contains { $0["id"]?.string == id })
    }

    @Test func articlesAreFoundByTheWordsOfTheirTitleAsTheyStand() throws {
        var state = state([
            reading("a", title: "Thanh Hóa đẩy mạnh ký số", date: "2023-01-01"),
            reading("b", title: "Thanh Hóa: ký kết", date: "2023-02-01"), reading("c", title: "Nghệ An"),
        ])
        #expect(try ids(state.search(query(["q": "thanh hoa ky"]))) == ["b", "a"])
        #expect(try ids(state.search(query(["q": "ky hoa s"]))) == ["a"])
        #expect(try ids(state.search(query(["q": "hoa hue"]))) == [])
        #expect(try ids(state.search(query(["q": "?!"]))) == [])
        _ = state.apply(reading("a", title: "Nghệ An"))
        _ = state.apply(Sent(.readings, "b", nil))
        #expect(try ids(state.search(query(["q": "thanh hoa"]))) == [])
        #expect(try ids(state.search(query(["q": "nghe an", "limit": "1"]))).count == 1)
    }

    @Test func theStatusCountsWhatStands() throws {
        let state = state([reading("a"), reading("b", relevant: false)])
        var pulse = Pulse()
        pulse.lastArticle = "a"
        let status = try json(state.status(pulse))
        #expect(status["articles"]?.integer == 1)
        #expect(status["readings"]?.integer == 2)
        #expect(status["behind"]?.integer == -1)
        #expect(status["lastArticle"]?["id"]?.string == "a")
    }
}
