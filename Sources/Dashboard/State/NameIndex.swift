internal import Catalogue
internal import Core
internal import VietnameseText

/// The words of provinces and indicators, in Vietnamese without marks and in English.
struct NameIndex: Sendable {
    /// A province or an indicator with the words of one of its names.
    private struct Name<Target: Sendable & Hashable>: Sendable {
        let target: Target
        let words: [String]
    }

    private let provinces: [Name<ProvinceID>]
    private let indicators: [Name<IndicatorID>]

    init(_ catalogue: Catalogue, atlas: Atlas) {
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

    /// The provinces that are found by words, the best first.
    func provinces(_ query: [String], limit: Int) -> [ProvinceID] { Self.search(provinces, query, limit) }

    /// The indicators that are found by words, the best first.
    func indicators(_ query: [String], limit: Int) -> [IndicatorID] { Self.search(indicators, query, limit) }

    /// Names that have every word of the query (as a word or its beginning), or that stand in the query as a whole:
    /// those that leave the fewest words over first.
    private static func search<Target>(_ names: [Name<Target>], _ query: [String], _ limit: Int) -> [Target] {
        guard !query.isEmpty else { return [] }
        var best: [Target: Int] = [:]
        var order: [Target] = []
        for name in names where !name.words.isEmpty {
            guard isFound(name.words, by: query) else { continue }
            let left = abs(name.words.count - query.count)
            if best[name.target] == nil { order.append(name.target) }
            best[name.target] = min(best[name.target] ?? left, left)
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
}
