/// Slices of lists by their places in the text.
enum Sorted {
    /// The places of the elements that start in a range, of a list in the order of the text.
    static func slice<Element>(_ list: [Element], in range: Range<Int>, start: (Element) -> Int) -> Range<Int> {
        let first = bound(list) { start($0) < range.lowerBound }
        return first..<max(first, bound(list) { start($0) < range.upperBound })
    }

    /// The first place whose element does not satisfy a test that holds for a prefix. What is found cannot be foreseen, so
    /// that a half is chosen by a sum and not by a branch.
    private static func bound<Element>(_ list: [Element], _ isBefore: (Element) -> Bool) -> Int {
        var first = 0
        var left = list.count
        while left > 1 {
            let half = left / 2
            first += isBefore(list[first + half - 1]) ? half : 0
            left -= half
        }
        return left == 1 && isBefore(list[first]) ? first + 1 : first
    }
}

/// Something found in a text: a half-open range of its tokens.
protocol TokenMatch {
    /// The first token.
    var start: Int { get }
    /// The token after the last.
    var end: Int { get }
}
