import Core
import Service
import Wire

/// What is asked for of a board, as lines for people.
struct BoardView: Sendable {
    let selection: Selection
    let reference: ReferenceData
    let style: OutputStyle
    let showsEvidence: Bool

    /// The lines to print, and what is said beside them.
    struct Page {
        var lines: [String] = []
        var remarks: [String] = []

        mutating func add(_ title: String, _ table: TextTable, _ style: OutputStyle) {
            if !lines.isEmpty { lines.append("") }
            lines.append(style.show(DisplayText.line(title), .strong))
            lines += table.lines(style)
        }
    }

    func page(_ board: Board) -> Page {
        var page = Page()
        let summaries = board.summaries(selection)
        let rollups = selection.hasRollups ? board.rollups(selection) : []
        let nationals = board.nationals(selection)
        add(summaries, to: &page)
        if !rollups.isEmpty {
            let title = title(of: rollups)
            page.add(title.text, table(rollups, title), style)
        }
        add(nationals, to: &page)
        if showsEvidence { addEvidence(rollups, nationals, to: &page) }
        if rollups.isEmpty, nationals.isEmpty, selection.hasRollups || selection.period != nil || summaries.isEmpty {
            page.remarks.append(EmptyResult(board: board, selection: selection, reference: reference).explanation)
        }
        return page
    }

    // MARK: Provinces

    private func add(_ summaries: [ProvinceSummary], to page: inout Page) {
        let reporting = selection.provinces == nil ? summaries.filter { $0.articles > 0 } : summaries
        guard !reporting.isEmpty else { return }
        var table = TextTable([
            .init("Code"), .init("Province", canShrink: true), .init("Articles", .trailing),
            .init("Figures", .trailing), .init("Indicators", .trailing), .init("First"), .init("Last"),
        ])
        for summary in reporting {
            table.add([
                .init(summary.info.id.key, .dim), .init(summary.info.name),
                .init(FigureText.number(FixedDecimal(summary.articles))),
                .init(FigureText.number(FixedDecimal(summary.observations))),
                .init(FigureText.number(FixedDecimal(summary.indicators))),
                .init(FigureText.day(summary.firstPublishedAt)), .init(FigureText.day(summary.lastPublishedAt)),
            ])
        }
        page.add("Provinces", table, style)
        let silent = summaries.count { $0.articles == 0 && $0.info.id.units == .sixtyThree }
        if selection.provinces == nil, silent > 0 { page.lines.append("\(silent) of the 63 are silent.") }
    }

    // MARK: Figures of provinces

    /// What all rows of a table have in common.
    private struct Title {
        var isOneProvince = false
        var isOneIndicator = false
        var text = "Figures"
    }

    /// The province or the indicator that all rows have goes into the title.
    private func title(of rollups: [PublishedRollup]) -> Title {
        var title = Title()
        var words: [String] = []
        guard let first = rollups.first else { return title }
        if rollups.allSatisfy({ $0.key.province == first.key.province }) {
            title.isOneProvince = true
            words.append("\(first.provinceName) (\(first.key.province.key))")
        }
        if rollups.allSatisfy({ $0.key.indicator == first.key.indicator }) {
            title.isOneIndicator = true
            words.append("\(first.indicatorName) (\(first.key.indicator))")
        }
        if !words.isEmpty { title.text = words.joined(separator: ": ") }
        return title
    }

    private func table(_ rollups: [PublishedRollup], _ title: Title) -> TextTable {
        var columns: [TextTable.Column] = []
        if !title.isOneProvince { columns += [.init("Code"), .init("Province", canShrink: true)] }
        if !title.isOneIndicator { columns += [.init("Indicator"), .init("Name", canShrink: true)] }
        columns += [
            .init("Period"), .init("Actual", .trailing), .init("Target", .trailing), .init("Change", .trailing),
            .init("Sources say"), .init("As of"), .init("Articles", .trailing),
        ]
        var table = TextTable(columns)
        for rollup in rollups {
            var cells: [TextTable.Cell] = []
            if !title.isOneProvince { cells += [.init(rollup.key.province.key, .dim), .init(rollup.provinceName)] }
            if !title.isOneIndicator { cells += [.init(rollup.key.indicator.rawValue), .init(rollup.indicatorName)] }
            table.add(cells + figures(rollup))
        }
        return table
    }

    private func figures(_ rollup: PublishedRollup) -> [TextTable.Cell] {
        let (actual, target, change) = (rollup.sections[.actual], rollup.sections[.target], rollup.sections[.change])
        let main = actual ?? target ?? change
        return [
            .init(rollup.key.period.text), .init(FigureText.value(actual?.headline), .strong),
            .init(FigureText.value(target?.headline)), .init(FigureText.change(change?.headline)),
            .init(Self.disagreement(main)), .init(FigureText.day(main?.asOf)),
            .init(FigureText.number(FixedDecimal(main?.articles ?? 0))),
        ]
    }

    /// The range where articles give several values.
    private static func disagreement(_ section: PublishedSection?) -> String {
        guard let section, !section.alternatives.isEmpty else { return "" }
        let values = section.alternatives.count + section.alternativesOmitted + 1
        guard section.low < section.high else { return "\(values) values" }
        let unit = section.headline.unit
        return "\(FigureText.value(section.low, unit)) to \(FigureText.value(section.high, unit))"
    }

    // MARK: The country

    private func add(_ nationals: [PublishedNational], to page: inout Page) {
        guard !nationals.isEmpty else { return }
        var table = TextTable([
            .init("Of", .trailing), .init("Indicator"), .init("Name", canShrink: true), .init("Period"),
            .init("Provinces", .trailing), .init("Low", .trailing), .init("Median", .trailing),
            .init("High", .trailing), .init("Total", .trailing), .init("Stated", .trailing),
        ])
        for national in nationals {
            let distribution = national.distribution
            // Scores are shares of their maximum here.
            func text(_ value: FixedDecimal?) -> String { FigureText.value(value, national.unit) }
            table.add([
                .init("\(national.key.units.rawValue)", .dim), .init(national.key.indicator.rawValue),
                .init(national.indicatorName), .init(national.key.period.text),
                .init("\(national.ranking.count)"), .init(text(distribution?.low)),
                .init(text(distribution?.median), .strong), .init(text(distribution?.high)),
                .init(text(national.total)), .init(FigureText.value(national.stated?.headline)),
            ])
        }
        page.add("The country", table, style)
    }

    // MARK: Evidence

    private func addEvidence(
        _ rollups: [PublishedRollup], _ nationals: [PublishedNational], to page: inout Page
    ) {
        let writer = EvidenceText(style: style)
        for rollup in rollups {
            let place = "\(rollup.provinceName) (\(rollup.key.province.key))"
            for kind in SectionKind.allCases {
                guard let section = rollup.sections[kind] else { continue }
                let value =
                    kind == .change ? FigureText.change(section.headline) : FigureText.value(section.headline)
                page.lines += writer.lines(
                    "\(place), \(rollup.key.indicator), \(rollup.key.period), \(kind.rawValue): \(value)", section)
            }
        }
        for national in nationals {
            guard let section = national.stated else { continue }
            page.lines += writer.lines(
                "The country, \(national.key.indicator), \(national.key.period), stated: "
                    + FigureText.value(section.headline), section)
        }
    }
}
