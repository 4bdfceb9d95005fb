import Core
import Service
import Wire

/// Why there is nothing to show, and what there is instead.
struct EmptyResult {
    let board: Board
    let selection: Selection
    let reference: ReferenceData

    private static let limit = 12

    var explanation: String {
        let everything = board.rollups(Selection())
        guard !everything.isEmpty else {
            return "There are no roll-ups yet: articles are published by cds-producer, read by cds-worker run, and "
                + "rolled up by cds-aggregator run; cds-worker status says how far they are."
        }
        var sentences = ["Nothing to show\(asked)."]
        var wider = selection
        wider.period = nil
        let periods = unique(board.rollups(wider).map(\.key.period.text)).sorted()
        if selection.period != nil, !periods.isEmpty {
            sentences.append("There are figures for \(list(periods)).")
            return sentences.joined(separator: " ")
        }
        wider.indicators = nil
        let indicators = unique(board.rollups(wider).map(\.key.indicator.rawValue)).sorted()
        if selection.indicators != nil, selection.provinces != nil, !indicators.isEmpty {
            sentences.append("There are figures on \(list(indicators)).")
        }
        wider = selection
        wider.provinces = nil
        let provinces = unique(board.rollups(wider).map { "\($0.provinceName) (\($0.key.province.key))" })
        if selection.provinces != nil, !provinces.isEmpty {
            sentences.append("There are such figures of \(list(provinces)).")
        }
        if sentences.count == 1 {
            sentences.append("There are figures on \(list(unique(everything.map(\.key.indicator.rawValue)).sorted())).")
        }
        return sentences.joined(separator: " ")
    }

    private var asked: String {
        let provinces = selection.provinces.map { ids in
            ids.sorted().map { reference.province($0)?.name ?? $0.key }
        }
        let indicators = selection.indicators.map { $0.map(\.rawValue).sorted() }
        return (provinces.map { " of \(list(unique($0)))" } ?? "") + (indicators.map { " on \(list($0))" } ?? "")
            + (selection.period.map { " for \($0)" } ?? "")
    }

    private func list(_ names: [String]) -> String {
        let rest = names.count - Self.limit
        return names.prefix(Self.limit).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private func unique(_ names: [String]) -> [String] {
        var seen: Set<ExactText> = []
        return names.filter { seen.insert(ExactText($0)).inserted }
    }
}
