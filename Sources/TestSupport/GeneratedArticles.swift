public import Core
internal import Wire

/// Articles of the tests' own, as many as are wanted, from a seed: provinces, indicators and years meet often enough
/// that roll-ups are made of many, disagree, and are corrected.
public struct GeneratedArticles {
    private var dice: Dice
    private var count = 0

    private static let provinces = [
        "Thanh Hóa", "Hà Giang", "Lào Cai", "Sơn La", "Bắc Giang", "Nam Định", "Nghệ An", "Quảng Trị", "Khánh Hòa",
        "Đắk Lắk", "Lâm Đồng", "Bình Phước", "Đồng Nai", "Long An", "Bến Tre", "Kiên Giang", "Cà Mau", "Bắc Kạn",
    ]
    private static let sources = ["baothanhhoa.vn", "baolaocai.vn", "nhandan.vn", "mic.gov.vn", "vietnamplus.vn"]

    /// A generator; the same seed gives the same articles.
    public init(seed: UInt64) { dice = Dice(seed: seed) }

    /// The next article, a new one.
    public mutating func next() -> Article {
        count += 1
        return article(id: "generated-\(count)", revision: 1)
    }

    /// Another version of one of the articles so far.
    public mutating func revision() -> Article {
        article(id: "generated-\(Int.random(in: 1...max(1, count), using: &dice))", revision: 2)
    }

    /// The canonical value of an article.
    public static func encode(_ article: Article) -> [UInt8] { ArticleMessage.encode(article) }

    private mutating func article(id: String, revision: Int64) -> Article {
        let province = dice.pick(Self.provinces)
        let year = Int.random(in: 2021...2024, using: &dice)
        let teams = Int.random(in: 100...4000, using: &dice)
        let rate = Int.random(in: 40...99, using: &dice)
        var sentences = [
            "Năm \(year), tỉnh \(province) đã thành lập \(grouped(teams)) Tổ công nghệ số cộng đồng với "
                + "\(grouped(teams * 6)) thành viên.",
            "Tỷ lệ hồ sơ giải quyết đúng hạn đạt \(rate),\(Int.random(in: 1...9, using: &dice))%.",
            "Tỉnh phấn đấu đến năm \(year + 2) có trên \(rate)% người dân trưởng thành có tài khoản định danh điện tử.",
            "Toàn tỉnh có \(grouped(teams * 31)) tài khoản định danh điện tử được kích hoạt.",
            "Chỉ số chuyển đổi số (DTI) của tỉnh xếp thứ \(Int.random(in: 1...63, using: &dice)) cả nước.",
            "Tuy nhiên, hạ tầng số ở vùng sâu vẫn còn khó khăn, hạn chế.",
        ]
        sentences.removeLast(Int.random(in: 0...3, using: &dice))
        let day = Int.random(in: 1...28, using: &dice)
        return Article(
            id: ExactText(id), revision: revision, title: "Chuyển đổi số ở \(province): kết quả năm \(year)",
            body: "Sáng qua, UBND tỉnh \(province) họp về chuyển đổi số.\n\n" + sentences.joined(separator: " "),
            url: "https://\(Self.sources[0])/\(id)", source: ExactText(dice.pick(Self.sources)),
            publishedAt: Timestamp("\(year)-12-\(day < 10 ? "0" : "")\(day)T08:00:00+07:00"))
    }

    /// A number with points between the thousands, as Vietnamese writes it.
    private func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : grouped(number / 1000) + "." + String(String(number % 1000 + 1000).dropFirst())
    }
}
