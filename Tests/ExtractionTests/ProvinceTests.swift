import Catalogue
import Core
import Extraction
import Foundation
import Testing

@Suite("Which province")
struct ProvinceTests {
    private func province(
        _ body: String, title: String? = nil, source: String? = nil, publishedAt: String = "2023-05-10"
    ) throws -> String? {
        try TestReader.read(
            Article(
                id: "p", title: title, body: body, source: source.map { ExactText($0) },
                publishedAt: Timestamp(publishedAt))
        ).province?.description
    }

    @Test("every province is known by its name, its paper's name and domain, and without marks")
    func all() throws {
        let catalogue = try TestReader.catalogue.get()
        for place in catalogue.provinces.indices {
            let known = catalogue.provinces[place]
            let code = known.code.description
            let type = known.isCity ? "thành phố" : "tỉnh"
            #expect(try province("UBND \(type) \(known.name) họp về chuyển đổi số.") == code, "\(known.name)")
            #expect(try province("Ở \(type) \(known.name), việc này còn mới.") == code, "\(known.name)")
            let bare = String(String.UnicodeScalarView(known.name.unicodeScalars.flatMap(Self.withoutMarks)))
            #expect(try province("UBND tinh \(bare) hop ve chuyen doi so.") == code, "\(bare)")
            for source in ["Báo \(known.name) điện tử", "Bao \(bare) dien tu", "\(bare).xyz"] {
                #expect(try province("Tổ công nghệ số hoạt động tốt.", source: source) == code, "\(source)")
            }
            for source in catalogue.sources where source.province == place {
                for domain in source.domains {
                    #expect(try province("Tổ công nghệ số hoạt động tốt.", source: domain) == code, "\(domain)")
                }
            }
        }
    }

    @Test("a street that bears a province's name speaks for none")
    func streets() throws {
        for known in try TestReader.catalogue.get().provinces {
            let body = "Tổ công nghệ số cộng đồng hướng dẫn chuyển đổi số cho các hộ trên đường \(known.name)."
            #expect(try province(body) == nil, "\(known.name)")
        }
    }

    private static func withoutMarks(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar {
        case "đ": return ["d"]
        case "Đ": return ["D"]
        default: return Decomposition.scalars(scalar).prefix(1).map { $0 }
        }
    }

    @Test(
        "spellings are the same place",
        arguments: [
            ("Daklak", "66"), ("Đắc Lắc", "66"), ("\u{D0}ắk Lắk", "66"), ("TT-Huế", "46"), ("Thừa Thiên - Huế", "46"),
            ("Thừa Thiên Huế", "46"), ("BR-VT", "77"), ("Bà Rịa-Vũng Tàu", "77"), ("TP.HCM", "79"), ("TPHCM", "79"),
            ("TP. Hồ Chí Minh", "79"), ("Kontum", "62"), ("Thanh Hoá", "38"), ("Khánh Hoà", "56"),
        ])
    func spellings(_ name: String, _ code: String) throws {
        #expect(try province("\(name) đẩy mạnh chuyển đổi số. UBND \(name) yêu cầu các sở vào cuộc.") == code)
    }

    @Test(
        "names that mislead are not followed",
        arguments: [
            (
                "Học tập tư tưởng Hồ Chí Minh, Đoàn Thanh niên Cộng sản Hồ Chí Minh và Học viện Chính trị quốc gia Hồ Chí Minh.",
                nil
            ),
            ("Nhân dân yêu hòa bình, cây mọc cao bằng mái nhà.", nil),
            ("Huyện Quảng Ninh, tỉnh Quảng Bình có 15 xã.", "44"),
            ("Thành phố Lào Cai, tỉnh Lào Cai và huyện Bát Xát.", "10"),
            ("Thành phố Sầm Sơn họp bàn chuyển đổi số.", "38"),
            (
                "Sáng 8-8, tại Hà Nội, Thủ tướng chủ trì phiên họp. Tại điểm cầu Tuyên Quang, tỉnh đã thành lập tổ công tác.",
                "08"
            ),
        ] as [(String, String?)])
    func misleading(_ body: String, _ code: String?) throws {
        #expect(try province(body) == code)
    }

    @Test("a hint, the own paper and a dateline speak for a province")
    func evidence() throws {
        #expect(try province("LCĐT - Huyện Bắc Hà làm tốt chuyển đổi số.") == "10")
        #expect(try province("(Web Quảng Trị) Ngày 16/9, Sở tổ chức tập huấn.") == "45")
        let hinted = try TestReader.read(
            Article(id: "h", body: "Xã đã có tổ công nghệ số.", province: ProvinceCode("82")))
        #expect(hinted.province == ProvinceCode("82"))
        #expect(try province("Xã đã có tổ công nghệ số.", source: "https://www.baothanhhoa.vn/tin/1.htm") == "38")
        #expect(try province("Xã đã có tổ công nghệ số.", source: "vnexpress.net") == nil)
    }

    @Test("since 1 July 2025 a merged province is one of the 34, an unmerged one stays of the 63")
    func merged() throws {
        let body = "UBND tỉnh Hà Giang cho biết toàn tỉnh có 120 tổ công nghệ số cộng đồng. Chuyển đổi số, kinh tế số."
        let old = try TestReader.read(Article(id: "m", body: body, publishedAt: Timestamp("2025-06-30")))
        #expect(old.provinceID?.key == "02" && old.observations.first?.provinceID?.key == "02")
        let new = try TestReader.read(Article(id: "m", body: body, publishedAt: Timestamp("2025-07-01")))
        #expect(new.provinceID?.key == "34:08" && new.observations.first?.provinceID?.key == "34:08")
        let alone = try TestReader.read(
            Article(id: "m", body: body.replacing("Hà Giang", with: "Nghệ An"), publishedAt: Timestamp("2025-09-01")))
        #expect(alone.provinceID?.key == "40" && alone.observations.first?.provinceID?.key == "40")
    }

    @Test("Huế is the province as a city only since 2025")
    func hue() throws {
        let body = "Thành phố Huế có 36 tổ công nghệ số cộng đồng. Chuyển đổi số, kinh tế số, xã hội số."
        let before = try TestReader.read(Article(id: "h", body: body, publishedAt: Timestamp("2024-05-01")))
        #expect(before.observations.first?.scope == .district)
        let after = try TestReader.read(Article(id: "h", body: body, publishedAt: Timestamp("2025-02-01")))
        #expect(after.observations.first?.scope == .province && after.province == ProvinceCode("46"))
    }
}
