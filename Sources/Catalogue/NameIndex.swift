public import Core
internal import VietnameseText

/// The names of provinces and indicators, in Vietnamese with or without marks and in English.
public struct NameIndex: Sendable {
    /// A province or an indicator with the words of one of its names.
    private struct Name<Target: Sendable & Hashable>: Sendable {
        let target: Target
        let words: [String]
    }

    private let provinces: [Name<ProvinceID>]
    private let indicators: [Name<IndicatorID>]

    /// The names that a catalogue and an atlas give.
    public init(_ catalogue: Catalogue, atlas: Atlas) {
        let aliases = catalogue.provinces.flatMap { province in
            ([province.cityName].compactMap { $0 } + province.aliases).map {
                Name(target: ProvinceID(units: .sixtyThree, code: province.code), words: SearchWords.words(of: $0))
            }
        }
        let units = (atlas.provinces63 + atlas.provinces34).map {
            Name(target: $0.id, words: SearchWords.words(of: $0.name))
        }
        provinces = units + aliases
        indicators = catalogue.indicators.flatMap { indicator in
            [indicator.name, atlas.indicators[indicator.id] ?? "", indicator.id.rawValue].map {
                Name(target: indicator.id, words: SearchWords.words(of: $0))
            }
        }
    }

    /// The provinces that are found by words (small letters without marks), the best first.
    public func provinces(_ query: [String], limit: Int) -> [ProvinceID] { Self.search(provinces, query, limit) }

    /// The indicators that are found by words (small letters without marks), the best first.
    public func indicators(_ query: [String], limit: Int) -> [IndicatorID] { Self.search(indicators, query, limit) }

    /// The provinces that a name means: those called just so, of both lists, else those that are found by its words.
    public func provinces(named text: String) -> [ProvinceID] { Self.named(provinces, text) }

    /// The indicators that a name or the beginning of an id means, as with provinces.
    public func indicators(named text: String) -> [IndicatorID] { Self.named(indicators, text) }

    /// The provinces with the names nearest to one that none has.
    public func provinces(near text: String, limit: Int) -> [ProvinceID] { Self.near(provinces, text, limit) }

    /// The indicators with the names nearest to one that none has.
    public func indicators(near text: String, limit: Int) -> [IndicatorID] { Self.near(indicators, text, limit) }

    private static func named<Target>(_ names: [Name<Target>], _ text: String) -> [Target] {
        let query = SearchWords.words(of: text)
        let exact = names.filter { $0.words == query && !query.isEmpty }.map(\.target)
        guard exact.isEmpty else { return unique(exact) }
        return search(names, query, .max)
    }

    /// Names that have every word of the query (as a word or its beginning), or that stand in the query as a whole:
    /// those that leave the fewest words over first.
    private static func search<Target>(_ names: [Name<Target>], _ query: [String], _ limit: Int) -> [Target] {
        ranked(names, limit) { name in
            guard !query.isEmpty, isFound(name.words, by: query) else { return nil }
            return abs(name.words.count - query.count)
        }
    }

    /// Names that a few letters more, less or other make of the text; else those that share a word with it.
    private static func near<Target>(_ names: [Name<Target>], _ text: String, _ limit: Int) -> [Target] {
        let query = SearchWords.words(of: text)
        let letters = Array(query.joined().utf8)
        let similar = ranked(names, limit) { name in
            let other = Array(name.words.joined().utf8)
            guard abs(other.count - letters.count) <= 3 else { return nil }
            let distance = editDistance(letters, other)
            return distance <= max(1, letters.count / 3) ? distance : nil
        }
        guard similar.isEmpty else { return similar }
        let words = Set(query.filter { $0.utf8.count > 2 })
        return ranked(names, limit) { name in
            let shared = words.intersection(name.words).count
            return shared == 0 ? nil : name.words.count - 10 * shared
        }
    }

    /// The targets of names in the order of the least cost that one of them has; those without a cost are left out.
    private static func ranked<Target>(
        _ names: [Name<Target>], _ limit: Int, cost: (Name<Target>) -> Int?
    ) -> [Target] {
        var best: [Target: Int] = [:]
        var order: [Target] = []
        for name in names where !name.words.isEmpty {
            guard let cost = cost(name) else { continue }
            if best[name.target] == nil { order.append(name.target) }
            best[name.target] = min(best[name.target] ?? cost, cost)
        }
        let ranked = order.enumerated().sorted { first, second in
            (best[first.element] ?? 0, first.offset) < (best[second.element] ?? 0, second.offset)
        }
        return ranked.prefix(limit).map(\.element)
    }

    private static func isFound(_ words: [String], by query: [String]) -> Bool {
        let hasAll = query.allSatisfy { asked in words.contains { $0.utf8.starts(with: asked.utf8) } }
        return hasAll || query.contains(words)
    }

    private static func unique<Target: Hashable>(_ targets: [Target]) -> [Target] {
        var seen: Set<Target> = []
        return targets.filter { seen.insert($0).inserted }
    }

    /// How many letters must be put in, left out, replaced or exchanged with their neighbour (optimal string alignment).
    private static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var line = [row + 1]
            for (column, other) in second.enumerated() {
                var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                line.append(cost)
            }
            before = last
            last = line
        }
        return last[second.count]
    }
}
