import Core
import Extraction
import Testing

@Suite("Relevance")
struct RelevanceTests {
    private func read(_ body: String, title: String? = nil) throws -> Reading {
        try TestReader.read(
            Article(id: "r", title: title, body: body, source: "baohagiang.vn", publishedAt: Timestamp("2023-12-20")))
    }

    @Test(
        "words that only look like signs make no article one on digital transformation",
        arguments: [
            "Những năm qua, người dân đã chuyển đổi số diện tích lúa kém hiệu quả sang trồng quế, thu hơn 100 triệu đồng mỗi héc-ta. Sản lượng tăng 12% so với cùng kỳ, lãnh đạo xã họp trực tuyến để bàn giải pháp tiêu thụ và giữ giá bán 30.000 đồng/kg cho bà con trong vụ này.",
            "Giải bóng đá thiếu niên khai mạc với 16 đội, 320 cầu thủ; trận đầu có 3.000 khán giả xem trực tuyến. Ban tổ chức trao 12 huy chương, tổng giá trị giải thưởng 150 triệu đồng.",
        ])
    func baits(_ body: String) throws {
        let reading = try read(body)
        #expect(!reading.relevant && reading.observations.isEmpty)
    }

    @Test(
        "an article on one topic is known by its figures",
        arguments: [
            "Đến nay, toàn tỉnh có hơn 1.730 vị trí cột và hơn 3.700 trạm thu phát sóng di động (trạm BTS). 100% xã có cáp quang; tỷ lệ phủ sóng 4G đạt 99,2%, còn 14 thôn lõm sóng. Các doanh nghiệp tiếp tục xóa vùng lõm, đưa sóng đến với người dân vùng sâu, vùng xa trong tỉnh, nơi đường sá đi lại còn nhiều khó khăn.",
            "Công an tỉnh đã kích hoạt 312.450 tài khoản định danh điện tử VNeID, cấp 702.100 thẻ căn cước công dân gắn chip.",
        ])
    func topics(_ body: String) throws {
        let reading = try read(body)
        #expect(reading.relevant && reading.observations.count >= 2)
    }

    @Test("a relevant article may have no figure at all")
    func withoutFigures() throws {
        let reading = try read(
            "Ban Chỉ đạo chuyển đổi số tỉnh họp phiên thứ 3, bàn về chính quyền số và Đề án 06. Các sở, ngành cần đẩy mạnh dịch vụ công trực tuyến mức độ 4.",
            title: "Đẩy mạnh chuyển đổi số")
        #expect(reading.relevant && reading.observations.isEmpty && reading.genre != nil)
    }

    @Test("an article that compares provinces is about none of them")
    func severalProvinces() throws {
        let reading = try TestReader.read(
            Article(
                id: "r", title: "Hai thành phố và cuộc đua chuyển đổi số",
                body: """
                    Đà Nẵng khởi hành sớm hơn. Năm 2022, thành phố này đứng thứ nhất về DTI, còn Hải Phòng đứng thứ 14.

                    Ở Hải Phòng, tỷ lệ hồ sơ trực tuyến đạt 93,1%; ở Đà Nẵng đạt 95,6%. Chuyển đổi số của Hải Phòng và Đà Nẵng còn nhiều việc: Đà Nẵng thiếu nhân lực, Hải Phòng thiếu dữ liệu. Cả Hải Phòng và Đà Nẵng đều muốn đi nhanh hơn.
                    """, source: "vietnamnet.vn", publishedAt: Timestamp("2023-12-20")))
        #expect(reading.province == nil)
        let found = Dictionary(grouping: reading.observations, by: { $0.province?.description ?? "-" }).mapValues(
            \.count)
        #expect(found == ["48": 2, "31": 2])
    }
}
