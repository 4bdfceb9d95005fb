import Core

extension SummaryPartial {
    /// What two sets of articles contribute together. Associative and commutative; the empty partial is neutral.
    static func merge(_ left: SummaryPartial, _ right: SummaryPartial) -> SummaryPartial {
        var both = left
        both.articles += right.articles
        both.observations += right.observations
        both.indicators = merged([left.indicators, right.indicators], by: <) { first, _ in first }
        both.indices.merge(right.indices, uniquingKeysWith: +)
        both.genres.merge(right.genres, uniquingKeysWith: +)
        both.aspects.merge(right.aspects, uniquingKeysWith: +)
        both.firstPublishedAt = [left.firstPublishedAt, right.firstPublishedAt].compactMap(\.self).min()
        both.lastPublishedAt = [left.lastPublishedAt, right.lastPublishedAt].compactMap(\.self).max()
        return both
    }
}

/// Ascending lists in one, equal elements joined. Merged two by two, each element is looked at as often as the number of
/// lists can be halved.
func merged<Element>(
    _ lists: [[Element]], by precedes: (Element, Element) -> Bool, joining: (Element, Element) -> Element
) -> [Element] {
    var lists = lists
    while lists.count > 1 {
        lists = stride(from: 0, to: lists.count, by: 2).map { place in
            place + 1 < lists.count
                ? merged(lists[place], lists[place + 1], by: precedes, joining: joining) : lists[place]
        }
    }
    return lists.first ?? []
}

private func merged<Element>(
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
