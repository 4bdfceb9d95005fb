/// Slices of lists that are in the order of the text.
enum Sorted {
    /// The places of the elements that start in a range.
    static func slice<Element>(_ list: [Element], in range: Range<Int>, start: (Element) -> Int) -> Range<Int> {
        let first = bound(list) { start($0) < range.lowerBound }
        return first..<max(first, bound(list) { start($0) < range.upperBound })
    }

    /// The first place whose element does not satisfy a test that holds for a prefix.
    private static func bound<Element>(_ list: [Element], _ isBefore: (Element) -> Bool) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(list[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
