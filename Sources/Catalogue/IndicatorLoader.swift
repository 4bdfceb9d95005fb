import Core

/// Reads `indicators.yaml`.
struct IndicatorLoader {
    let directory: DataDirectory

    func load() -> [Indicator] {
        guard let root = directory.root("indicators.yaml"), let list = root["indicators"] else { return [] }
        var seen: Set<IndicatorID> = []
        return list.list.compactMap { node in
            guard let indicator = indicator(node) else { return nil }
            if !seen.insert(indicator.id).inserted { node.problem("duplicate indicator \"\(indicator.id)\"") }
            return indicator
        }
    }

    private func indicator(_ node: DataNode) -> Indicator? {
        node.allowKeys(["id", "vi", "unit", "index", "additive", "better"])
        guard let id = node.text("id"), let name = node.text("vi"), let unitName = node.text("unit"),
            let indexName = node.text("index"), let betterName = node.text("better")
        else { return nil }
        if id.split(separator: ".").count != 2 { node.problem("\"\(id)\" is not of the form index.name") }
        guard let unit = Unit(rawValue: unitName) else {
            node.problem("unknown unit \"\(unitName)\"")
            return nil
        }
        let index = MainIndex(rawValue: indexName)
        if index == nil, indexName != "overall" { node.problem("unknown index \"\(indexName)\"") }
        guard let better = Better(rawValue: betterName) else {
            node.problem("unknown direction \"\(betterName)\"")
            return nil
        }
        return Indicator(
            id: IndicatorID(rawValue: id), name: name, unit: unit, index: index, additive: node.flag("additive"),
            better: better)
    }
}
