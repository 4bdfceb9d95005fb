import VietnameseText

/// Finds all phrases of a set that start at a token of a text: a trie over the numbers of words, built once.
///
/// No phrase has more than a few words, so that the cost of a text is in proportion to its length. What starts at a
/// token is found longest first, which is the order that matches are kept in: nothing is sorted.
struct PhraseTrie: Sendable {
    /// A place in the trie: the words of a phrase up to one of them.
    private struct Node {
        /// The symbols that go on from here, each as one of 64 bits: most words are passed over by it.
        var next: UInt64 = 0
        /// The phrases that end here, as a range of `ending`.
        var first: Int32 = 0
        var last: Int32 = 0
        /// The nearest node on the way here where a phrase ends; 0 for none.
        var above: Int32 = 0
        /// How many words lead here.
        var depth: Int32 = 0
    }

    private var symbols = KeyTable()
    /// The node of each symbol that a phrase begins with; 0 for none.
    private var roots: [Int32] = []
    private var nodes = [Node()]
    private var edges = KeyTable()
    /// The numbers of the phrases by the node that they end at, the last given first.
    private var ending: [Int32] = []

    /// A trie of phrases, each a list of keys; empty ones are never found. It also knows the `words` given.
    init(_ phrases: [[UInt64]], words: [UInt64] = []) {
        for key in phrases.joined() where symbols.value(key) == nil { _ = symbols.insertNext(key) }
        for key in words where symbols.value(key) == nil { _ = symbols.insertNext(key) }
        roots = [Int32](repeating: 0, count: symbols.count)
        var phrasesOf: [[Int32]] = [[]]
        for (number, phrase) in phrases.enumerated() where !phrase.isEmpty {
            let node = insert(phrase.compactMap { symbols.value($0) })
            while phrasesOf.count < nodes.count { phrasesOf.append([]) }
            phrasesOf[node].append(Int32(number))
        }
        for (node, phrases) in phrasesOf.enumerated() {
            nodes[node].first = Int32(ending.count)
            ending += phrases.reversed()
            nodes[node].last = Int32(ending.count)
        }
        linkAbove()
    }

    /// How many words it knows; their symbols are the numbers from 0.
    var symbolCount: Int { symbols.count }

    /// The symbol of a key, or -1 where no phrase has it.
    @inline(__always)
    func symbol(_ key: UInt64) -> Int32 { symbols.value(key) ?? -1 }

    /// The node at the end of the longest way into the trie from a token on, by the symbols of a text; 0 for none.
    @inline(__always)
    func longest(at start: Int, in text: [Int32]) -> Int32 {
        guard text[start] >= 0 else { return 0 }
        var node = roots[Int(text[start])]
        var place = start + 1
        while node != 0, place < text.count, let next = child(node, text[place]) {
            node = next
            place += 1
        }
        return node
    }

    /// The numbers of the phrases that end at a node.
    func phrases(endingAt node: Int32) -> ArraySlice<Int32> {
        ending[Int(nodes[Int(node)].first)..<Int(nodes[Int(node)].last)]
    }

    /// How many nodes there are.
    var nodeCount: Int { nodes.count }

    /// How many words lead to a node.
    func length(of node: Int32) -> Int { Int(nodes[Int(node)].depth) }

    /// The nearest node on the way to a node where a phrase ends; 0 for none.
    func above(_ node: Int32) -> Int32 { nodes[Int(node)].above }

    @inline(__always)
    private func child(_ node: Int32, _ symbol: Int32) -> Int32? {
        guard symbol >= 0, nodes[Int(node)].next & Self.bit(symbol) != 0 else { return nil }
        return edges.value(Self.edge(node, symbol))
    }

    private static func bit(_ symbol: Int32) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: symbol) }

    private static func edge(_ node: Int32, _ symbol: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: symbol))
    }

    /// The node at the end of a phrase.
    private mutating func insert(_ phrase: [Int32]) -> Int {
        var node: Int32 = 0
        for symbol in phrase {
            let known = node == 0 ? roots[Int(symbol)] : child(node, symbol) ?? 0
            if known != 0 {
                node = known
                continue
            }
            let next = Int32(nodes.count)
            nodes.append(Node(above: node, depth: nodes[Int(node)].depth + 1))
            if node == 0 {
                roots[Int(symbol)] = next
            } else {
                edges.insert(Self.edge(node, symbol), next)
                nodes[Int(node)].next |= Self.bit(symbol)
            }
            node = next
        }
        return Int(node)
    }

    /// Makes of each node's parent the nearest one where a phrase ends; parents stand before their children.
    private mutating func linkAbove() {
        for place in nodes.indices.dropFirst() {
            let parent = nodes[Int(nodes[place].above)]
            if parent.first == parent.last { nodes[place].above = parent.above }
        }
    }
}
