import Catalogue
import Core
import Extraction
import Foundation
import Testing

@Suite("An indicator added to the data")
struct AddedIndicatorTests {
    /// The project's data with more text right after a line of some files.
    private func catalogue(adding text: [(file: String, line: String, more: String)]) throws -> Catalogue {
        let source = try #require(Catalogue.defaultDirectory)
        let path = NSTemporaryDirectory() + "catalogue-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: source, toPath: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (file, line, more) in text {
            let url = URL(fileURLWithPath: path).appendingPathComponent(file)
            let old = try String(contentsOf: url, encoding: .utf8)
            try #require(old.contains(line))
            try old.replacingOccurrences(of: line, with: line + more).write(to: url, atomically: true, encoding: .utf8)
        }
        return try Catalogue.load(directory: path)
    }

    @Test("is read without a change of code: its count, and the rate that a bare percentage after it states")
    func isRead() throws {
        let unit = "index: society, additive: true, better: higher}\n"
        let catalogue = try catalogue(adding: [
            (
                "indicators.yaml", "indicators:\n",
                "  - {id: society.kiosks, vi: \"Số ki-ốt số\", unit: count, \(unit)"
                    + "  - {id: society.kiosk_rate, vi: \"Tỷ lệ xã có ki-ốt số\", unit: percent, \(unit)"
            ),
            (
                "lexicon/indicators/society.yaml", "rules:\n",
                "  society.kiosks:\n    - {head: [ki ốt], with: [[dịch vụ số]]}\n"
                    + "  society.kiosk_rate:\n    - {head: [xã, phường], with: [[ki ốt]], bonus: 5}\n"
            ),
            ("lexicon/rates.yaml", "rates:\n", "  society.kiosks: society.kiosk_rate\n"),
        ])
        let body =
            "Tỉnh Hà Giang đẩy mạnh chuyển đổi số, chính quyền số. Toàn tỉnh có 128 ki ốt dịch vụ số, đạt 66,3%; "
            + "cả tỉnh có 42 cửa hàng bán giống."
        let read = ArticleReader(catalogue: catalogue).read(Article(id: "added", body: body)).observations
        #expect(read.map { $0.indicator?.rawValue } == ["society.kiosks", "society.kiosk_rate"])
        #expect(read.map(\.value) == [128, FixedDecimal("66.3")])
    }
}
