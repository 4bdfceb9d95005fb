import Dashboard
import Testing
import Wire

@Suite struct DirectoryTests {
    @Test func theCatalogueNamesAllUnitsWithASquareEach() throws {
        let catalogue = try json(directory.catalogue())
        for (list, count) in [("provinces63", 63), ("provinces34", 34)] {
            let provinces = try #require(catalogue[list]?.elements)
            #expect(provinces.count == count)
            let squares = provinces.map {
                "\($0["tile"]?["column"]?.integer ?? -1),\($0["tile"]?["row"]?.integer ?? -1)"
            }
            #expect(Set(squares).count == count)
        }
        #expect(catalogue["indicators"]?.elements?.count == 156)
        #expect(catalogue["indicators"]?.elements?.allSatisfy { $0["en"]?.string?.isEmpty == false } == true)
    }

    @Test func aUnitOfThe34NamesItsParts() throws {
        let units = try #require(try json(directory.catalogue())["provinces34"])
        let merged = try units.entry("key", "34:08")
        #expect(merged["members"]?.elements?.compactMap(\.string) == ["02", "08"])
        #expect(merged["units"]?.integer == 34)
        let same = try units.entry("key", "46")
        #expect(same["name"]?.string == "Huế")
        #expect(same["members"]?.elements?.isEmpty == true)
        #expect(same["units"]?.integer == 63)
    }
}
