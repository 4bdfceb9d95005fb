import Core
import Service
import Wire

extension BoardView {
    /// What changed, in a line; nil where nothing of it is shown.
    func line(_ change: Board.Change) -> String? {
        let (before, after) = (change.old.map(summary), change.new.map(summary))
        guard before != after else { return nil }
        let text = "\(name(change.key)): \(before ?? "nothing") → \(after ?? "nothing")"
        return DisplayText.line(text)
    }

    private func name(_ key: Board.Key) -> String {
        switch key {
        case .rollup(let key): "\(name(key.province)), \(key.indicator), \(key.period)"
        case .province(let id): name(id)
        case .national(let key): "The \(key.units.rawValue), \(key.indicator), \(key.period)"
        }
    }

    private func name(_ id: ProvinceID) -> String { "\(reference.province(id)?.name ?? "") (\(id.key))" }

    private func summary(_ value: Board.Value) -> String {
        switch value {
        case .rollup(let rollup):
            return SectionKind.allCases.compactMap { kind in
                rollup.sections[kind].map { section in
                    let value =
                        kind == .change ? FigureText.change(section.headline) : FigureText.value(section.headline)
                    return "\(kind.rawValue) \(value) (\(section.articles) articles)"
                }
            }.joined(separator: ", ")
        case .summary(let summary):
            return "\(summary.articles) articles, \(summary.observations) figures, \(summary.indicators) indicators"
        case .national(let national):
            let median = FigureText.value(national.distribution?.median, national.unit)
            let stated = national.stated.map { ", stated \(FigureText.value($0.headline))" } ?? ""
            return "\(national.ranking.count) provinces, median \(median.isEmpty ? "none" : median)\(stated)"
        }
    }
}
