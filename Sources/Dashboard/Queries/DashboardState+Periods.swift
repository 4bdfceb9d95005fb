internal import Catalogue
internal import Core
internal import Wire

/// An indicator over a list of provinces.
struct PeriodScope: Sendable, Hashable {
    let indicator: IndicatorID
    let units: UnitList
}

/// A period with the number of provinces that report in it.
struct PeriodCount: Sendable {
    let period: Period
    let provinces: Int
}

extension DashboardState {
    /// `periods`: indicators and periods that some unit of a list has an actual for, the newest first.
    ///
    /// What an indicator's roll-ups give is kept until one of them changes.
    /// - Throws: where a parameter is wrong.
    public mutating func periods(_ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let units = try parameters.units()
        var rows: [(indicator: Indicator, periods: [PeriodCount])] = []
        for indicator in directory.reference.indicators where rollups.has(indicator.id) {
            let scope = PeriodScope(indicator: indicator.id, units: units)
            let counts = periodCache[scope] ?? periodCounts(scope)
            periodCache[scope] = counts
            if !counts.isEmpty { rows.append((indicator, counts)) }
        }
        return Answer { writer in
            writer.member("units", units.rawValue)
            writer.name("indicators")
            writer.array(rows) { writer, row in
                writer.object { writer in
                    writer.member("indicator", row.indicator.id.rawValue)
                    writer.name("periods")
                    writer.array(row.periods) { writer, count in
                        writer.object { writer in
                            writer.member("period", count.period.text)
                            writer.member("provinces", count.provinces)
                        }
                    }
                }
            }
        }
    }

    /// How many units of a list show an actual, of their own or of a part, in each period and in each year.
    private func periodCounts(_ scope: PeriodScope) -> [PeriodCount] {
        var counts: [Period: Int] = [:]
        for unit in directory.atlas.provinces(scope.units) {
            var periods: Set<Period> = []
            for province in [unit.id] + members(of: unit.id) {
                for rollup in rollups.list(province, scope.indicator) where rollup.hasActual {
                    periods.insert(rollup.key.period)
                    if let year = rollup.key.period.yearWithin { periods.insert(Period(year: year)) }
                }
            }
            for period in periods { counts[period, default: 0] += 1 }
        }
        return counts.map { PeriodCount(period: $0.key, provinces: $0.value) }
            .sorted { $0.period.stands(before: $1.period) }
    }
}
