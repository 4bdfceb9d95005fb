/// What a generated article says: figures stated so plainly that their truth is known without reading the text.
package struct Story: Sendable, Hashable {
    /// The article's id.
    package let id: String
    /// The one province that it is about.
    package let place: Place
    /// The figures that it states; none where it is not relevant.
    package let figures: [Figure]
    /// The portal that published it.
    package let source: String
    /// When it was published, such as "2024-05-17T08:00:00Z": texts of this form sort by time.
    package let publishedAt: String

    /// Whether it is about digital transformation.
    package var isRelevant: Bool { !figures.isEmpty }

    /// The message's value.
    package var json: [UInt8] {
        let title = isRelevant ? "Chuyển đổi số ở \(place.name)" : "Bóng đá \(place.name)"
        let body =
            isRelevant
            ? figures.map { $0.sentence(of: place) }.joined(separator: " ")
            : "Đội bóng đá của tỉnh \(place.name) thắng trận thứ ba tại giải trẻ."
        return Array(
            #"{"id":"\#(id)","title":"\#(title)","body":"\#(body)","source":"\#(source)","publishedAt":"\#(publishedAt)"}"#
                .utf8)
    }
}

/// A province of the 63.
package struct Place: Sendable, Hashable {
    /// The code of the General Statistics Office.
    package let code: String
    /// The name as newspapers write it.
    package let name: String

    /// Whether the province is one of the 34 of 1 July 2025, too, as nothing was merged into it.
    package var isUnmerged: Bool { Self.unmerged.contains(code) }

    /// The codes of those that were not merged (contract.md, "The 34 units since 1 July 2025").
    private static let unmerged: Set = ["01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"]

    /// The provinces that generated articles are about.
    package static let all = [
        ("02", "Hà Giang"), ("06", "Bắc Kạn"), ("08", "Tuyên Quang"), ("10", "Lào Cai"), ("14", "Sơn La"),
        ("24", "Bắc Giang"), ("36", "Nam Định"), ("38", "Thanh Hóa"), ("40", "Nghệ An"), ("45", "Quảng Trị"),
        ("56", "Khánh Hòa"), ("66", "Đắk Lắk"), ("68", "Lâm Đồng"), ("70", "Bình Phước"), ("75", "Đồng Nai"),
        ("80", "Long An"), ("83", "Bến Tre"), ("91", "Kiên Giang"), ("96", "Cà Mau"),
    ].map { Place(code: $0.0, name: $0.1) }
}

/// A figure of an indicator, a year and a province.
package struct Figure: Sendable, Hashable {
    /// What is counted.
    package enum Kind: String, Sendable, CaseIterable {
        case teams = "workforce.community_teams"
        case enterprises = "economy.digital_enterprises"
        case rank = "overall.dti_rank"
        case applications = "government.online_application_rate"

        /// Whether the sum over provinces means something.
        package var isAdditive: Bool { self == .teams || self == .enterprises }
    }

    /// The indicator.
    package let kind: Kind
    /// The year that it is of.
    package let year: Int
    /// The value in tenths, so that 87,5 % is 875.
    package let tenths: Int

    /// The key of its roll-up: province/indicator/period.
    package func rollupKey(of place: Place) -> String { "\(place.code)/\(kind.rawValue)/\(year)" }

    /// The sentence that states it.
    func sentence(of place: Place) -> String {
        let number = Self.grouped(tenths / 10)
        return switch kind {
        case .teams: "Năm \(year), tỉnh \(place.name) có \(number) Tổ công nghệ số cộng đồng."
        case .enterprises: "Năm \(year), tỉnh \(place.name) có \(number) doanh nghiệp công nghệ số."
        case .rank: "Năm \(year), Chỉ số chuyển đổi số (DTI) của tỉnh \(place.name) xếp thứ \(number) cả nước."
        case .applications:
            "Năm \(year), tỷ lệ hồ sơ trực tuyến của tỉnh \(place.name) đạt \(number),\(tenths % 10)%."
        }
    }

    /// A number with points between the thousands, as Vietnamese writes it.
    private static func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : grouped(number / 1000) + "." + String(String(number % 1000 + 1000).dropFirst())
    }
}
