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
