internal import Core

/// The roll-ups in force, by indicator and province.
struct RollupStore: Sendable {
    /// Of each indicator and province the roll-ups, the period that stands for its year first.
    private var lists: [IndicatorID: [ProvinceID: [StoredRollup]]] = [:]
    private var indicators: [ProvinceID: Set<IndicatorID>] = [:]
    private(set) var count = 0

    /// Puts a roll-up in force or takes it away; false where nothing changes.
    mutating func set(_ key: RollupKey, _ rollup: StoredRollup?) -> Bool {
        var list = lists[key.indicator]?[key.province] ?? []
        let place = list.firstIndex { !$0.key.period.stands(before: key.period) } ?? list.count
        let standing = place < list.count && list[place].key.period == key.period ? list[place] : nil
        guard standing?.bytes != rollup?.bytes else { return false }
        if standing != nil { list.remove(at: place) }
        if let rollup { list.insert(rollup, at: place) }
        count += (rollup == nil ? 0 : 1) - (standing == nil ? 0 : 1)
        store(list, key)
        return true
    }

    /// A roll-up, or nil.
    subscript(key: RollupKey) -> StoredRollup? {
        list(key.province, key.indicator).first { $0.key.period == key.period }
    }

    /// The roll-ups of an indicator and province, the latest period first.
    func list(_ province: ProvinceID, _ indicator: IndicatorID) -> [StoredRollup] {
        lists[indicator]?[province] ?? []
    }

    /// The indicators that a province has roll-ups of.
    func indicators(of province: ProvinceID) -> Set<IndicatorID> { indicators[province] ?? [] }

    /// Whether any province has a roll-up of an indicator.
    func has(_ indicator: IndicatorID) -> Bool { lists[indicator] != nil }

    /// The roll-up that stands for a period in a province (contract.md, "NationalRollup"): for a whole year of those
    /// with an `actual` in that year the one that ends last, else the last of any; else exactly the period's.
    func standing(_ province: ProvinceID, _ indicator: IndicatorID, _ period: Period) -> StoredRollup? {
        let list = list(province, indicator)
        guard let year = period.wholeYear else { return list.first { $0.key.period == period } }
        let within = list.filter { $0.key.period.yearWithin == year }
        return within.first(where: \.hasActual) ?? within.first
    }

    private mutating func store(_ list: [StoredRollup], _ key: RollupKey) {
        if !list.isEmpty {
            lists[key.indicator, default: [:]][key.province] = list
            indicators[key.province, default: []].insert(key.indicator)
            return
        }
        lists[key.indicator]?[key.province] = nil
        if lists[key.indicator]?.isEmpty == true { lists[key.indicator] = nil }
        indicators[key.province]?.remove(key.indicator)
        if indicators[key.province]?.isEmpty == true { indicators[key.province] = nil }
    }
}

/// The national roll-ups in force.
struct NationalStore: Sendable {
    private var values: [NationalKey: [UInt8]] = [:]
    private var periods: [Scope: [Period]] = [:]

    private struct Scope: Hashable {
        let units: UnitList
        let indicator: IndicatorID
    }

    /// Puts a roll-up in force or takes it away; false where nothing changes.
    mutating func set(_ key: NationalKey, _ bytes: [UInt8]?) -> Bool {
        guard values.replace(key, bytes) else { return false }
        let scope = Scope(units: key.units, indicator: key.indicator)
        var list = periods[scope] ?? []
        list.removeAll { $0 == key.period }
        if bytes != nil {
            list.insert(key.period, at: list.firstIndex { !$0.stands(before: key.period) } ?? list.count)
        }
        periods[scope] = list.isEmpty ? nil : list
        return true
    }

    /// A national roll-up, or nil.
    subscript(key: NationalKey) -> [UInt8]? { values[key] }

    /// The national roll-ups of an indicator, the latest period first.
    func all(_ units: UnitList, _ indicator: IndicatorID) -> [[UInt8]] {
        (periods[Scope(units: units, indicator: indicator)] ?? []).compactMap {
            values[NationalKey(units: units, indicator: indicator, period: $0)]
        }
    }
}
