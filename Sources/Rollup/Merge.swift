public import Core

extension SectionPartial {
    /// What two sets of articles contribute together. Associative and commutative; the empty partial is neutral.
    public static func merge(_ left: SectionPartial, _ right: SectionPartial) -> SectionPartial {
        SectionPartial(
            observations: left.observations + right.observations,
            sources: merged(left.sources, right.sources, by: <) { source, _ in source },
            values: merged(left.values, right.values, by: { $0.stated < $1.stated }) {
                Alternative(stated: $0.stated, articles: $0.articles + $1.articles)
            },
            headline: later(left.headline, right.headline),
            best: mergedBest(left.best, right.best))
    }

    /// The elements of two ascending lists in one, equal ones joined.
    fileprivate static func merged<Element>(
        _ left: [Element], _ right: [Element], by precedes: (Element, Element) -> Bool,
        joining: (Element, Element) -> Element
    ) -> [Element] {
        var merged: [Element] = []
        merged.reserveCapacity(left.count + right.count)
        var place = 0
        for element in left {
            while place < right.count, precedes(right[place], element) {
                merged.append(right[place])
                place += 1
            }
            if place < right.count, !precedes(element, right[place]) {
                merged.append(joining(element, right[place]))
                place += 1
            } else {
                merged.append(element)
            }
        }
        merged += right[place...]
        return merged
    }

    private static func later(_ left: Headline?, _ right: Headline?) -> Headline? {
        guard let left, let right else { return left ?? right }
        return right.stands(before: left) ? right : left
    }

    /// The best of two lists in order, each without repetition.
    private static func mergedBest(_ left: [Citation], _ right: [Citation]) -> [Citation] {
        var merged: [Citation] = []
        for citation in (left + right).sorted(by: { $0.precedes($1) }) where merged.count < bestLimit {
            let isNew = merged.last.map { $0.precedes(citation) } ?? true
            if isNew { merged.append(citation) }
        }
        return merged
    }
}

extension SummaryPartial {
    /// What two sets of articles contribute together. Associative and commutative; the empty partial is neutral.
    public static func merge(_ left: SummaryPartial, _ right: SummaryPartial) -> SummaryPartial {
        var merged = left
        merged.articles += right.articles
        merged.observations += right.observations
        merged.indicators = SectionPartial.merged(left.indicators, right.indicators, by: <) { first, _ in first }
        merged.indices.merge(right.indices, uniquingKeysWith: +)
        merged.genres.merge(right.genres, uniquingKeysWith: +)
        merged.aspects.merge(right.aspects, uniquingKeysWith: +)
        merged.firstPublishedAt = [left.firstPublishedAt, right.firstPublishedAt].compactMap(\.self).min()
        merged.lastPublishedAt = [left.lastPublishedAt, right.lastPublishedAt].compactMap(\.self).max()
        return merged
    }
}

extension PartialContent {
    /// What two sets of articles contribute to one subject together. Associative and commutative.
    ///
    /// A subject has contents of one kind only; of two kinds, which no subject has, the sections stand.
    public static func merge(_ left: PartialContent, _ right: PartialContent) -> PartialContent {
        switch (left, right) {
        case (.sections(let left), .sections(let right)):
            .sections(left.merging(right, uniquingKeysWith: SectionPartial.merge))
        case (.summary(let left), .summary(let right)): .summary(SummaryPartial.merge(left, right))
        case (.sections, .summary): left
        case (.summary, .sections): right
        }
    }
}
