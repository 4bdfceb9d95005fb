internal import Catalogue
internal import Core
internal import Wire

/// Figures as a table: one row for each section of a roll-up, with the sentence behind its headline.
struct FigureTable {
    private let directory: Directory

    private static let columns = [
        "province", "name", "indicator", "indicator_name", "period", "section", "value", "unit", "out_of", "comparator",
        "as_of", "low", "high", "observations", "articles", "sources", "derived_from", "sentence", "url",
    ]

    init(_ directory: Directory) { self.directory = directory }

    /// The sections of roll-ups.
    func table(_ rollups: some Sequence<StoredRollup>) -> CSVTable {
        var table = CSVTable(Self.columns)
        for rollup in rollups { append(rollup, to: &table) }
        return table
    }

    /// What units show of an indicator; a silent one has a row without figures.
    ///
    /// - Parameter period: the period that was asked for, where one was.
    func table(_ entries: [CountryEntry], _ indicator: Indicator, asked period: Period? = nil) -> CSVTable {
        var table = CSVTable(Self.columns)
        for entry in entries { append(entry, indicator, period, to: &table) }
        return table
    }

    /// What each of some provinces shows, indicator by indicator.
    func table(_ rows: [ComparisonRow], asked period: Period) -> CSVTable {
        var table = CSVTable(Self.columns)
        for row in rows {
            for entry in row.entries { append(entry, row.indicator, period, to: &table) }
        }
        return table
    }

    private func append(
        _ entry: CountryEntry, _ indicator: Indicator, _ period: Period?, to table: inout CSVTable
    ) {
        switch entry {
        case .own(let rollup): append(rollup, to: &table)
        case .silent(let province): table.append(head(province, indicator, period, "actual") + Self.nothing)
        case .derived(let province, let period, let parts, let sum):
            if let sum { table.append(head(province, indicator, period, "actual") + cells(sum, parts)) }
            if sum == nil { for part in parts { append(part, to: &table) } }
        }
    }

    private func append(_ rollup: StoredRollup, to table: inout CSVTable) {
        guard let indicator = directory.reference.indicator(rollup.key.indicator),
            let message = try? RollupMessage.decode(rollup.bytes)
        else { return }
        for kind in SectionKind.allCases {
            guard let section = message.sections[kind] else { continue }
            table.append(head(rollup.key.province, indicator, rollup.key.period, kind.rawValue) + cells(section))
        }
    }

    private func head(
        _ province: ProvinceID, _ indicator: Indicator, _ period: Period?, _ section: String
    ) -> [CSVTable.Cell] {
        [
            .text(province.key), .text(directory.province(province)?.name), .text(indicator.id.rawValue),
            .text(indicator.name), .text(period?.text), .text(section),
        ]
    }

    private func cells(_ section: PublishedSection) -> [CSVTable.Cell] {
        let headline = section.headline
        return [
            .figure(headline.value), .text(headline.unit.rawValue), .figure(headline.outOf),
            .text(headline.comparator.rawValue), .text(section.asOf?.description), .figure(section.low),
            .figure(section.high), .number(section.observations), .number(section.articles),
            .number(section.sources), .text(nil), .text(section.evidence.first?.sentence),
            .text(section.evidence.first?.url),
        ]
    }

    private func cells(_ sum: DerivedSum, _ parts: [StoredRollup]) -> [CSVTable.Cell] {
        [
            .figure(sum.value), .text(sum.unit.rawValue), .figure(nil), .text(sum.comparator.rawValue), .text(nil),
            .figure(nil), .figure(nil), .number(sum.observations), .number(nil), .number(nil),
            .text(parts.map(\.key.text).joined(separator: " ")), .text(nil), .text(nil),
        ]
    }

    private static let nothing = [CSVTable.Cell](repeating: .text(nil), count: columns.count - 6)
}
