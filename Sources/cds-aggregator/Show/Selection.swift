import ArgumentParser
import Catalogue
import Core
import Launch
import Service

/// Which provinces, indicators and periods are asked for.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A province: a code (38, or 34:44 in the list of 34) or a name; repeatable"),
        completion: NameCompletion.provinces)
    var province: [String] = []
    @Option(
        help: ArgumentHelp("An indicator: an id, the beginning of one, or words of its name; repeatable"),
        completion: NameCompletion.indicators)
    var indicator: [String] = []
    @Option(help: "A period with all that lie in it: 2022, 2022-Q3, 2022-H1, 2022-09, 2022-01/2022-09")
    var period: String?

    /// What the options select.
    ///
    /// - Throws: `CommandFailure` with status 2 for a name that nothing has, with the nearest ones.
    func selection(_ names: NameIndex, _ reference: ReferenceData) throws -> Selection {
        var selection = Selection()
        let lookup = NameLookup(names: names, reference: reference)
        if !province.isEmpty { selection.provinces = Set(try province.flatMap(lookup.provinces)) }
        if !indicator.isEmpty { selection.indicators = Set(try indicator.flatMap(lookup.indicators)) }
        if let period {
            guard let found = Period(period) else {
                throw CommandFailure(
                    .usage, "--period \(period): not of the form 2022, 2022-Q3, 2022-H1, 2022-09 or 2022-01/2022-09")
            }
            selection.period = found
        }
        return selection
    }
}

/// What is asked for; nil means everything.
struct Selection: Sendable {
    var provinces: Set<ProvinceID>?
    var indicators: Set<IndicatorID>?
    var period: Period?

    /// Whether the figures of provinces are asked for, one by one.
    var hasRollups: Bool { provinces != nil || indicators != nil }

    /// Whether an output key is asked for.
    func holds(_ key: Board.Key) -> Bool {
        switch key {
        case .rollup(let key):
            return holds(key.province) && holds(key.indicator) && holds(key.period)
        case .province(let id): return holds(id) && indicators == nil && period == nil
        case .national(let key): return provinces == nil && holds(key.indicator) && holds(key.period)
        }
    }

    private func holds(_ province: ProvinceID) -> Bool { provinces?.contains(province) ?? true }
    private func holds(_ indicator: IndicatorID) -> Bool { indicators?.contains(indicator) ?? true }

    private func holds(_ other: Period) -> Bool {
        period.map { $0.firstMonth <= other.firstMonth && other.lastMonth <= $0.lastMonth } ?? true
    }
}
