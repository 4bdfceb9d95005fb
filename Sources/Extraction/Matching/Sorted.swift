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

/// Where the elements of each token stand in a list that is ordered by token.
struct TokenIndex {
    /// For each token the first place of the elements of that token or a later one; one more at the end.
    private var first: [Int32]

    /// An index of elements that are ordered by token, over `count` tokens; a token of an element is at most `count`.
    @inline(__always)
    init<Element>(_ list: [Element], count: Int, token: (Element) -> Int) {
        first = [Int32](unsafeUninitializedCapacity: count + 2) { first, size in
            size = count + 2
            first.initialize(repeating: 0)
            for element in list { first[token(element) &+ 1] &+= 1 }
            var sum: Int32 = 0
            for place in 0..<size {
                sum &+= first[place]
                first[place] = sum
            }
        }
    }

    /// The places of the elements of a range of tokens; none where it leaves the text.
    func places(in range: Range<Int>) -> Range<Int> {
        guard range.lowerBound >= 0, range.upperBound < first.count else { return 0..<0 }
        return Int(first[range.lowerBound])..<Int(first[range.upperBound])
    }
}
