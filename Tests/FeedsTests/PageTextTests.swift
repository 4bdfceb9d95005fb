import Core
import Feeds
import Testing

/// What of a page is text of the article and what is not, one small page for each rule.
@Suite struct PageTextTests {
    /// A paragraph that is longer than any label.
    private static func paragraph(_ number: Int) -> String {
        "Đoạn \(number): tỷ lệ văn bản điện tử được ký số của toàn tỉnh đạt 98,72%, tăng \(number) điểm so với năm trước."
    }

    private static func paragraphs(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "<p>\(paragraph($0))</p>" }.joined()
    }

    private func lines(_ body: String) throws -> [String] {
        let page = "<html><head><title>Bài</title></head><body>\(body)</body></html>"
        return try FeedsSupport.read(Array(page.utf8)).body.split(separator: "\n").map(String.init)
    }

    private static func expected(_ numbers: ClosedRange<Int>) -> [String] { numbers.map(paragraph) }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        let expected: [String]

        init(_ name: String, _ body: String, _ expected: [String]) {
            (testDescription, self.body, self.expected) = (name, body, expected)
        }
    }

    static let cases: [Case] = [
        Case("a form around the page", "<form id='aspnetForm'><div>\(paragraphs(1...3))</div></form>", expected(1...3)),
        Case(
            "a form in the text",
            "<div class='entry-content'>\(paragraphs(1...3))<form><p>\(paragraph(9))</p></form></div>", expected(1...3)),
        Case(
            "figures with a table, a quotation and a picture",
            """
            <div class='article-content'>\(paragraphs(1...2))
            <figure class='table'><table><tr><td>Chỉ tiêu</td><td>Năm 2022</td></tr><tr><td>Ký số</td><td>98,72%</td></tr>
            </table><figcaption>Bảng 1 của báo cáo</figcaption></figure>
            <figure class='wp-block-pullquote'><blockquote>Dữ liệu là tài nguyên</blockquote></figure>
            <figure><img src='a.jpg'><p>Chú thích của ảnh</p></figure>\(paragraphs(3...3))</div>
            """,
            expected(1...2) + ["Chỉ tiêu | Năm 2022", "Ký số | 98,72%", "Dữ liệu là tài nguyên"] + expected(3...3)),
        Case(
            "an introduction and an end beside the inner box",
            "<div><p>Mở đầu: tỷ lệ ký số đạt 98,72% trong năm</p><div>\(paragraphs(1...5))</div><p>\(paragraph(6))</p></div>",
            ["Mở đầu: tỷ lệ ký số đạt 98,72% trong năm"] + expected(1...6)),
        Case(
            "the last paragraph beside nine tenths of a marked text",
            "<div class='article-content'><div>\(paragraphs(1...20))</div><div class='end'>\(paragraphs(21...21))</div></div>",
            expected(1...21)),
        Case(
            "a text in two marked parts",
            """
            <div id='wrap'><div><div class='article-content'>\(paragraphs(1...3))</div>
            <div class='article-content'>\(paragraphs(4...6))</div></div>
            <div class='bottom'><p>\(paragraph(9))</p></div></div>
            """, expected(1...6)),
        Case(
            "a text in two unnamed parts with a footer",
            """
            <div id='wrap'><div id='main'><div>\(paragraphs(1...6))</div><div>\(paragraphs(7...8))</div></div>
            <div class='bottom'><p>\(paragraph(99))</p></div></div>
            """, expected(1...8)),
        Case(
            "a button for comments above the text",
            "<div class='article-content'>\(paragraphs(1...1))<div>Bình luận</div>\(paragraphs(2...4))</div>",
            expected(1...4)),
        Case(
            "a link to the comments above the text",
            "<div class='article-content'>\(paragraphs(1...1))<p><a href='#c'>Bình luận</a></p>\(paragraphs(2...4))</div>",
            expected(1...4)),
        Case(
            "a heading of comments",
            "<div class='article-content'>\(paragraphs(1...3))<h3>Bình luận</h3><p>\(paragraph(9))</p></div>",
            expected(1...3)),
        Case(
            "the end, with other news behind it",
            """
            <div class='article-content'>\(paragraphs(1...3))<div>Bình luận</div><p>Chưa có ý kiến nào</p>
            <div>Tin khác</div><p>\(paragraph(9))</p></div>
            """, expected(1...3)),
        Case(
            "a list and links below a pointer",
            """
            <div class='article-content'>\(paragraphs(1...2))<p>Xem thêm:</p><ul><li>92% hộ có cáp quang</li>
            <li><a href='/1'>Hà Nội ký số</a> (20/09/2022)</li><li><a href='/2'>Huế ra mắt trung tâm</a></li></ul></div>
            """, expected(1...2) + ["92% hộ có cáp quang"]),
        Case(
            "a short first paragraph with a date",
            "<div class='article-content'><p>Ngày 10/01/2023, tỉnh họp báo về ký số</p>\(paragraphs(1...3))</div>",
            ["Ngày 10/01/2023, tỉnh họp báo về ký số"] + expected(1...3)),
    ]

    @Test(arguments: cases) func theTextIsKeptWholeAndTheRestLeftOut(_ page: Case) throws {
        #expect(try lines(page.body) == page.expected)
    }

    @Test(
        arguments: [
            "Cơ quan chủ quản của 27/27 hệ thống thông tin đã được phê duyệt cấp độ an toàn, đạt tỷ lệ 100% kế hoạch.",
            "Quay lại câu chuyện ký số, đến hết năm 2022 toàn tỉnh có 98,72% văn bản điện tử được ký số đúng quy định.",
            "Ngày đăng ký kinh doanh trực tuyến đầu tiên, có 61,9% hồ sơ của doanh nghiệp được nộp qua mạng tại sở.",
        ]) func aParagraphIsKeptWhateverItsFirstWords(_ text: String) throws
    {
        #expect(try lines("<div>\(Self.paragraphs(1...2))<p>\(text)</p></div>") == Self.expected(1...2) + [text])
    }

    @Test(
        arguments: [
            "Cơ quan chủ quản: Ủy ban nhân dân tỉnh. Địa chỉ: Đại lộ Lê Lợi, thành phố. Điện thoại: 0237.3852.246",
            "Ngày đăng: 22/09/2022 14:05", "Quay lại trang chủ", "Thứ Ba, 10/01/2023 08:15 (GMT+7)",
            "08:15 | 10-01-2023",
            "Tue, 10 Jan 2023 08:15:00 +0700", "2023-01-10T08:15:00+07:00", "Chủ nhật, ngày 15 tháng 1 năm 2023, 9h05",
        ]) func whatOnlyLabelsOrDatesThePageIsLeftOut(_ line: String) throws
    {
        #expect(try lines("<div><p>\(line)</p>\(Self.paragraphs(1...3))</div>") == Self.expected(1...3))
    }

    @Test(
        arguments: [
            ("<h1>Bài</h1><p>08:15 | 10/01/2023</p><div class='article-content'>TEXT</div>", "2023-01-10T01:15:00Z"),
            (
                "<div class='article-content'><h1>Bài</h1><p class='date'>10/01/2023</p>TEXT</div>",
                "2023-01-09T17:00:00Z"
            ),
            ("<h1>Bài</h1><div class='article-content'>TEXT<p>Ngày 05/03/2021, tỉnh họp.</p></div>", nil),
            ("<h1>Bài</h1><div class='article-content'><p>Ngày 05/03/2021, tỉnh họp.</p>TEXT</div>", nil),
            ("<h1>Bài</h1><div class='article-content'>TEXT</div><p class='date'>05/03/2021</p>", nil),
            (
                """
                <h1>Bài</h1><ul><li><a href='/1'>Hà Nội đẩy mạnh ký số văn bản trong năm</a> <i class='date'>05/03/2021</i>
                </li></ul><div class='article-content'>TEXT</div>
                """, nil
            ),
        ] as [(String, String?)])
    func onlyADateBetweenHeadlineAndTextIsTheArticles(_ body: String, _ expected: String?) throws {
        let page = "<title>Bài</title>" + body.replacing("TEXT", with: Self.paragraphs(1...3))
        let article = try FeedsSupport.read(Array(page.utf8))
        #expect(article.publishedAt == nil)
        #expect(article.shownAt?.description == expected)
    }

    @Test func theFeedsDateIsSurerThanOneThatThePageShows() async throws {
        try await TestSite.with { site in
            let desk = Desk()
            let text = "<h1>Bài</h1><p>05/03/2021</p><article>\(Self.paragraphs(1...3))</article>"
            site["/rss"] = site.feed(["/tin/1"])
            site["/tin/1"] = .html("<title>Bài</title>\(text)")
            site["/undated"] = site.feed(["/tin/2"])
            site["/undated"]?.body = Array(
                "<rss><channel><item><link>\(site.url("/tin/2"))</link></item></channel></rss>".utf8)
            site["/tin/2"] = .html("<title>Bài</title>\(text)")
            _ = try await desk.poller(site, feeds: ["/rss", "/undated"]).round()
            let dates = Set(desk.articles.map { "\($0.id.string.suffix(1)) \($0.publishedAt?.description ?? "")" })
            #expect(dates == ["1 2023-01-10T01:15:00Z", "2 2021-03-04T17:00:00Z"])
        }
    }
}
