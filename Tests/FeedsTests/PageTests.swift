import Core
import Feeds
import Testing

@Suite struct PageTests {
    struct Design: Sendable, CustomTestStringConvertible {
        let name, title, date: String
        /// The lines of the text, each by its first words.
        let lines: [String]
        let canonical: String?
        var testDescription: String { name }
    }

    static let designs = [
        Design(
            name: "national", title: "Thanh Hóa: 98,72% văn bản được ký số", date: "2023-01-10T01:15:00Z",
            lines: [
                "Thanh Hóa - Đến hết năm 2022, 98,72% văn bản", "Sở Thông tin và Truyền thông cho biết toàn tỉnh",
                "Tỷ lệ hồ sơ trực tuyến đạt 83,4%, trong đó", "Tỉnh đặt mục tiêu năm 2023 có 100%", "Lê Hoàng",
            ], canonical: "https://news.test/thanh-hoa-98-72-van-ban-ky-so-4556677.html"),
        Design(
            name: "provincial", title: "Nông Cống phát huy vai trò tổ công nghệ số cộng đồng",
            date: "2023-01-10T01:15:00Z",
            lines: [
                "(Baotinh.vn) - Sau một năm hoạt động, 256 tổ", "Ông Nguyễn Văn Bình, Phó Chủ tịch",
                "Năm 2022, huyện tiếp nhận 31.204 hồ sơ, trong đó 29.871 hồ sơ được", "Huyện phấn đấu đến năm 2025",
                "Minh Hiếu",
            ], canonical: "http://news.test/chuyen-doi-so/nong-cong-to-cong-nghe-so/180234.htm?utm_source=rss"),
        Design(
            name: "government", title: "Kết quả chuyển đổi số 9 tháng đầu năm 2022", date: "2022-09-22T07:05:00Z",
            lines: [
                "Sở Thông tin và Truyền thông vừa báo cáo", "STT | Chỉ tiêu | Kế hoạch | Thực hiện",
                "1 | Văn bản điện tử được ký số | 95% | 98,72%", "2 | Hồ sơ trực tuyến mức độ 4 | 50% | 61,9%",
                "Bên cạnh đó, toàn tỉnh còn 12 xã",
            ], canonical: nil),
        Design(
            name: "wordpress", title: "Hội thảo chuyển đổi số doanh nghiệp", date: "2023-03-02T01:30:00Z",
            lines: [
                "Sáng 2/3, hội thảo", "Doanh nghiệp còn lúng túng", "Khảo sát cho thấy 48,8%", "Thiếu nhân lực",
                "Thiếu vốn", "Kinh tế số của thành phố chiếm 17% GRDP",
            ], canonical: "https://news.test/2023/03/hoi-thao-chuyen-doi-so/"),
        Design(
            name: "tables", title: "Lạng Sơn: 100% xã có mạng 4G", date: "2022-12-15T02:05:00Z",
            lines: [
                "Đến cuối năm 2022, toàn tỉnh có 200/200 xã", "Theo Sở Thông tin và Truyền thông, số trạm BTS",
                "Tỷ lệ thuê bao băng rộng di động đạt 82", "Hoàng Nam",
            ], canonical: nil),
        Design(
            name: "scripted", title: "Cần Thơ: kinh tế số chiếm 12,8% GRDP & tăng nhanh", date: "2023-06-01T00:00:00Z",
            lines: ["Năm 2022, kinh tế số của thành phố chiếm 12,8%", "Thành phố đặt mục tiêu đến năm 2025"],
            canonical: nil),
    ]

    @Test(arguments: designs) func theArticleAndNothingElseIsTakenOutOfAPage(_ design: Design) throws {
        let page = try FeedsSupport.read(try FeedsSupport.page(design.name))
        #expect(page.title == design.title)
        #expect(page.publishedAt ?? page.shownAt == Timestamp(design.date))
        #expect(page.canonical?.string == design.canonical)
        let lines = page.body.split(separator: "\n").map(String.init)
        #expect(lines.count == design.lines.count, "\(page.body)")
        for (line, start) in zip(lines, design.lines) { #expect(line.hasPrefix(start), "\(line)") }
    }

    @Test func whatIsUTF8IsReadAsUTF8WhateverTheServerSays() throws {
        let bytes = try FeedsSupport.page("national")
        for charset in ["iso-8859-1", "windows-1258", "utf-16", "x-unknown", nil] {
            #expect(try FeedsSupport.read(bytes, charset: charset).title == "Thanh Hóa: 98,72% văn bản được ký số")
        }
    }

    @Test func aPageInAnOlderEncodingIsReadByTheServersWordOrItsOwn() throws {
        let text = String(
            repeating: "Toàn quôc có hàng nghìn doanh nghiêp sô, môt phân ba ở các thành phô lón. ", count: 4)
        let page = "<html><head><title>Bài</title></head><body><p>\(text)</p></body></html>"
        let bytes = page.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
        for charset in ["windows-1252", "iso-8859-1"] {
            #expect(try FeedsSupport.read(bytes, charset: charset).body.contains("Toàn quôc có hàng nghìn"))
        }
        let meta = page.replacing("<head>", with: "<head><meta charset=\"windows-1252\">")
        let own = meta.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
        #expect(try FeedsSupport.read(own, charset: nil).body.contains("Toàn quôc có hàng nghìn"))
    }

    @Test func aCanonicalAddressOfTheFrontPageDoesNotCount() throws {
        let text = String(repeating: "Tỷ lệ văn bản được ký số của tỉnh đạt 98,72% trong năm nay. ", count: 3)
        let page = """
            <head><link rel="canonical" href="https://news.test/"><meta property="og:url" content="/tin/9.html"></head>
            <body><p>\(text)</p></body>
            """
        #expect(try FeedsSupport.read(Array(page.utf8)).canonical?.string == "https://news.test/tin/9.html")
    }

    @Test(
        arguments: [
            "", "<", "<html>", "<p>ngắn</p>", String(repeating: "<div>", count: 5_000), "\u{0}\u{0}", "<!-- ",
            "<table><tr><td>",
            "<script type='application/ld+json'>{\"@type\":</script>", "plain text that is no page at all",
        ]) func aPageThatIsNoneGivesAShortTextAndNoError(_ page: String) throws
    {
        #expect(try FeedsSupport.read(Array(page.utf8)).body.count < 60)
    }

    @Test func pagesAndFeedsThatWereCutUpAreReadWithoutACrash() throws {
        var random = UInt64(20_261_122)
        func next(_ bound: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % bound
        }
        let address = try FeedsSupport.address("https://news.test/")
        let pages = try Self.designs.map { try FeedsSupport.page($0.name) }
        let reader = PageReader(hints: try FeedsSupport.hints())
        for _ in 0..<150 {
            var bytes = pages[next(pages.count)]
            for _ in 0..<next(20) {
                let place = next(bytes.count)
                switch next(4) {
                case 0: bytes[place] = UInt8(next(256))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + next(200)))
                case 2:
                    bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + next(200))], at: next(bytes.count))
                default: bytes.insert(contentsOf: Array("<&\"'>]]><!--".utf8)[next(10)...], at: place)
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            _ = reader.read(bytes, charset: ["utf-8", "utf-16", "x", nil][next(4)], at: address)
            _ = try? FeedDocument(bytes, at: address)
            _ = RobotsRules(bytes, agent: "cds-producer").allows("/tin/1")
        }
    }

    @Test func deepNestingAndManyElementsEndInTime() throws {
        let deep = String(repeating: "<div><b>", count: 20_000) + "chữ"
        let wide = String(repeating: "<p class='tin-lien-quan x'>a<b>b", count: 20_000)
        let start = ContinuousClock.now
        _ = try FeedsSupport.read(Array(deep.utf8))
        _ = try FeedsSupport.read(Array(wide.utf8))
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test(
        arguments: [
            ("2023-01-10T08:15:00+07:00", "2023-01-10T01:15:00Z"), ("2023-01-10T08:15:00+0700", "2023-01-10T01:15:00Z"),
            ("2023-01-10T01:15:00.000Z", "2023-01-10T01:15:00Z"), ("2023-01-10 08:15", "2023-01-10T01:15:00Z"),
            ("2023-01-10T08:15", "2023-01-10T01:15:00Z"), ("2023-01-10", "2023-01-09T17:00:00Z"),
            ("Tue, 10 Jan 2023 08:15:00 +0700", "2023-01-10T01:15:00Z"),
            ("Tue, 10 Jan 2023 08:15:00 GMT+7", "2023-01-10T01:15:00Z"),
            ("Tue, 10 Jan 2023 01:15:00 GMT", "2023-01-10T01:15:00Z"), ("10 Jan 23 08:15", "2023-01-10T01:15:00Z"),
            ("Thứ Ba, 10/01/2023 08:15 (GMT+7)", "2023-01-10T01:15:00Z"),
            ("Thứ ba, 10/1/2023, 08:15 (GMT+7)", "2023-01-10T01:15:00Z"),
            ("08:15 | 10/01/2023", "2023-01-10T01:15:00Z"), ("Cập nhật lúc: 8h15, 10-01-2023", "2023-01-10T01:15:00Z"),
            ("10.01.2023", "2023-01-09T17:00:00Z"), ("Ngày 10 tháng 01 năm 2023, 8h15", "2023-01-10T01:15:00Z"),
            ("10/01/2023 8:15:30 PM", "2023-01-10T13:15:30Z"), ("10/01/2023 02:15 CH", "2023-01-10T07:15:00Z"),
            ("29/02/2023", nil), ("hôm qua", nil), ("", nil), ("1/2", nil), ("10/01/0023", nil), ("98,72%", nil),
        ] as [(String, String?)])
    func datesAreReadAsPagesAndFeedsWriteThem(_ text: String, _ expected: String?) {
        #expect(PageDate.read(text)?.description == expected)
    }
}
