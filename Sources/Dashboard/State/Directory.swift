public import Catalogue
public import Core
internal import VietnameseText

/// What can be asked for: provinces, indicators and their names.
public struct Directory: Sendable {
    /// The version of the rules and catalogue.
    public let rules: String
    /// Provinces and indicators as the roll-ups know them.
    public let reference: ReferenceData
    /// Names, regions and places on the map.
    public let atlas: Atlas
    /// Of each indicator its place in the catalogue.
    let places: [IndicatorID: Int]
    /// The words that provinces and indicators are found by.
    let names: NameIndex
    private let entries: [ProvinceID: AtlasProvince]

    /// What a catalogue has, with the names that an atlas gives.
    public init(_ catalogue: Catalogue, atlas: Atlas) {
        rules = catalogue.rules
        reference = catalogue.reference
        self.atlas = atlas
        places = Dictionary(
            catalogue.indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let all = atlas.provinces63 + atlas.provinces34
        entries = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        names = NameIndex(catalogue, atlas: atlas)
    }

    /// The unit that a key of a summary names; one of the 34 that was not merged goes by its key in the 63, too.
    func province(_ id: ProvinceID) -> AtlasProvince? {
        reference.province(id).flatMap { entries[$0.id] }
    }
}
