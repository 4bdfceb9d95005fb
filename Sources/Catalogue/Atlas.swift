public import Core

/// What people are shown of provinces and indicators beyond what articles are read with: English names, regions and
/// places on the tile map. It has no part in ``Catalogue/rules``, and only who shows something to people loads it.
public struct Atlas: Sendable {
    /// The units of the list of 63 in code order.
    public let provinces63: [AtlasProvince]
    /// The units of the list of 34 in code order.
    public let provinces34: [AtlasProvince]
    /// The English names of the indicators, by id.
    public let indicators: [IndicatorID: String]
    /// The main indices in the order of the file.
    public let indices: [AtlasName]
    /// The pillars in the order of the file.
    public let pillars: [AtlasName]
    /// The genres in the order of the file.
    public let genres: [AtlasName]
    /// The socio-economic regions in the order of the file.
    public let regions: [AtlasName]

    /// The files that nothing is read with: a change of them changes no reading.
    static let files: Set<String> = ["names-en.yaml", "tiles.yaml"]

    /// Loads `names-en.yaml`, `tiles.yaml` and what `provinces.yaml` and `provinces34.yaml` say of regions and mergers.
    ///
    /// - Parameters:
    ///   - directory: the data directory.
    ///   - indicators: the catalogue's indicators, each of which must have a name.
    /// - Throws: ``CatalogueError`` with every problem found.
    public static func load(directory: String, indicators: [Indicator]) throws -> Atlas {
        let problems = ProblemList()
        let loader = AtlasLoader(directory: DataDirectory(path: directory, problems: problems))
        let atlas = loader.load(indicators: indicators)
        try problems.check()
        return atlas
    }

    /// The units of a list in code order.
    public func provinces(_ units: UnitList) -> [AtlasProvince] {
        units == .sixtyThree ? provinces63 : provinces34
    }
}

/// A unit of one of the two lists, with its place on the tile map.
public struct AtlasProvince: Sendable, Hashable {
    /// The id that its roll-ups and its summary are filed under: of the 11 of the 34 that were not merged the one in
    /// the list of 63.
    public let id: ProvinceID
    /// Its name in its list, as newspapers write it.
    public let name: String
    /// Its region; nil where the units that it was made of lie in several.
    public let region: String?
    /// Its place on the tile map: column and row, from 0.
    public let column, row: Int
    /// Of a merged unit of the 34 the codes of the 63 that it was made of, in code order; empty for all others.
    public let members: [ProvinceCode]
    /// Of one of the 63 its code in the list of 34; nil for the 34.
    public let mergedInto: ProvinceCode?
}

/// A name in two languages.
public struct AtlasName: Sendable, Hashable {
    /// What the messages call it.
    public let id: String
    /// The Vietnamese name.
    public let vietnamese: String
    /// The English name.
    public let english: String
}
