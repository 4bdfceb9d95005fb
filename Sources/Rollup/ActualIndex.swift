import Core

/// What a province reports of an indicator for a period.
private struct Report: Sendable {
    /// The province's place among all.
    let province: Int32
    /// The number of what is stated.
    let statement: Int32
    let period: Period
}

extension [Report] {
    /// Sets what is reported at a place, or nil for nothing, and says whether that is another than before.
    fileprivate mutating func set(_ place: ActualIndex.Place, _ statement: Int32?) -> Bool {
        var found = firstPlace { $0.province >= place.province }
        while found < count, self[found].province == place.province, self[found].period != place.period { found += 1 }
        let isThere = found < count && self[found].province == place.province
        guard (isThere ? self[found].statement : nil) != statement else { return false }
        if isThere { remove(at: found) }
        if let statement {
            insert(Report(province: place.province, statement: statement, period: place.period), at: found)
        }
        return true
    }
}

/// The actual headline of every roll-up that has one, so that the national figures find them.
struct ActualIndex: Sendable {
    /// By indicator what was reported, in the order of the provinces, of each of them a period once.
    private var reports: [[Report]] = []
    private var indicators = Numbering<IndicatorID>()
    private let provinces: [ProvinceID]
    /// The place of each province among these.
    private let places: [ProvinceID: Int]
    /// By list, whether each province makes it up.
    private let isMember: [UnitList: [Bool]]
    /// The lists that each province is a member of.
    private let lists: [ProvinceID: [UnitList]]

    /// Where what a province reports of an indicator is kept.
    struct Place: Sendable {
        fileprivate let indicator: Int
        fileprivate let province: Int32
        fileprivate let period: Period
    }

    init(reference: ReferenceData) {
        provinces = reference.provinces.map(\.id)
        places = Dictionary(zip(provinces, provinces.indices), uniquingKeysWith: { first, _ in first })
        var isMember: [UnitList: [Bool]] = [:]
        var lists: [ProvinceID: [UnitList]] = [:]
        for units in UnitList.allCases {
            let members = Set(reference.members(of: units).map(\.id))
            isMember[units] = provinces.map(members.contains)
            for member in members { lists[member, default: []].append(units) }
        }
        self.isMember = isMember
        self.lists = lists
    }

    /// The place of a roll-up's headline; nil for a province that is in no list, of which nothing is kept.
    mutating func place(of key: RollupKey) -> Place? {
        guard let province = places[key.province] else { return nil }
        let indicator = Int(indicators.number(key.indicator))
        if indicator == reports.count { reports.append([]) }
        return Place(indicator: indicator, province: Int32(province), period: key.period)
    }

    /// Sets the number of what a roll-up's actual headline states, or nil where it has none, and says whether that is
    /// another than before.
    mutating func set(_ place: Place, _ statement: Int32?) -> Bool {
        reports[place.indicator].set(place, statement)
    }

    /// The national figures that a roll-up's actual may enter, each once: of its own period, and of the year that it
    /// lies in.
    func nationalKeys(of key: RollupKey) -> [NationalKey] {
        let year = key.period.yearWithin.map { Period(year: $0) }
        return (lists[key.province] ?? []).flatMap { units in
            let own = NationalKey(units: units, indicator: key.indicator, period: key.period)
            guard let year, year != key.period else { return [own] }
            return [own, NationalKey(units: units, indicator: key.indicator, period: year)]
        }
    }

    /// All national keys that some province has an actual for.
    var nationalKeys: Set<NationalKey> {
        var keys: Set<NationalKey> = []
        for (indicator, reports) in reports.enumerated() {
            for report in reports {
                let key = RollupKey(
                    province: provinces[Int(report.province)], indicator: indicators[Int32(indicator)],
                    period: report.period)
                keys.formUnion(nationalKeys(of: key))
            }
        }
        return keys
    }

    /// What each province contributes to a national figure: "A period that is a whole year takes from each province
    /// its `actual` whose period lies in that year and ends last (the longest, where two end together, then the first
    /// by bytes); every other period takes exactly its own" (contract.md, "NationalRollup").
    ///
    /// - Parameter statements: what the numbers of statements stand for.
    func actuals(for key: NationalKey, _ statements: [StatedValue]) -> [ProvinceActual] {
        guard let indicator = indicators.existing(key.indicator), let isMember = isMember[key.units] else { return [] }
        let isYear = key.period.wholeYear != nil
        var chosen: [Report] = []
        for report in reports[Int(indicator)] where isMember[Int(report.province)] {
            guard isYear ? report.period.isWithin(key.period) : report.period == key.period else { continue }
            if let last = chosen.last, last.province == report.province {
                if report.period.stands(before: last.period) { chosen[chosen.count - 1] = report }
            } else {
                chosen.append(report)
            }
        }
        return chosen.map { report in
            ProvinceActual(
                province: provinces[Int(report.province)].code, period: report.period,
                stated: statements[Int(report.statement)])
        }
    }
}

extension Period {
    /// Whether the whole period lies in another one.
    fileprivate func isWithin(_ other: Period) -> Bool {
        other.firstMonth <= firstMonth && lastMonth <= other.lastMonth
    }
}
