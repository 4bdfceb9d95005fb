import Core

/// Reads the files of `lexicon/`.
struct LexiconLoader {
    let directory: DataDirectory
    let indicators: [Indicator]
    private let places: [String: Int]
    private var classes: [String: [String]] = [:]
    private var table = GroupTable()
    private var families: [RankingFamily] = []
    private var rates: [Int: Int] = [:]

    init(directory: DataDirectory, indicators: [Indicator]) {
        self.directory = directory
        self.indicators = indicators
        places = Dictionary(
            indicators.enumerated().map { ($1.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads everything and adds the groups of places.
    mutating func load(provinces: [Province], notAfter: [String], districts: [District], sources: [SourceRecord])
        -> Lexicon
    {
        loadClasses()
        loadCues()
        loadFamilies()
        loadWeighted()
        let rules = loadRules()
        loadRates()
        checkCoverage(rules)
        var placeGroups = PlaceGroups(provinces: provinces, notAfter: notAfter, districts: districts, sources: sources)
        placeGroups.add(to: &table)
        return Lexicon(
            groups: table.groups, rules: rules, families: families, rates: rates, unmarkedWords: unmarkedWords())
    }

    private func unmarkedWords() -> [String] {
        directory.root("lexicon/unmarked.yaml")?["words"]?.list.compactMap(\.text) ?? []
    }

    // MARK: Phrases

    private func phrases(_ node: DataNode) -> [String] {
        node.list.flatMap { item -> [String] in
            guard let text = item.text else { return [] }
            if text.hasPrefix("$") {
                if let phrases = classes[String(text.dropFirst())] { return phrases }
                item.problem("unknown class \"\(text)\"")
                return []
            }
            if let expanded = PhraseExpansion.expand(text) { return expanded }
            item.problem("\"\(text)\" is no phrase: brackets do not match, or it stands for more than 64")
            return []
        }
    }

    private mutating func loadClasses() {
        guard let root = directory.root("lexicon/classes.yaml"), let node = root["classes"] else { return }
        for (name, value) in node.entries {
            let found = phrases(value)
            if found.isEmpty { value.problem("the class \"\(name)\" is empty") }
            classes[name] = found
        }
    }

    private mutating func loadCues() {
        guard let root = directory.root("lexicon/cues.yaml"), let node = root["cues"] else { return }
        var missing = Set(Cue.allCases)
        for (name, value) in node.entries {
            guard let cue = Cue(name: name) else {
                value.problem("unknown cue \"\(name)\"")
                continue
            }
            missing.remove(cue)
            table.add(PhraseGroup(role: .cue(cue), phrases: phrases(value), origin: value.place))
        }
        for cue in missing.sorted(by: { $0.name < $1.name }) {
            node.problem("the cue \"\(cue.name)\" is missing")
        }
    }

    private mutating func loadFamilies() {
        guard let root = directory.root("lexicon/families.yaml"), let node = root["families"] else { return }
        for item in node.list {
            item.allowKeys(["name", "rank", "score", "outOf", "unitScale", "part", "pillar", "monthly", "phrases"])
            guard let name = item.text("name"), let list = item["phrases"] else { continue }
            let outOf = item["outOf"]?.text.flatMap { FixedDecimal($0) }
            if item["outOf"] != nil, outOf == nil { item.problem("outOf is no number") }
            table.add(PhraseGroup(role: .family(families.count), phrases: phrases(list), origin: item.place))
            families.append(
                RankingFamily(
                    name: name, rank: indicator(item, "rank", unit: .rank), score: indicator(item, "score", unit: nil),
                    outOf: outOf, hasUnitScale: item.flag("unitScale"), isPart: item.flag("part"),
                    isPillar: item.flag("pillar"), isMonthly: item.flag("monthly")))
        }
    }

    private func indicator(_ node: DataNode, _ key: String, unit: Unit?) -> Int? {
        guard let value = node[key], let id = value.text else { return nil }
        guard let place = places[id] else {
            value.problem("unknown indicator \"\(id)\"")
            return nil
        }
        if let unit, indicators[place].unit != unit { value.problem("\"\(id)\" is not in \(unit.rawValue)") }
        return place
    }

    /// Genres, indices and aspects: phrases that are counted.
    private mutating func loadWeighted() {
        loadWeighted("genres", Genre.self) { .genre($0) }
        loadWeighted("indices", MainIndex.self) { .index($0) }
        loadWeighted("aspects", Aspect.self) { .aspect($0) }
    }

    private mutating func loadWeighted<Name: RawRepresentable & CaseIterable>(
        _ file: String, _ type: Name.Type, role: (Name) -> PhraseRole
    ) where Name.RawValue == String {
        guard let root = directory.root("lexicon/\(file).yaml"), let node = root[file] else { return }
        var found: Set<String> = []
        for item in node.list {
            item.allowKeys(["name", "weight", "phrases"])
            guard let text = item.text("name"), let list = item["phrases"] else { continue }
            guard let name = Name(rawValue: text) else {
                item.problem("unknown name \"\(text)\"")
                continue
            }
            found.insert(text)
            table.add(
                PhraseGroup(
                    role: role(name), phrases: phrases(list), weight: item["weight"]?.integer ?? 1, origin: item.place))
        }
        for name in Name.allCases where !found.contains(name.rawValue) {
            node.problem("\"\(name.rawValue)\" has no phrases")
        }
    }

    // MARK: Rules

    private static let ruleFiles = [
        "awareness", "institutions", "infrastructure", "workforce", "security", "smart_city", "government", "economy",
        "society",
    ]

    private mutating func loadRules() -> [IndicatorRule] {
        var rules: [IndicatorRule] = []
        for name in Self.ruleFiles {
            let file = "lexicon/indicators/\(name).yaml"
            guard let root = directory.root(file), let node = root["rules"] else { continue }
            for (id, list) in node.entries {
                guard let place = places[id] else {
                    list.problem("unknown indicator \"\(id)\"")
                    continue
                }
                for item in list.list {
                    let number = rules.count { $0.indicator == place } + 1
                    let name = "\(id) \(number)"
                    if let rule = rule(item, name: name, indicator: place) { rules.append(rule) }
                }
            }
        }
        return rules + loadNamelessRules()
    }

    /// Rules for figures that are about digital transformation and that no indicator fits: they keep such figures from
    /// a neighbour that does not fit either.
    private mutating func loadNamelessRules() -> [IndicatorRule] {
        var rules: [IndicatorRule] = []
        guard let root = directory.root("lexicon/none.yaml"), let node = root["rules"] else { return rules }
        for (subject, list) in node.entries {
            for (number, item) in list.list.enumerated() {
                if item["unit"] == nil { item.problem("the field \"unit\" is missing") }
                let name = "none.\(subject) \(number + 1)"
                if let rule = rule(item, name: name, indicator: nil) { rules.append(rule) }
            }
        }
        return rules
    }

    private mutating func rule(_ node: DataNode, name: String, indicator: Int?) -> IndicatorRule? {
        node.allowKeys(["head", "with", "own", "context", "without", "unit", "bonus", "notAtEvent"])
        guard let headNode = node["head"] else {
            node.problem("the rule has no head")
            return nil
        }
        let head = phrases(headNode)
        guard !head.isEmpty else {
            node.problem("the head is empty")
            return nil
        }
        var unit = indicator.map { indicators[$0].unit } ?? .count
        if let name = node["unit"]?.text {
            if let stated = Unit(rawValue: name) { unit = stated } else { node.problem("unknown unit \"\(name)\"") }
        }
        let with = (node["with"]?.list ?? []).map { table.term(phrases($0)) }
        let own = (node["own"]?.list ?? []).map { table.term(phrases($0)) }
        let context = (node["context"]?.list ?? []).map { table.term(phrases($0)) }
        let without = node["without"].map { [table.term(phrases($0))] } ?? []
        return IndicatorRule(
            name: name, indicator: indicator, unit: unit, head: table.term(head), with: with, own: own,
            context: context, without: without, bonus: node["bonus"]?.integer ?? 0,
            notAtEvent: node.flag("notAtEvent"), origin: node.place)
    }

    private mutating func loadRates() {
        guard let root = directory.root("lexicon/rates.yaml"), let node = root["rates"] else { return }
        for (count, rate) in node.entries {
            guard let from = places[count] else {
                rate.problem("unknown indicator \"\(count)\"")
                continue
            }
            guard let id = rate.text, let to = places[id] else {
                rate.problem("unknown indicator")
                continue
            }
            if indicators[to].unit != .percent { rate.problem("\"\(id)\" is no rate") }
            rates[from] = to
        }
    }

    /// Every indicator needs a rule or a family that can find it.
    private func checkCoverage(_ rules: [IndicatorRule]) {
        var covered = Set(rules.compactMap(\.indicator))
        for family in families { covered.formUnion([family.rank, family.score].compactMap { $0 }) }
        for (place, indicator) in indicators.enumerated() where !covered.contains(place) {
            directory.problems.add("lexicon/indicators", 0, "no rule finds the indicator \"\(indicator.id)\"")
        }
    }
}
