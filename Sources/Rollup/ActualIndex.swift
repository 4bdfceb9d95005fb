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
    /// By indicator, and among those of one by province, what was reported, each period once.
    private var reports: [[Report]] = []
    private var indicators = Numbering<IndicatorID>()
    private let provinces: [ProvinceID]
    /// The place of each province among these.
    private let places: [ProvinceID: Int]
    /// The places of the provinces that make up each list.
    private let members: [UnitList: [Int]]
    /// The lists that each province is a member of.
    private let lists: [ProvinceID: [UnitList]]

    /// Where what a province reports of an indicator is kept.
    struct Place: Sendable {
        fileprivate let list: Int
        fileprivate let period: Period
    }

    init(reference: ReferenceData) {
        provinces = reference.provinces.map(\.id)
        let places = Dictionary(zip(provinces, provinces.indices), uniquingKeysWith: { first, _ in first })
        self.places = places
        var members: [UnitList: [Int]] = [:]
        var lists: [ProvinceID: [UnitList]] = [:]
        for units in UnitList.allCases {
            members[units] = reference.members(of: units).compactMap { places[$0.id] }
            for member in reference.members(of: units) { lists[member.id, default: []].append(units) }
        }
        self.members = members
        self.lists = lists
    }

    /// The place of a roll-up's headline; nil for a province that is in no list, of which nothing is kept.
    mutating func place(of key: RollupKey) -> Place? {
        guard let province = places[key.province] else { return nil }
        let start = Int(indicators.number(key.indicator)) * provinces.count
        if start == reports.count { reports += Array(repeating: [], count: provinces.count) }
        return Place(list: start + province, period: key.period)
    }

    /// Sets a roll-up's actual headline, or nil where it has none, and says whether that is another than before.
    mutating func set(_ place: Place, _ headline: StatedValue?) -> Bool {
        reports[place.list].set(place.period, headline)
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
        for (list, reports) in reports.enumerated() {
            let (indicator, province) = list.quotientAndRemainder(dividingBy: provinces.count)
            for report in reports {
                let key = RollupKey(
                    province: provinces[province], indicator: indicators[Int32(indicator)], period: report.period)
                keys.formUnion(nationalKeys(of: key))
            }
        }
        return keys
    }

    /// What each province contributes to a national figure: "A period that is a whole year takes from each province
    /// its `actual` whose period lies in that year and ends last (the longest, where two end together, then the first
    /// by bytes); every other period takes exactly its own" (contract.md, "NationalRollup").
    func actuals(for key: NationalKey) -> [ProvinceActual] {
        guard let indicator = indicators.existing(key.indicator), let members = members[key.units] else { return [] }
        let start = Int(indicator) * provinces.count
        let year = key.period.wholeYear
        var actuals: [ProvinceActual] = []
        actuals.reserveCapacity(members.count)
        for member in members {
            let reports = reports[start + member]
            let place = year == nil ? reports.firstIndex { $0.period == key.period } : reports.place(for: year)
            guard let place else { continue }
            actuals.append(
                ProvinceActual(
                    province: provinces[member].code, period: reports[place].period, stated: reports[place].stated))
        }
        return actuals
    }
}

extension [Report] {
    /// The place of the report that stands for a year.
    fileprivate func place(for year: Int?) -> Int? {
        var chosen: Int?
        for place in indices where self[place].period.yearWithin == year {
            if chosen.map({ self[place].period.stands(before: self[$0].period) }) ?? true { chosen = place }
        }
        return chosen
    }
}
