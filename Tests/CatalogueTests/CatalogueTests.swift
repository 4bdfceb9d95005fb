import Catalogue
import Core
import Foundation
import Testing

/// A copy of the project's data that a test may spoil; it is removed with the value.
private final class SpoiledData {
    let path: String

    init() throws {
        let source = try #require(Catalogue.defaultDirectory)
        path = NSTemporaryDirectory() + "catalogue-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: source, toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func replace(_ file: String, _ old: String, _ new: String) throws {
        let url = URL(fileURLWithPath: path).appendingPathComponent(file)
        let text = try String(contentsOf: url, encoding: .utf8)
        try #require(text.contains(old))
        try text.replacingOccurrences(of: old, with: new).write(to: url, atomically: true, encoding: .utf8)
    }

    func problems() -> [CatalogueError.Problem] {
        do {
            _ = try Catalogue.load(directory: path)
            return []
        } catch let error as CatalogueError {
            return error.problems
        } catch {
            Issue.record(error)
            return []
        }
    }
}

@Suite("Catalogue")
struct CatalogueTests {
    private func load() throws -> Catalogue { try Catalogue.load(directory: #require(Catalogue.defaultDirectory)) }

    @Test("loads the project's own data")
    func loads() throws {
        let catalogue = try load()
        #expect(catalogue.indicators.count == 156)
        #expect(catalogue.provinces.count == 63)
        #expect(catalogue.reference.provinces.count == 63 + 23)
        #expect(catalogue.reference.members(of: .thirtyFour).count == 34)
        #expect(catalogue.districts.count > 700)
    }

    @Test("has a rule or a ranking for every indicator")
    func coversIndicators() throws {
        let catalogue = try load()
        var covered = Set(catalogue.lexicon.rules.compactMap(\.indicator))
        for family in catalogue.lexicon.families { covered.formUnion([family.rank, family.score].compactMap { $0 }) }
        let missing = catalogue.indicators.indices.filter { !covered.contains($0) }.map { catalogue.indicators[$0].id }
        #expect(missing.isEmpty)
    }

    @Test("names its rules by a version and a digest that any change of the data changes")
    func version() throws {
        let catalogue = try load()
        #expect(catalogue.rules.wholeMatch(of: /[^-]+-[0-9a-f]{8}/) != nil)
        #expect(try load().rules == catalogue.rules)
        let copy = try SpoiledData()
        #expect(try Catalogue.load(directory: copy.path).rules == catalogue.rules)
        try copy.replace("lexicon/cues.yaml", "version: 1", "version: 1 ")
        #expect(try Catalogue.load(directory: copy.path).rules != catalogue.rules)
    }

    @Test(
        "says where the data is wrong",
        arguments: [
            (
                "lexicon/indicators/economy.yaml", "  economy.gdp_share:", "  economy.gdp_shar:",
                "unknown indicator \"economy.gdp_shar\""
            ),
            ("indicators.yaml", "unit: km,", "unit: mile,", "unknown unit \"mile\""),
            (
                "indicators.yaml", "id: overall.dti_score,", "id: overall.dti_rank, ",
                "duplicate indicator \"overall.dti_rank\""
            ),
            ("lexicon/cues.yaml", "  upwards:", "  upward:", "unknown cue \"upward\""),
            ("lexicon/indicators/society.yaml", "$khong_tien_mat", "$khong_tien", "unknown class \"$khong_tien\""),
            (
                "lexicon/rates.yaml", "government.online_applications: government.online_application_rate",
                "government.online_applications: government.databases", "\"government.databases\" is no rate"
            ),
            (
                "provinces.yaml", "code: \"02\", name: \"Hà Giang\"", "code: \"x2\", name: \"Hà Giang\"",
                "\"x2\" is no province code"
            ),
            ("lexicon/genres.yaml", "name: meeting", "name: party", "unknown name \"party\""),
            (
                "lexicon/indicators/security.yaml", "{head: [mã độc, phòng chống mã độc]",
                "{hed: [mã độc, phòng chống mã độc]", "the rule has no head"
            ),
            (
                "lexicon/none.yaml", "unit: percent, bonus: 3}", "bonus: 3}", "the field \"unit\" is missing"
            ),
            (
                "lexicon/rates.yaml", "# Source:", "# From:", "the comment at the top does not state \"Source:\""
            ),
            ("districts.yaml", "Date:", "Of:", "the comment at the top does not state \"Date:\""),
        ])
    func reportsProblems(_ file: String, _ old: String, _ new: String, _ message: String) throws {
        let data = try SpoiledData()
        try data.replace(file, old, new)
        let found = data.problems().first { $0.message == message }
        #expect(found?.file == file, "\(data.problems().prefix(4))")
        #expect(found?.line ?? 0 > 0)
    }

    @Test("reports an indicator that nothing finds")
    func reportsUncovered() throws {
        let data = try SpoiledData()
        try data.replace(
            "indicators.yaml", "indicators:\n",
            "indicators:\n  - {id: society.new_thing, vi: \"Mới\", unit: count, index: society, additive: true, better: higher}\n"
        )
        #expect(data.problems().contains { $0.message.contains("society.new_thing") })
    }

    @Test("takes a new indicator from the data alone")
    func addsIndicator() throws {
        let data = try SpoiledData()
        try data.replace(
            "indicators.yaml", "indicators:\n",
            "indicators:\n  - {id: society.drones, vi: \"Số máy bay\", unit: count, index: society, additive: true, better: higher}\n"
        )
        try data.replace(
            "lexicon/indicators/society.yaml", "rules:\n",
            "rules:\n  society.drones:\n    - {head: [máy bay không người lái]}\n")
        #expect(try Catalogue.load(directory: data.path).indicators.count == 157)
    }
}
