import Core
import Extraction
import Testing

@Suite("Texts without marks")
struct UnmarkedTests {
    private func read(_ body: String) throws -> Reading {
        try TestReader.read(
            Article(id: "u", body: body, source: "baothanhhoa.vn", publishedAt: Timestamp("2023-12-20")))
    }

    private let body = """
        Theo So Thong tin va Truyen thong tinh Thanh Hoa, nam 2022 toan tinh co 4.357 to cong nghe so cong dong voi 31.240 thanh vien.

        Ty le ho so truc tuyen dat 84,6%, tang 12 diem phan tram so voi nam 2021. Huyen Yen Dinh dat tren 90%.

        Muc tieu den nam 2025, kinh te so chiem 20% GRDP.

        Chuyen doi so cua tinh tiep tuc duoc day manh, chinh quyen so va xa hoi so co buoc tien.
        """

    @Test("are read as those with marks: indicators, periods, aims, places")
    func sameFigures() throws {
        let reading = try read(body)
        #expect(reading.relevant && reading.province?.description == "38")
        let names = ["indicator", "value", "measure", "comparator", "status", "area", "period"]
        let found = reading.observations.map { ExpectedFigure($0).line(names) }
        func line(_ words: String...) -> String { zip(names, words).map { "\($0)=\($1)" }.joined(separator: " ") }
        #expect(
            found == [
                line("workforce.community_teams", "4357", "level", "eq", "actual", "-", "2022"),
                line("workforce.community_members", "31240", "level", "eq", "actual", "-", "2022"),
                line("government.online_application_rate", "84.6", "level", "eq", "actual", "-", "2023"),
                line("government.online_application_rate", "12", "change", "eq", "actual", "-", "2023"),
                line("government.online_application_rate", "90", "level", "ge", "actual", "huyện Yên Định", "2023"),
                line("economy.gdp_share", "20", "level", "eq", "target", "-", "2025"),
            ])
    }

    @Test("cite what was published")
    func evidence() throws {
        let first = try #require(try read(body).observations.first)
        #expect(first.evidence.sentence.hasPrefix("Theo So Thong tin va Truyen thong"))
    }

    @Test("are read with less confidence")
    func confidence() throws {
        let marked = try read(
            "Năm 2022, toàn tỉnh Thanh Hóa có 4.357 tổ công nghệ số cộng đồng. Chuyển đổi số của tỉnh.")
        let bare = try read("Nam 2022, toan tinh Thanh Hoa co 4.357 to cong nghe so cong dong. Chuyen doi so cua tinh.")
        let (left, right) = try (#require(marked.observations.first), #require(bare.observations.first))
        #expect(left.indicator == right.indicator && left.confidence > right.confidence)
    }
}
