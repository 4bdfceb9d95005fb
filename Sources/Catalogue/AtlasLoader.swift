import Core

/// Reads `names-en.yaml` and `tiles.yaml`.
struct AtlasLoader {
    let directory: DataDirectory

    func load(indicators: [Indicator]) -> Atlas {
        let names = directory.root("names-en.yaml")
        names?.allowKeys(["version", "indicators", "indices", "pillars", "genres", "regions"])
        let tiles = directory.root("tiles.yaml")
        tiles?.allowKeys(["version", "provinces63", "provinces34"])
        let provinces = directory.root("provinces.yaml")?["provinces"]?.list ?? []
        let regions = provinces.reduce(into: [String: String]()) { regions, node in
            if let code = node.text("code") { regions[code] = node.text("region") }
        }
        let known = Set(regions.values)
        return Atlas(
            provinces63: units63(provinces, places(tiles, "provinces63"), regions),
            provinces34: units34(places(tiles, "provinces34"), regions),
            indicators: indicatorNames(names, indicators),
            indices: vocabulary(names, "indices", MainIndex.allCases.map(\.rawValue)),
            pillars: vocabulary(names, "pillars", Pillar.allCases.map(\.rawValue)),
            genres: vocabulary(names, "genres", Genre.allCases.map(\.rawValue)),
            regions: vocabulary(names, "regions", known.sorted()))
    }

    private func indicatorNames(_ root: DataNode?, _ indicators: [Indicator]) -> [IndicatorID: String] {
        guard let root, let section = root["indicators"] else { return [:] }
        let known = Set(indicators.map(\.id.rawValue))
        var names: [IndicatorID: String] = [:]
        for (id, value) in section.entries {
            if !known.contains(id) { value.problem("unknown indicator \"\(id)\"") }
            names[IndicatorID(rawValue: id)] = value.text
        }
        for indicator in indicators where names[indicator.id] == nil {
            section.problem("indicator \(indicator.id) has no English name")
        }
        return names
    }

    /// The names of a vocabulary, each of its words exactly once.
    private func vocabulary(_ root: DataNode?, _ key: String, _ words: [String]) -> [AtlasName] {
        guard let root, let section = root[key] else { return [] }
        let names = section.list.compactMap { node -> AtlasName? in
            node.allowKeys(["id", "vi", "en"])
            guard let id = node.text("id"), let vietnamese = node.text("vi"), let english = node.text("en") else {
                return nil
            }
            return AtlasName(id: id, vietnamese: vietnamese, english: english)
        }
        if names.map(\.id).sorted() != words.sorted() {
            section.problem("\(key) must name each of \(words.sorted().joined(separator: ", ")) once")
        }
        return names
    }

    /// A unit's square on the tile map.
    private struct Place: Hashable {
        let column, row: Int
    }

    /// The squares of a list, by code; no two units may share one.
    private func places(_ root: DataNode?, _ key: String) -> [String: Place] {
        guard let root, let section = root[key] else { return [:] }
        var owners: [Place: String] = [:]
        var places: [String: Place] = [:]
        for (code, value) in section.entries {
            let numbers = value.list.compactMap(\.integer)
            guard numbers.count == 2, numbers.allSatisfy({ (0..<100).contains($0) }) else {
                value.problem("[column, row] from 0 is expected")
                continue
            }
            let place = Place(column: numbers[0], row: numbers[1])
            if let owner = owners.updateValue(code, forKey: place) {
                value.problem("\(code) and \(owner) stand on one square")
            }
            places[code] = place
        }
        return places
    }

    private func units63(
        _ provinces: [DataNode], _ places: [String: Place], _ regions: [String: String]
    ) -> [AtlasProvince] {
        var rest = places
        let units = provinces.compactMap { node -> AtlasProvince? in
            guard let text = node.text("code"), let code = ProvinceCode(text), let name = node.text("name"),
                let place = take(&rest, text, node)
            else { return nil }
            return AtlasProvince(
                id: ProvinceID(units: .sixtyThree, code: code), name: name, region: regions[text],
                column: place.column, row: place.row, members: [],
                mergedInto: node.text("mergedInto").flatMap { ProvinceCode($0) })
        }
        refuse(rest, provinces.first)
        return units.sorted { $0.id.code < $1.id.code }
    }

    private func units34(_ places: [String: Place], _ regions: [String: String]) -> [AtlasProvince] {
        let nodes = directory.root("provinces34.yaml")?["provinces"]?.list ?? []
        var rest = places
        let units = nodes.compactMap { node -> AtlasProvince? in
            guard let text = node.text("code"), let code = ProvinceCode(text), let name = node.text("name"),
                let place = take(&rest, text, node)
            else { return nil }
            let isMerged = !node.flag("unmerged")
            let members = node.texts("members")
            let found = Set(members.map { regions[$0] })
            return AtlasProvince(
                id: ProvinceID(units: isMerged ? .thirtyFour : .sixtyThree, code: code), name: name,
                region: found.count == 1 ? found.first ?? nil : nil, column: place.column, row: place.row,
                members: isMerged ? members.compactMap { ProvinceCode($0) }.sorted() : [], mergedInto: nil)
        }
        refuse(rest, nodes.first)
        return units.sorted { $0.id.code < $1.id.code }
    }

    private func take(_ places: inout [String: Place], _ code: String, _ node: DataNode) -> Place? {
        if let place = places.removeValue(forKey: code) { return place }
        node.problem("tiles.yaml has no square for \(code)")
        return nil
    }

    private func refuse(_ places: [String: Place], _ node: DataNode?) {
        for code in places.keys.sorted() { node?.problem("tiles.yaml has a square for \(code), which is no unit") }
    }
}
