import Core

/// The actual headline of every roll-up that has one, so that the national figures find them.
struct ActualIndex: Sendable {
    private var headlines: [IndicatorID: [ProvinceID: [Period: StatedValue]]] = [:]
    /// The provinces that make up each list.
    private let members: [UnitList: [ProvinceInfo]]
    /// The lists that each province is a member of.
    private let lists: [ProvinceID: [UnitList]]

    init(reference: ReferenceData) {
        var members: [UnitList: [ProvinceInfo]] = [:]
        var lists: [ProvinceID: [UnitList]] = [:]
        for units in UnitList.allCases {
            members[units] = reference.members(of: units)
            for member in reference.members(of: units) { lists[member.id, default: []].append(units) }
        }
        self.members = members
        self.lists = lists
    }

    /// Sets a roll-up's actual headline, or nil where it has none, and says whether that is another than before.
    mutating func set(_ key: RollupKey, _ headline: StatedValue?) -> Bool {
        let old = headlines[key.indicator]?[key.province]?[key.period]
        headlines[key.indicator, default: [:]][key.province, default: [:]][key.period] = headline
        if headlines[key.indicator]?[key.province]?.isEmpty == true { headlines[key.indicator]?[key.province] = nil }
        if headlines[key.indicator]?.isEmpty == true { headlines[key.indicator] = nil }
        return old != headline
    }

    /// The national figures that a roll-up's actual may enter: of its own period, and of the year that it lies in.
    func nationalKeys(of key: RollupKey) -> Set<NationalKey> {
        let periods = [key.period] + (key.period.yearWithin.map { [Period(year: $0)] } ?? [])
        let keys = (lists[key.province] ?? []).flatMap { units in
            periods.map { NationalKey(units: units, indicator: key.indicator, period: $0) }
        }
        return Set(keys)
    }

    /// All national keys that some province has an actual for.
    var nationalKeys: Set<NationalKey> {
        var keys: Set<NationalKey> = []
        for (indicator, provinces) in headlines {
            for (province, periods) in provinces {
                for period in periods.keys {
                    keys.formUnion(
                        nationalKeys(of: RollupKey(province: province, indicator: indicator, period: period)))
                }
            }
        }
        return keys
    }

    /// What each province contributes to a national figure: "A period that is a whole year takes from each province
    /// its `actual` whose period lies in that year and ends last (the longest, where two end together, then the first
    /// by bytes); every other period takes exactly its own" (contract.md, "NationalRollup").
    func actuals(for key: NationalKey) -> [ProvinceActual] {
        guard let provinces = headlines[key.indicator] else { return [] }
        return (members[key.units] ?? []).compactMap { member in
            guard let periods = provinces[member.id], let period = Self.period(in: periods, for: key.period),
                let stated = periods[period]
            else { return nil }
            return ProvinceActual(province: member.id.code, period: period, stated: stated)
        }
    }

    private static func period(in periods: [Period: StatedValue], for wanted: Period) -> Period? {
        guard let year = wanted.wholeYear else { return wanted }
        return periods.keys.filter { $0.yearWithin == year }.min { $0.stands(before: $1) }
    }
}
