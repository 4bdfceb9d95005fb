import Catalogue
import VietnameseText

/// The terms that start in a range of tokens and are not part of a name, in the order of the text. Those of a group are
/// found by its chain, the last first, without a look at the others.
struct TermChains {
    /// The tokens.
    let range: Range<Int>
    /// Whether some rule that one of the terms is the head of asks for groups of the paragraph or the title.
    private(set) var asksContext = false
    private var links: [Link] = []
    /// The last term of each chain; groups share one by the last bits of their numbers.
    private var ends = InlineArray<64, Int32>(repeating: -1)

    /// A term, the units of the rules that its group is the head of, and the term before it in its chain.
    private struct Link: BitwiseCopyable {
        let term: PhraseMatch
        let previous: Int32
        let units: UnitSet
    }

    init(_ range: Range<Int>, of field: FieldContext, book: RuleBook) {
        self.range = range
        let found = field.annotations.terms(in: range)
        var count = 0
        for term in found { count += term.groups.count }
        links.reserveCapacity(count)
        for term in found where !field.isInName[term.start] {
            for place in term.groups { add(field.annotations.group(place), term, book) }
        }
    }

    private mutating func add(_ group: Int, _ term: TermMatch, _ book: RuleBook) {
        let chain = Self.chain(group)
        if book.asksContext[group] { asksContext = true }
        links.append(
            Link(
                term: PhraseMatch(group: group, start: term.start, end: term.end), previous: ends[chain],
                units: book.headUnits[group]))
        ends[chain] = Int32(truncatingIfNeeded: links.count &- 1)
    }

    private static func chain(_ group: Int) -> Int { group & 63 }

    /// The place of the first term that starts at a token or after it.
    func first(from token: Int) -> Int {
        guard token > range.lowerBound else { return 0 }
        var low = 0
        var high = links.count
        while low < high {
            let middle = (low + high) / 2
            if links[middle].term.start < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The place of the first term from a place on that starts before a token and whose group is the head of a rule in
    /// one of some units; nil for none.
    func nextHead(from start: Int, before token: Int, of units: UnitSet) -> Int? {
        var place = start
        while place < links.count, links[place].term.start < token {
            if !links[place].units.isDisjoint(with: units) { return place }
            place += 1
        }
        return nil
    }

    /// The group of the term at a place.
    func group(_ place: Int) -> Int { links[place].term.group }

    /// Whether no term of the same group stands before a place, from another on.
    func isFirst(_ place: Int, from start: Int) -> Bool {
        let group = links[place].term.group
        var next = Int(links[place].previous)
        while next >= start {
            if links[next].term.group == group { return false }
            next = Int(links[next].previous)
        }
        return true
    }

    /// Hands out the terms of a group, the last first.
    @inline(__always)
    func each(of group: Int, _ body: (PhraseMatch) -> Void) {
        var next = Int(ends[Self.chain(group)])
        while next >= 0 {
            let link = links[next]
            if link.term.group == group { body(link.term) }
            next = Int(link.previous)
        }
    }
}
