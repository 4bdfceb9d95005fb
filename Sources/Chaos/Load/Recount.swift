/// Recomputes roll-ups from what generated articles are known to say, in the plainest way: no code of the product.
package enum Recount {
    /// The counts and values of a roll-up's section `actual`.
    package struct Section: Sendable, Hashable {
        package let articles, sources: Int
        package let tenths, low, high: Int
        package let asOf: String
    }

    /// The counts of a province's summary.
    package struct Summary: Sendable, Hashable {
        package let articles, observations: Int
        package let firstPublishedAt, lastPublishedAt: String?
    }

    /// The figures of a national roll-up.
    package struct National: Sendable, Hashable {
        package let provinces, low, high: Int
        /// The sum, in tenths; nil where a sum means nothing.
        package let total: Int?
    }

    /// What articles with a figure of a roll-up make of it; nil for none.
    package static func section(_ stated: [(story: Story, tenths: Int)]) -> Section? {
        guard var headline = stated.first else { return nil }
        for other in stated.dropFirst() {
            let isLater = other.story.publishedAt > headline.story.publishedAt
            let isEqual = other.story.publishedAt == headline.story.publishedAt
            let hasGreaterID = headline.story.id.utf8.lexicographicallyPrecedes(other.story.id.utf8)
            if isLater || (isEqual && hasGreaterID) { headline = other }
        }
        return Section(
            articles: stated.count, sources: Set(stated.map(\.story.source)).count, tenths: headline.tenths,
            low: stated.map(\.tenths).min() ?? 0, high: stated.map(\.tenths).max() ?? 0,
            asOf: headline.story.publishedAt)
    }

    /// What a province's articles make of its summary.
    package static func summary(_ stories: [Story]) -> Summary {
        let relevant = stories.filter(\.isRelevant)
        return Summary(
            articles: relevant.count, observations: relevant.map(\.figures.count).reduce(0, +),
            firstPublishedAt: relevant.map(\.publishedAt).min(), lastPublishedAt: relevant.map(\.publishedAt).max())
    }

    /// What provinces' headlines make of a national roll-up; nil for none.
    package static func national(_ headlines: [Int], isAdditive: Bool) -> National? {
        guard let low = headlines.min(), let high = headlines.max() else { return nil }
        return National(
            provinces: headlines.count, low: low, high: high, total: isAdditive ? headlines.reduce(0, +) : nil)
    }

    /// All sections of articles by roll-up key.
    package static func sections(_ stories: some Collection<Story>) -> [String: Section] {
        var stated: [String: [(story: Story, tenths: Int)]] = [:]
        for story in stories {
            for figure in story.figures {
                stated[figure.rollupKey(of: story.place), default: []].append((story, figure.tenths))
            }
        }
        return stated.compactMapValues(section)
    }

    /// All national roll-ups of articles by key; those of the 34 take the provinces that were not merged.
    package static func nationals(_ sections: [String: Section]) -> [String: National] {
        var headlines: [String: [Int]] = [:]
        let unmerged = Set(Place.all.filter(\.isUnmerged).map(\.code))
        for (key, section) in sections {
            let (province, national) = split(key)
            headlines[national, default: []].append(section.tenths)
            if unmerged.contains(province) { headlines["34/" + national, default: []].append(section.tenths) }
        }
        return headlines.reduce(into: [:]) { nationals, entry in
            let isAdditive = Figure.Kind.allCases.contains { $0.isAdditive && entry.key.contains($0.rawValue) }
            nationals[entry.key] = national(entry.value, isAdditive: isAdditive)
        }
    }

    /// Splits a roll-up's key into its province and the key of the national roll-up.
    package static func split(_ key: String) -> (province: String, national: String) {
        let parts = key.split(separator: "/", maxSplits: 1)
        return (String(parts.first ?? ""), String(parts.last ?? ""))
    }
}
