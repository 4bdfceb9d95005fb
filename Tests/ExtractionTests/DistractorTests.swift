import Core
import Extraction
import Foundation
import Testing
import Yams

@Suite("Numbers that are no figures")
struct DistractorTests {
    static func sentences() -> [String] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Corpus/nothing.yaml")
        guard let text = try? String(contentsOf: url, encoding: .utf8), let root = try? Yams.compose(yaml: text) else {
            return []
        }
        return root["sentences"]?.sequence?.compactMap { $0.scalar?.string } ?? []
    }

    @Test("give nothing", arguments: sentences())
    func nothing(_ sentence: String) throws {
        let found = try TestReader.read(sentence: sentence).observations
        #expect(found.isEmpty, "\(found.map { ExpectedFigure($0).line(["indicator", "value", "unit"]) })")
    }

    @Test("stand in the corpus") func corpusIsThere() { #expect(Self.sentences().count >= 20) }

    @Test(
        "of articles on other things give nothing and no genre",
        arguments: [
            "Bắc Giang có 29.700 ha vải, sản lượng 180.000 tấn. Giá bán 24.500 đồng/kg, tăng 12% so với cùng kỳ.",
            "Công an tỉnh khởi tố 12 đối tượng lừa đảo trên không gian mạng, thu giữ 35 điện thoại thông minh. Người dân cần cài VNeID đúng nguồn.",
            "Toàn tỉnh xảy ra 98 vụ tai nạn giao thông, làm chết 61 người; xử phạt 24.650 trường hợp, giảm 3,2%.",
            "Nông dân chuyển đổi cơ cấu cây trồng trên 2.340 ha, thu nhập gấp 2,5 lần trồng lúa.",
        ])
    func irrelevant(_ body: String) throws {
        let reading = try TestReader.read(Article(id: "i", body: body, source: "baobacgiang.vn"))
        #expect(!reading.relevant && reading.observations.isEmpty && reading.genre == nil && reading.indices.isEmpty)
        #expect(reading.province != nil)
    }

    @Test(
        "neighbours are told apart",
        arguments: [
            ("Văn bản ký số cá nhân đạt 81%.", "government.signed_personal_rate"),
            ("Văn bản ký số cơ quan đạt 81%.", "government.signed_agency_rate"),
            ("Văn bản được ký số đạt 81%.", "government.signed_documents_rate"),
            ("Người trưởng thành có chữ ký số cá nhân đạt 81%.", "society.citizen_signature_rate"),
            ("Tỷ lệ hồ sơ nộp trực tuyến đạt 81%.", "government.online_application_rate"),
            ("Tỷ lệ hồ sơ thanh toán trực tuyến đạt 81%.", "government.online_payment_rate"),
            ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 81%.", "government.on_time_rate"),
            ("Tỷ lệ hồ sơ được số hóa đạt 81%.", "government.records_digitized_rate"),
            ("Tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ đạt 81%.", "government.online_services_active_rate"),
            ("Tỷ lệ dịch vụ công toàn trình đạt 81%.", "government.online_services_full_rate"),
            ("Tỷ lệ người dân có hồ sơ sức khỏe điện tử đạt 81%.", "society.health_records_rate"),
            ("Toàn tỉnh có 812 hộ bán hàng trên sàn thương mại điện tử.", "economy.ecommerce_households"),
            ("Toàn tỉnh có 812 gian hàng trên sàn thương mại điện tử.", "economy.ecommerce_shops"),
            ("Toàn tỉnh có 812 sản phẩm trên sàn thương mại điện tử.", "economy.ecommerce_products"),
            ("Toàn tỉnh có 812 giao dịch trên sàn thương mại điện tử.", "economy.ecommerce_transactions"),
            ("Toàn tỉnh có 812 tổ công nghệ số cộng đồng.", "workforce.community_teams"),
            ("Các tổ công nghệ số cộng đồng có 812 thành viên.", "workforce.community_members"),
            ("Toàn tỉnh có 812 trạm BTS.", "infrastructure.base_stations"),
            ("Toàn tỉnh có 812 trạm 5G.", "infrastructure.base_stations_5g"),
            ("Chính quyền số xếp thứ 12.", "government.dti_rank"),
            ("Chỉ số hoạt động chính quyền số xếp thứ 12.", "government.activity_rank"),
            ("Chỉ số chuyển đổi số (DTI) xếp thứ 12.", "overall.dti_rank"),
            ("Chỉ số cải cách hành chính (PAR Index) xếp thứ 12.", "overall.par_index_rank"),
        ])
    func neighbours(_ sentence: String, _ indicator: String) throws {
        let found = try TestReader.read(sentence: sentence).observations
        #expect(found.map { $0.indicator?.rawValue } == [indicator])
    }
}
