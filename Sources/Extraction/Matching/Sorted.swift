/// Slices of lists by their places in the text.
enum Sorted {
    /// The places of the elements that start in a range, of a list in the order of the text.
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

/// Something found in a text: a half-open range of its tokens.
protocol TokenMatch {
    /// The first token.
    var start: Int { get }
    /// The token after the last.
    var end: Int { get }
}
