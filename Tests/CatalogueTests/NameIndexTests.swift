import Catalogue
import Core
import Testing

@Suite struct NameIndexTests {
    private static let names: NameIndex? = try? {
        let directory = try #require(Catalogue.defaultDirectory)
        let catalogue = try Catalogue.load(directory: directory)
        return NameIndex(catalogue, atlas: try Atlas.load(directory: directory, indicators: catalogue.indicators))
    }()

    @Test(arguments: [
        ("thanh hoa", ["38"]), ("Thanh Hoá", ["38"]), ("TP.HCM", ["79"]), ("Quảng Trị", ["45", "34:44"]),
        ("tphcm", ["79"]),
        ("tỉnh Thanh Hóa", ["38"]), ("atlantis", []), ("", []),
    ])
    func provincesGoByAnyName(text: String, keys: [String]) throws {
        let names = try #require(Self.names)
        #expect(Set(names.provinces(named: text).map(\.key)) == Set(keys))
    }

    @Test func indicatorsGoByTheBeginningOfTheirIdAndByWords() throws {
        let names = try #require(Self.names)
        let workforce = names.indicators(named: "workforce")
        #expect(workforce.count > 3)
        #expect(workforce.contains(IndicatorID(rawValue: "workforce.community_teams")))
        #expect(names.indicators(named: "community teams").contains(IndicatorID(rawValue: "workforce.community_teams")))
        #expect(names.indicators(named: "không có chỉ tiêu này").isEmpty)
    }

    @Test(arguments: [("thanh hao", "38"), ("thanhhoa", "38"), ("ha noii", "01")])
    func aNameThatNothingHasIsNearOthers(text: String, key: String) throws {
        let names = try #require(Self.names)
        #expect(names.provinces(near: text, limit: 5).map(\.key).contains(key))
    }
}
