import Catalogue
import Core
import Extraction
import Testing

@Suite("Short articles")
struct ShortArticleTests {
    private static let teams = " có 1.234 Tổ công nghệ số cộng đồng phục vụ chuyển đổi số."

    private func read(_ body: String, title: String? = nil) throws -> Reading {
        try TestReader.read(Article(id: "s", title: title, body: body, publishedAt: Timestamp("2023-03-01")))
    }

    @Test("name their province by its type word or its department, whatever is said of it")
    func provinces() throws {
        for known in try TestReader.catalogue.get().provinces {
            let type = known.isCity ? "thành phố" : "tỉnh"
            for body in [
                "Đoàn công tác về \(type) \(known.name). Toàn \(type)", "Trên địa bàn \(type) \(known.name)",
                "Theo báo cáo của \(type) \(known.name), năm 2022",
                "Sở Thông tin và Truyền thông \(known.name): năm 2022 \(type)",
                "UBND \(type) \(known.name) cho biết, \(type)",
            ] {
                let reading = try read(body + Self.teams)
                #expect(reading.relevant && reading.province == known.code, "\(body)")
                #expect(reading.observations.map(\.province) == [known.code], "\(body)")
                #expect(reading.observations.map(\.scope) == [.province], "\(body)")
            }
        }
    }

    @Test(
        "name Hồ Chí Minh City in all its spellings",
        arguments: [
            "TP.HCM", "TPHCM", "TP HCM", "TP. HCM", "Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.Hồ Chí Minh",
            "UBND TP.HCM cho biết, thành phố", "UBND TP. Hồ Chí Minh cho biết, thành phố",
            "Trên địa bàn thành phố Hồ Chí Minh", "Trên địa bàn TP.HCM", "UBND TPHCM cho hay, toàn thành phố",
            "Theo báo cáo của thành phố Hồ Chí Minh, năm 2022",
            "Sở Thông tin và Truyền thông TP.HCM: năm 2022 thành phố",
        ])
    func city(_ subject: String) throws {
        let reading = try read(subject + Self.teams)
        #expect(reading.province == ProvinceCode("79"))
        #expect(reading.observations.map(\.province) == [ProvinceCode("79")])
    }

    @Test(
        "take the only province that they name rather than none",
        arguments: [
            "Đoàn công tác về Hà Giang. Toàn tỉnh", "Bưu điện Hà Giang: năm 2022, tỉnh",
            "Theo Công an tỉnh Hà Giang, toàn tỉnh", "VNPT Hà Giang cho biết, trên địa bàn tỉnh",
            "Theo ông Nguyễn Văn A, Giám đốc Sở Thông tin và Truyền thông Hà Giang, toàn tỉnh",
        ])
    func only(_ subject: String) throws {
        let reading = try read(subject + Self.teams)
        #expect(reading.province == ProvinceCode("02"))
        #expect(reading.observations.map(\.province) == [ProvinceCode("02")])
    }

    @Test("where two provinces are only touched on name none, and so do look-alikes")
    func none() throws {
        for body in [
            "Đoàn công tác về tỉnh Hà Giang, đi tỉnh Lào Cai. Chuyển đổi số, kinh tế số.",
            "Ông Hà Giang nói về chuyển đổi số, kinh tế số.",
            "Học tập tư tưởng Hồ Chí Minh trong chuyển đổi số, kinh tế số.",
            "Tại Hà Nội, Bộ trưởng chủ trì phiên họp về chuyển đổi số, kinh tế số.",
        ] {
            #expect(try read(body).province == nil, "\(body)")
        }
    }

    @Test(
        "on digital transformation are relevant",
        arguments: [
            ("Tỉnh Thanh Hóa đã có 1.871 Tổ công nghệ số cộng đồng với 10.217 thành viên, đạt 100%.", 3),
            (
                "Đến hết năm 2022, trên địa bàn TP. Hồ Chí Minh, 100% xã, phường có Tổ công nghệ số cộng đồng, với 2.345 tổ. Các tổ đã hướng dẫn người dân cài đặt VNeID.",
                2
            ),
            ("Chuyển đổi số của tỉnh Thanh Hóa năm 2022: hồ sơ trực tuyến đạt 98,72%.", 1),
            ("Chỉ số DTI năm 2022 của tỉnh Thanh Hóa xếp thứ 12/63.", 1),
            ("Tỉnh Nghệ An có 812.450 tài khoản định danh điện tử VNeID được kích hoạt.", 1),
            ("Tỉnh Nghệ An: dịch vụ công trực tuyến toàn trình đạt 81%, thanh toán trực tuyến đạt 62%.", 2),
        ])
    func relevant(_ body: String, _ count: Int) throws {
        let reading = try read(body)
        #expect(reading.relevant && reading.observations.count == count)
    }

    @Test(
        "on other things are not",
        arguments: [
            "Tỉnh Thanh Hóa thu hoạch 1.200 ha lúa, sản lượng tăng 5%, bán trực tuyến 300 tấn.",
            "Đội bóng Thanh Hóa thắng 2-0; 12.000 người xem, vé bán trực tuyến đạt 80%, trận đấu truyền trực tuyến.",
            "Đội tuyển thắng 3-0. Vé bán trực tuyến qua VNeID, 12.000 vé đã bán.",
            "Chuyển đổi cây trồng giúp nông dân bán vải: sản lượng 180.000 tấn, giá 24.500 đồng/kg.",
            "Giá xăng tăng 5%, giá vàng giảm 2%, sàn thương mại điện tử đồng loạt khuyến mãi 50%.",
            "Toàn tỉnh có 45 ca mắc mới; 80% bệnh nhân được tư vấn trực tuyến.",
        ])
    func irrelevant(_ body: String) throws {
        let reading = try read(body)
        #expect(!reading.relevant && reading.observations.isEmpty)
    }

    @Test(
        "read the same with a picture at the start of a paragraph",
        arguments: ["📌", "📌 ", "⚠️ ", "🇻🇳", "👨‍👩‍👧 ", "✅", "1️⃣ ", "★ ", "🔥🔥 "])
    func pictures(_ picture: String) throws {
        for entry in CorpusFile.articles().prefix(8) {
            let body = entry.body.split(separator: "\n", omittingEmptySubsequences: false)
            let decorated = body.map { $0.isEmpty ? String($0) : picture + $0 }.joined(separator: "\n")
            let plain = try read(entry.body, title: entry.title)
            let other = try read(decorated, title: entry.title.map { picture + $0 })
            #expect(other.genre == plain.genre && other.indices == plain.indices && other.aspects == plain.aspects)
            #expect(other.province == plain.province && other.relevant == plain.relevant)
            #expect(
                other.observations.map { ExpectedFigure($0).fields }
                    == plain.observations.map { ExpectedFigure($0).fields })
        }
    }
}
