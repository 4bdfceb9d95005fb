/// Slices and orders of lists by their places in the text.
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

    /// Matches by start, the longest first, else in the order given: a counting sort, as starts are tokens.
    static func byStart(_ matches: [PhraseMatch], tokens count: Int) -> [PhraseMatch] {
        var sorted = TokenIndex.sorting(matches, count: count) { $0.start }.elements
        sorted.withUnsafeMutableBufferPointer { sorted in
            for place in 1..<max(1, sorted.count) where isLonger(sorted[place], than: sorted[place - 1]) {
                let moved = sorted[place]
                var free = place
                while free > 0, isLonger(moved, than: sorted[free - 1]) {
                    sorted[free] = sorted[free - 1]
                    free -= 1
                }
                sorted[free] = moved
            }
        }
        return sorted
    }

    private static func isLonger(_ match: PhraseMatch, than other: PhraseMatch) -> Bool {
        match.start == other.start && match.end > other.end
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

    /// Elements in the order of their tokens, those of one token in the order given, with their index.
    @inline(__always)
    static func sorting<Element: BitwiseCopyable>(
        _ list: [Element], count: Int, token: (Element) -> Int
    ) -> (index: TokenIndex, elements: [Element]) {
        let index = TokenIndex(list, count: count, token: token)
        var next = index.first
        let elements = next.withUnsafeMutableBufferPointer { next in
            [Element](unsafeUninitializedCapacity: list.count) { elements, size in
                size = list.count
                for element in list {
                    let token = token(element)
                    elements[Int(next[token])] = element
                    next[token] &+= 1
                }
            }
        }
        return (index, elements)
    }

    /// The places of the elements of a token; none outside the text.
    func places(at token: Int) -> Range<Int> {
        guard token >= 0, token < first.count - 1 else { return 0..<0 }
        return Int(first[token])..<Int(first[token + 1])
    }

    /// The places of the elements of a range of tokens; none where it leaves the text.
    func places(in range: Range<Int>) -> Range<Int> {
        guard range.lowerBound >= 0, range.upperBound < first.count else { return 0..<0 }
        return Int(first[range.lowerBound])..<Int(first[range.upperBound])
    }
}
