import Catalogue
import Core
import Foundation
import Testing

@Suite struct AtlasTests {
    private let indicators: [Indicator]

    init() throws {
        indicators = try Catalogue.load(directory: #require(Catalogue.defaultDirectory)).indicators
    }

    @Test func everyUnitHasASquareAndEveryIndicatorAName() throws {
        let atlas = try Atlas.load(directory: #require(Catalogue.defaultDirectory), indicators: indicators)
        #expect(atlas.provinces63.count == 63)
        #expect(atlas.provinces34.count == 34)
        #expect(atlas.indicators.count == indicators.count)
        #expect(atlas.provinces34.flatMap(\.members).count == 52)
    }

    @Test func theMapRunsFromNorthToSouthAndFromWestToEast() throws {
        let atlas = try Atlas.load(directory: #require(Catalogue.defaultDirectory), indicators: indicators)
        let places = Dictionary(uniqueKeysWithValues: atlas.provinces63.map { ($0.name, $0) })
        let southward = ["Cao Bằng", "Bắc Kạn", "Hà Nội", "Thanh Hóa", "Hà Tĩnh", "Đà Nẵng", "Phú Yên", "Cà Mau"]
        let rows = southward.compactMap { places[$0]?.row }
        #expect(rows.count == southward.count)
        #expect(rows == rows.sorted())
        let eastward = ["Điện Biên", "Sơn La", "Phú Thọ", "Thái Nguyên", "Bắc Giang", "Quảng Ninh"]
        let columns = eastward.compactMap { places[$0]?.column }
        #expect(columns.count == eastward.count)
        #expect(columns == columns.sorted())
    }

    @Test(arguments: [
        ("tiles.yaml", "\"02\": [3, 0]", "\"02\": [4, 0]", "stand on one square"),
        ("tiles.yaml", "\"02\": [3, 0]", "\"03\": [3, 0]", "no square for 02"),
        ("tiles.yaml", "\"02\": [3, 0]", "\"02\": [3]", "[column, row]"),
        ("names-en.yaml", "overall.dti_rank:", "overall.dti_rang:", "unknown indicator \"overall.dti_rang\""),
        ("names-en.yaml", "{id: \"review\"", "{id: \"revue\"", "genres must name each"),
    ])
    func aMistakeIsNamed(_ file: String, _ old: String, _ new: String, _ message: String) throws {
        let copy = try copy()
        defer { try? FileManager.default.removeItem(at: copy) }
        let url = copy.appendingPathComponent(file)
        let text = try String(contentsOf: url, encoding: .utf8)
        try #require(text.contains(old))
        try text.replacingOccurrences(of: old, with: new).write(to: url, atomically: true, encoding: .utf8)
        let error = #expect(throws: CatalogueError.self) {
            try Atlas.load(directory: copy.path, indicators: indicators)
        }
        #expect(error.map { "\($0)".contains(message) } == true, "\(String(describing: error))")
    }

    @Test func whatIsOnlyShownChangesNoRules() throws {
        let copy = try copy()
        defer { try? FileManager.default.removeItem(at: copy) }
        let before = try Catalogue.load(directory: copy.path).rules
        for file in ["tiles.yaml", "names-en.yaml"] {
            try FileManager.default.removeItem(at: copy.appendingPathComponent(file))
        }
        #expect(try Catalogue.load(directory: copy.path).rules == before)
    }

    private func copy() throws -> URL {
        let source = try #require(Catalogue.defaultDirectory)
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("atlas-\(UUID().uuidString)")
        try FileManager.default.copyItem(atPath: source, toPath: copy.path)
        return copy
    }
}
