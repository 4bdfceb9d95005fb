import Core

/// What a province reports of an indicator for a period.
private struct Report: Sendable {
    let period: Period
    let stated: StatedValue
}

extension [Report] {
    /// Sets what is reported for a period, or nil for nothing, and says whether that is another than before.
    fileprivate mutating func set(_ period: Period, _ stated: StatedValue?) -> Bool {
        let place = firstIndex { $0.period == period }
        guard place.map({ self[$0].stated }) != stated else { return false }
        if let place { remove(at: place) }
        if let stated { append(Report(period: period, stated: stated)) }
        return true
    }
}

/// The actual headline of every roll-up that has one, so that the national figures find them.
struct ActualIndex: Sendable {
    /// By indicator and place of the province the reports, each period once.
    private var reports: [IndicatorID: [[Report]]] = [:]
    /// The place of each province in the lists of reports.
    private let places: [ProvinceID: Int]
    private let provinces: [ProvinceID]
    /// The provinces that make up each list.
    private let members: [UnitList: [ProvinceID]]
    /// The lists that each province is a member of.
    private let lists: [ProvinceID: [UnitList]]

    init(reference: ReferenceData) {
        var members: [UnitList: [ProvinceID]] = [:]
        var lists: [ProvinceID: [UnitList]] = [:]
        for units in UnitList.allCases {
            members[units] = reference.members(of: units).map(\.id)
            for member in reference.members(of: units) { lists[member.id, default: []].append(units) }
        }
        self.members = members
        self.lists = lists
        provinces = reference.provinces.map(\.id)
        places = Dictionary(zip(provinces, provinces.indices), uniquingKeysWith: { first, _ in first })
    }

    /// Sets a roll-up's actual headline, or nil where it has none, and says whether that is another than before. Of a
    /// province that is in no list nothing is kept.
    mutating func set(_ key: RollupKey, _ headline: StatedValue?) -> Bool {
        guard let province = places[key.province] else { return false }
        if reports[key.indicator] == nil {
            reports[key.indicator] = Array(repeating: [], count: provinces.count)
        }
        return reports[key.indicator]?[province].set(key.period, headline) ?? false
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
        for (indicator, byProvince) in reports {
            for (province, reports) in zip(provinces, byProvince) {
                for report in reports {
                    keys.formUnion(
                        nationalKeys(of: RollupKey(province: province, indicator: indicator, period: report.period)))
                }
            }
        }
        return keys
    }

    /// What each province contributes to a national figure: "A period that is a whole year takes from each province
    /// its `actual` whose period lies in that year and ends last (the longest, where two end together, then the first
    /// by bytes); every other period takes exactly its own" (contract.md, "NationalRollup").
    func actuals(for key: NationalKey) -> [ProvinceActual] {
        guard let byProvince = reports[key.indicator] else { return [] }
        return (members[key.units] ?? []).compactMap { member in
            guard let place = places[member], let report = Self.report(in: byProvince[place], for: key.period)
            else { return nil }
            return ProvinceActual(province: member.code, period: report.period, stated: report.stated)
        }
    }

    private static func report(in reports: [Report], for wanted: Period) -> Report? {
        guard let year = wanted.wholeYear else { return reports.first { $0.period == wanted } }
        return reports.filter { $0.period.yearWithin == year }.min { $0.period.stands(before: $1.period) }
    }
}
