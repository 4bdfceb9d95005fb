import Core

/// Reads `provinces.yaml`, `provinces34.yaml`, `districts.yaml` and `sources.yaml`.
struct PlacesLoader {
    let directory: DataDirectory

    func provinces() -> (records: [Province], notAfter: [String]) {
        guard let root = directory.root("provinces.yaml"), let list = root["provinces"] else { return ([], []) }
        var seen: Set<ProvinceCode> = []
        let records = list.list.compactMap { node -> Province? in
            guard let province = province(node) else { return nil }
            if !seen.insert(province.code).inserted { node.problem("duplicate province \(province.code)") }
            return province
        }
        if records.count != 63 { root.problem("63 provinces are expected, there are \(records.count)") }
        return (records, root.texts("notAfter"))
    }

    private func province(_ node: DataNode) -> Province? {
        node.allowKeys([
            "code", "name", "kind", "region", "capital", "aliases", "weakAlone", "lookalikes", "mergedInto", "cityFrom",
            "cityName",
        ])
        guard let code = code(node, "code"), let name = node.text("name"), let merged = code34(node),
            let kind = node.text("kind")
        else { return nil }
        return Province(
            code: code, name: name, isCity: kind == "thành phố",
            capital: node["capital"].flatMap { $0.isNull ? nil : $0.text }, aliases: node.texts("aliases"),
            weakAlone: node.flag("weakAlone"), lookalikes: node.texts("lookalikes"), mergedInto: merged,
            cityFrom: node["cityFrom"]?.text.flatMap { Timestamp($0) }, cityName: node["cityName"]?.text)
    }

    private func code34(_ node: DataNode) -> ProvinceCode? { code(node, "mergedInto") }

    private func code(_ node: DataNode, _ key: String) -> ProvinceCode? {
        guard let text = node.text(key) else { return nil }
        if let code = ProvinceCode(text) { return code }
        node.problem("\"\(text)\" is no province code")
        return nil
    }

    /// The provinces of the 34 that were formed by a merger.
    func merged(of provinces: [Province]) -> [ProvinceInfo] {
        guard let root = directory.root("provinces34.yaml"), let list = root["provinces"] else { return [] }
        let known = Dictionary(grouping: provinces, by: \.mergedInto)
        let records = list.list.compactMap { node -> (ProvinceInfo, Bool)? in
            node.allowKeys(["code", "name", "kind", "members", "unmerged"])
            guard let code = code(node, "code"), let name = node.text("name") else { return nil }
            let members = (known[code] ?? []).map { $0.code.description }.sorted()
            if members != node.texts("members").sorted() {
                node.problem("the members of \(code) do not agree with provinces.yaml")
            }
            let id = ProvinceID(units: .thirtyFour, code: code)
            return (ProvinceInfo(id: id, name: name, mergedInto: code), node.flag("unmerged"))
        }
        if records.count != 34 { root.problem("34 provinces are expected, there are \(records.count)") }
        return records.filter { !$0.1 }.map(\.0)
    }

    func districts(_ places: [ProvinceCode: Int]) -> [District] {
        guard let root = directory.root("districts.yaml"), let list = root["districts"] else { return [] }
        return list.list.compactMap { node in
            node.allowKeys(["province", "type", "name", "aliases"])
            guard let code = code(node, "province"), let type = node.text("type"), let name = node.text("name") else {
                return nil
            }
            guard let province = places[code] else {
                node.problem("unknown province \(code)")
                return nil
            }
            if !["quận", "huyện", "thị xã", "thành phố"].contains(type) { node.problem("unknown type \"\(type)\"") }
            return District(province: province, name: name, type: type, aliases: node.texts("aliases"))
        }
    }

    func sources(_ places: [ProvinceCode: Int]) -> [SourceRecord] {
        guard let root = directory.root("sources.yaml") else { return [] }
        let own = root["sources"]?.list.compactMap { node -> SourceRecord? in
            node.allowKeys(["province", "domains", "names", "datelines"])
            guard let code = code(node, "province") else { return nil }
            guard let province = places[code] else {
                node.problem("unknown province \(code)")
                return nil
            }
            return SourceRecord(
                province: province, domains: node.texts("domains"), names: node.texts("names"),
                datelines: node.texts("datelines"))
        }
        let national = root["national"]?.list.compactMap { node -> SourceRecord? in
            guard let domain = node.text("domain") else { return nil }
            return SourceRecord(province: nil, domains: [domain], names: node.texts("names"), datelines: [])
        }
        return (own ?? []) + (national ?? [])
    }
}
