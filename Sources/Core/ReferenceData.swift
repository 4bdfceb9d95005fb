/// Which way is progress for an indicator.
public enum Better: String, Sendable, Hashable {
    case higher, lower, none
}

/// What the roll-ups need to know of an indicator of the catalogue.
public struct Indicator: Sendable, Hashable {
    /// Its id.
    public let id: IndicatorID
    /// Its Vietnamese name.
    public let name: String
    /// The unit that its figures are in.
    public let unit: Unit
    /// The main index that it belongs to; nil for the composite rankings ("overall").
    public let index: MainIndex?
    /// Whether the sum over provinces means something.
    public let additive: Bool
    /// Which way is progress.
    public let better: Better

    /// An indicator from its parts.
    public init(id: IndicatorID, name: String, unit: Unit, index: MainIndex?, additive: Bool, better: Better) {
        self.id = id
        self.name = name
        self.unit = unit
        self.index = index
        self.additive = additive
        self.better = better
    }
}

/// What the roll-ups need to know of a province.
public struct ProvinceInfo: Sendable, Hashable {
    /// Its code and list.
    public let id: ProvinceID
    /// Its name, as newspapers write it.
    public let name: String
    /// Its code in the list of 34; the same code where nothing was merged, and for a province of the 34.
    public let mergedInto: ProvinceCode

    /// A province from its parts.
    public init(id: ProvinceID, name: String, mergedInto: ProvinceCode) {
        self.id = id
        self.name = name
        self.mergedInto = mergedInto
    }
}

/// The provinces and indicators that messages may speak of: the facts that roll-ups are made with.
public struct ReferenceData: Sendable {
    /// The provinces that have a summary: the 63, then those of the 34 that were formed by a merger (23), by code.
    public let provinces: [ProvinceInfo]
    /// The indicators in catalogue order.
    public let indicators: [Indicator]
    private let provincesByID: [ProvinceID: ProvinceInfo]
    private let indicatorsByID: [IndicatorID: Indicator]

    /// Reference data from its records, ordered here.
    ///
    /// - Parameters:
    ///   - provinces: the 63 and the merged ones of the 34; a province of the 34 that was not merged is not among them.
    ///   - indicators: the catalogue's indicators.
    public init(provinces: [ProvinceInfo], indicators: [Indicator]) {
        self.provinces = provinces.sorted { $0.id < $1.id }
        self.indicators = indicators
        provincesByID = Dictionary(provinces.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        indicatorsByID = Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The province that roll-ups file an id under, or nil where neither list has it. One of the 34 that was not
    /// merged is filed under its code in the 63 (contract.md, "The 34 units since 1 July 2025").
    public func province(_ id: ProvinceID) -> ProvinceInfo? {
        if let info = provincesByID[id] { return info }
        guard id.units == .thirtyFour,
            let same = provincesByID[ProvinceID(units: .sixtyThree, code: id.code)], isUnmerged(same)
        else { return nil }
        return same
    }

    /// An indicator of the catalogue, or nil.
    public func indicator(_ id: IndicatorID) -> Indicator? { indicatorsByID[id] }

    /// The provinces whose roll-ups make up the national figures of a list: the 63, or the 23 merged ones together
    /// with the 11 of the 63 that were not merged.
    public func members(of units: UnitList) -> [ProvinceInfo] {
        provinces.filter { info in info.id.units == units || (units == .thirtyFour && isUnmerged(info)) }
    }

    /// Whether a province of the 63 goes on unmerged in the list of 34.
    public func isUnmerged(_ info: ProvinceInfo) -> Bool {
        info.id.units == .sixtyThree && info.mergedInto == info.id.code
            && provincesByID[ProvinceID(units: .thirtyFour, code: info.id.code)] == nil
    }
}
