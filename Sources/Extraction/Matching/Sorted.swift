/// Slices of lists by their places in the text.
enum Sorted {
    /// The places of the elements that start in a range, of a list in the order of the text.
    static func slice<Element>(_ list: [Element], in range: Range<Int>, start: (Element) -> Int) -> Range<Int> {
        let first = first(of: list.count) { start(list[$0]) < range.lowerBound }
        return first..<max(first, Self.first(of: list.count) { start(list[$0]) < range.upperBound })
    }

    /// The first of some places that does not satisfy a test, which holds for those before it; their number for none. What is
    /// found cannot be foreseen, so that a half is chosen by a sum and not by a branch.
    static func first(of count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var first = 0
        var left = count
        while left > 1 {
            let half = left / 2
            first += isBefore(first + half - 1) ? half : 0
            left -= half
        }
        return left == 1 && isBefore(first) ? first + 1 : first
    }
}

/// Something found in a text: a half-open range of its tokens.
protocol TokenMatch {
    /// The first token.
    var start: Int { get }
    /// The token after the last.
    var end: Int { get }
}
