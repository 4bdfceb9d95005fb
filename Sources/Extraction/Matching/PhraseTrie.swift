package import VietnameseText

/// Finds all phrases of a set that start at a token of a text: a trie over the numbers of words, built once.
///
/// No phrase has more than a few words, so that the cost of a text is in proportion to its length. What starts at a
/// token is found longest first, which is the order that matches are kept in: nothing is sorted.
package struct PhraseTrie: Sendable {
    /// A place in the trie: the words of a phrase up to one of them. That of a phrase's first word stands at the word's
    /// number.
    fileprivate struct Node: BitwiseCopyable, Sendable {
        /// The words that go on from here, each as one of 64 bits: most words are passed over by it.
        var next: UInt64 = 0
        /// The first of the nodes that go on from here.
        var first = none
        /// How many nodes from there on a word stands is told by these bits of its number.
        var mask: Int32 = 0
        /// The last word on the way here; none for a node that nothing leads to.
        var word = none
        /// Another node that goes on from where this one does, by a word with the same bits.
        var other = none
        /// What the owner of the trie keeps here.
        var value: Int32 = 0
    }

    /// How a node is reached.
    private struct Path {
        /// The nearest node on the way where a phrase ends.
        let above: Int32
        /// How many words lead here.
        let depth: Int
        /// The phrases that end here, as a range of `ending`.
        var phrases = 0..<0
    }

    /// No node and no word.
    package static let none: Int32 = -1

    /// The numbers of the words, those that phrases begin with first.
    package let words: KeyTable
    /// How many words phrases begin with.
    package let openerCount: Int
    private var nodes: [Node]
    private var paths: [Path]
    /// The numbers of the phrases by the node that they end at, the last given first.
    private var ending: [Int32] = []

    /// A trie of phrases, each a list of keys; empty ones are never found. It also knows the `words` given.
    package init(_ phrases: [[UInt64]], words: [UInt64] = []) {
        var numbers = KeyTable()
        func number(_ key: UInt64) { if numbers.value(key) == nil { _ = numbers.insertNext(key) } }
        for phrase in phrases { phrase.first.map(number) }
        openerCount = numbers.count
        for key in phrases.joined() { number(key) }
        for key in words { number(key) }
        self.words = numbers
        let phrases = phrases.map { $0.compactMap { numbers.value($0) } }
        var through = [[Int]](repeating: [], count: openerCount)
        for (number, phrase) in phrases.enumerated() {
            if let first = phrase.first { through[Int(first)].append(number) }
        }
        nodes = through.indices.map { Node(word: Int32($0)) }
        nodes.append(Node())
        through.append([])
        paths = through.map { _ in Path(above: Self.none, depth: 1) }
        var node = 0
        while node < nodes.count {
            grow(node, phrases, &through)
            node += 1
        }
    }

    /// Notes which phrases end at a node, and adds the nodes that go on from it; `through` has the phrases that lead through
    /// each node.
    private mutating func grow(_ node: Int, _ phrases: [[Int32]], _ through: inout [[Int]]) {
        let depth = paths[node].depth
        let first = ending.count
        ending += through[node].reversed().filter { phrases[$0].count == depth }.map(Int32.init)
        paths[node].phrases = first..<ending.count
        let above = first < ending.count ? Int32(node) : paths[node].above
        let further = through[node].filter { phrases[$0].count > depth }
        if further.isEmpty { return }
        let byWord = Dictionary(grouping: further) { phrases[$0][depth] }
        let words = byWord.keys.sorted()
        let start = nodes.count
        let mask = Self.mask(words)
        (nodes[node].first, nodes[node].mask) = (Int32(start), mask)
        add(Int(mask) + 1, Path(above: above, depth: depth + 1), &through)
        for word in words {
            var place = start + Int(word & mask)
            if nodes[place].word != Self.none {
                let head = place
                place = nodes.count
                add(1, Path(above: above, depth: depth + 1), &through)
                (nodes[place].other, nodes[head].other) = (nodes[head].other, Int32(place))
            }
            nodes[place].word = word
            nodes[node].next |= Self.bit(word)
            through[place] = byWord[word] ?? []
        }
    }

    /// Adds nodes that nothing leads to yet.
    private mutating func add(_ count: Int, _ path: Path, _ through: inout [[Int]]) {
        nodes += repeatElement(Node(), count: count)
        paths += repeatElement(path, count: count)
        through += repeatElement([], count: count)
    }

    /// The fewest of the lowest bits that tell some words from each other, where those are few; no more than ``bit(_:)``
    /// has.
    private static func mask(_ words: [Int32]) -> Int32 {
        var mask: Int32 = 0
        while mask < 63, mask < words.count * 4, Set(words.map { $0 & mask }).count < words.count {
            mask = mask * 2 + 1
        }
        return mask
    }

    /// The bit of a word.
    @inline(__always)
    private static func bit(_ word: Int32) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: word) }

    /// How many words it knows; they have the numbers from 0.
    package var wordCount: Int { words.count }

    /// The number of a key, or ``none`` where no phrase has it.
    @inline(__always)
    package func word(_ key: UInt64) -> Int32 { words.value(key) ?? Self.none }

    /// The phrases that end at a node.
    package func phrases(endingAt node: Int32) -> ArraySlice<Int32> { ending[paths[Int(node)].phrases] }

    /// How many nodes there are; those on the way to a node come before it.
    package var nodeCount: Int { nodes.count }

    /// How many words lead to a node.
    package func length(of node: Int32) -> Int { paths[Int(node)].depth }

    /// The nearest node on the way to a node where a phrase ends, or ``none``.
    package func above(_ node: Int32) -> Int32 { paths[Int(node)].above }

    /// What is kept at a node; 0 where nothing was.
    @inline(__always)
    package subscript(node: Int32) -> Int32 {
        get { nodes[Int(node)].value }
        set { nodes[Int(node)].value = newValue }
    }

    /// The node of words that no phrase begins with: nothing goes on from it.
    package var nowhere: Int32 { Int32(truncatingIfNeeded: openerCount) }

    /// The node at the end of the longest way into the trie from a token on, of a text of so many tokens with the numbers
    /// of its words; ``nowhere`` where no phrase begins with the word.
    package func longest(at start: Int, of count: Int, _ number: (Int) -> Int32) -> Int32 {
        nodes.withUnsafeBufferPointer { Walker.Lent(nodes: $0, nowhere: nowhere).longest(at: start, of: count, number) }
    }

    /// The finished trie for walks from every token of a text.
    package var walker: Walker { Walker(nodes: LineList(nodes), nowhere: nowhere) }

    /// What walks into a trie ask for.
    package struct Walker: Sendable {
        fileprivate let nodes: LineList<Node>
        fileprivate let nowhere: Int32

        /// Lends the trie for a loop over many tokens.
        @inline(__always)
        package func lent<Result>(_ read: (Lent) -> Result) -> Result {
            nodes.lent { read(Lent(nodes: $0, nowhere: nowhere)) }
        }

        /// The trie while it is lent; the pointer is to all of it.
        package struct Lent {
            fileprivate let nodes: UnsafeBufferPointer<Node>
            fileprivate let nowhere: Int32

            /// What is kept at a node.
            @inline(__always)
            package subscript(node: Int32) -> Int32 { nodes[Int(node)].value }

            /// The node at the end of the longest way from a token on; whether a phrase begins with its word is told without
            /// a branch, as it cannot be foreseen.
            @inline(__always)
            package func longest(at start: Int, of count: Int, _ number: (Int) -> Int32) -> Int32 {
                var last = Int32(bitPattern: min(UInt32(bitPattern: number(start)), UInt32(bitPattern: nowhere)))
                var place = start &+ 1
                while place < count {
                    let next = PhraseTrie.child(nodes[Int(last)], number(place), nodes)
                    if next == PhraseTrie.none { break }
                    last = next
                    place &+= 1
                }
                return last
            }
        }
    }

    /// The node that goes on from a node by a word, or ``none``; no node has the number of words that the trie does not know.
    @inline(__always)
    private static func child(_ node: Node, _ word: Int32, _ nodes: UnsafeBufferPointer<Node>) -> Int32 {
        guard node.next & bit(word) != 0 else { return none }
        var next = node.first &+ word & node.mask
        while next != none, nodes[Int(next)].word != word { next = nodes[Int(next)].other }
        return next
    }
}
