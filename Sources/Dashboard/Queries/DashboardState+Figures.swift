internal import Catalogue
internal import Core
internal import Wire

extension DashboardState {
    /// `country`: one indicator in one period over all units of a list.
    ///
    /// - Throws: where a parameter is wrong, or there is no such indicator.
    public func country(_ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let units = try parameters.units()
        let indicator = try indicator(try parameters.text("indicator", limit: 100))
        let period = try parameters.period()
        let format = try parameters.format()
        let entries = directory.atlas.provinces(units).map { entry($0.id, indicator, period) }
        guard format == .json else {
            let name = "\(indicator.id)-\(period.text)-\(units.rawValue)"
            return Answer(csv: FigureTable(directory).table(entries, indicator, asked: period), named: name)
        }
        return Answer { writer in
            writer.member("units", units.rawValue)
            writer.member("indicator", indicator.id.rawValue)
            writer.member("period", period.text)
            let key = NationalKey(units: units, indicator: indicator.id, period: period)
            writer.member("national", json: nationals[key])
            writer.name("provinces")
            writer.array(entries) { $1.write(to: &$0) }
        }
    }

    /// `indicators/{indicator}`: an indicator over provinces and time.
    ///
    /// - Throws: where a parameter is wrong, or there is no such indicator.
    public func indicatorPage(_ id: String, _ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let units = try parameters.units()
        let format = try parameters.format()
        let indicator = try indicator(id)
        let lists = directory.atlas.provinces(units).map { timeline($0.id, indicator) }.filter { !$0.isEmpty }
        guard format == .json else {
            let table = FigureTable(directory).table(lists.flatMap(\.self), indicator)
            return Answer(csv: table, named: "\(indicator.id)-\(units.rawValue)")
        }
        return Answer { writer in
            writer.name("indicator")
            directory.write(indicator, to: &writer)
            writer.member("units", units.rawValue)
            writer.name("national")
            writer.array(nationals.all(units, indicator.id)) { $0.value($1) }
            writer.name("provinces")
            writer.array(lists) { writer, list in
                writer.object { writer in
                    writer.member("province", list[0].province.key)
                    writer.name("periods")
                    writer.array(list) { writer, entry in writer.object { entry.writeFigures(to: &$0) } }
                }
            }
        }
    }

    /// `compare`: two to five provinces side by side in one period.
    ///
    /// - Throws: where a parameter is wrong, or there is no such province.
    public func comparison(_ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let text = try parameters.text("provinces")
        let keys = text?.split(separator: ",", omittingEmptySubsequences: false).map { ProvinceID(key: $0) } ?? []
        guard (2...5).contains(keys.count), keys.allSatisfy({ $0 != nil }) else {
            throw .wrong("provinces", text, expected: "two to five keys with commas between, such as 38,40 or 34:08,38")
        }
        let period = try parameters.period()
        let format = try parameters.format()
        var units: [ProvinceID] = []
        for key in keys { if let key { units.append(try unit(key)) } }
        let rows = comparisonRows(units, period)
        guard format == .json else {
            let table = FigureTable(directory).table(rows, asked: period)
            let name = units.map { $0.key.replacing(":", with: "-") }.joined(separator: "-")
            return Answer(csv: table, named: "compare-\(name)-\(period.text)")
        }
        return Answer { writer in
            writer.member("period", period.text)
            writer.name("provinces")
            writer.array(units) { $0.string($1.key) }
            writer.name("indicators")
            writer.array(rows) { writer, row in
                writer.object { writer in
                    writer.member("indicator", row.indicator.id.rawValue)
                    writer.name("values")
                    writer.array(row.entries) { $1.write(to: &$0) }
                }
            }
        }
    }

    /// `rollup`: one roll-up as on the topic.
    ///
    /// - Throws: where there is none.
    public func rollup(_ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let text = try parameters.text("key", limit: 200)
        guard let key = RollupKey(text: text), let rollup = rollups[key] else {
            throw .notFound("there is no roll-up with the key \"\(text.prefix(100))\"")
        }
        return Answer(json: rollup.bytes)
    }

    /// The indicators that at least one of some provinces shows in a period, in catalogue order.
    private func comparisonRows(_ units: [ProvinceID], _ period: Period) -> [ComparisonRow] {
        let everyone = units + units.flatMap { members(of: $0) }
        let reported = everyone.reduce(into: Set<IndicatorID>()) { $0.formUnion(rollups.indicators(of: $1)) }
        return catalogued(reported).compactMap { indicator in
            let entries = units.map { entry($0, indicator, period) }
            return entries.allSatisfy(\.isSilent) ? nil : ComparisonRow(indicator: indicator, entries: entries)
        }
    }

    /// Indicators in catalogue order.
    func catalogued(_ ids: Set<IndicatorID>) -> [Indicator] {
        ids.compactMap { directory.reference.indicator($0) }
            .sorted { directory.places[$0.id] ?? 0 < directory.places[$1.id] ?? 0 }
    }

    /// The indicator of an id.
    func indicator(_ id: String) throws(QueryFault) -> Indicator {
        guard let indicator = directory.reference.indicator(IndicatorID(rawValue: id)) else {
            throw .notFound("there is no indicator \"\(id.prefix(100))\"")
        }
        return indicator
    }

    /// The id that a province of either list is filed under.
    func unit(_ id: ProvinceID) throws(QueryFault) -> ProvinceID {
        guard let province = directory.province(id) else { throw .notFound("there is no province \(id.key)") }
        return province.id
    }
}

/// An indicator with what each of some provinces shows of it.
struct ComparisonRow: Sendable {
    let indicator: Indicator
    let entries: [CountryEntry]
}
