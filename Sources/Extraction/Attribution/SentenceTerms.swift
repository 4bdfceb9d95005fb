import Catalogue
import Core
import VietnameseText

/// The sentence being read and its terms that are not part of a name, in the order of the text; the terms of a group are
/// found by its chain, the last first, without a look at the others. It goes on from sentence to sentence, so that its
/// memory is asked for once.
final class SentenceTerms {
    /// The tokens of the sentence, and those whose terms are kept: where a figure reaches beyond the sentence, more.
    @exclusivity(unchecked) private(set) var sentence = 0..<0
    @exclusivity(unchecked) private(set) var range = 0..<0
    @exclusivity(unchecked) private var links: [Link] = []
    /// The place of the last term of each chain; groups share one by the last bits of their numbers.
    @exclusivity(unchecked) private var ends = InlineArray<64, Int32>(repeating: -1)

    /// Which groups the terms may be of.
    @exclusivity(unchecked) private(set) var groups = GroupFilter()

    /// A term, the units of the rules that its group is the head of, and the place of the term before it in its chain.
    private struct Link: BitwiseCopyable {
        let term: PhraseMatch
        let previous: Int32
        let units: UnitSet
    }

    /// Goes on to a sentence, with the terms that start in a range of tokens.
    func move(to sentence: Range<Int>, terms range: Range<Int>, of field: FieldContext, _ book: RuleBook) {
        self.sentence = sentence
        self.range = range
        var ends = InlineArray<64, Int32>(repeating: -1)
        var groups = GroupFilter()
        links.rewrite(room: max(128, field.countOfTerms(in: range))) { links, count in
            book.headUnits.withUnsafeBufferPointer { headUnits in
                var place: Int32 = 0
                field.eachTerm(in: range) { term in
                    let chain = Self.chain(term.group)
                    links.initializeElement(
                        at: Int(place), to: Link(term: term, previous: ends[chain], units: headUnits[term.group]))
                    ends[chain] = place
                    place &+= 1
                    groups.insert(term.group)
                }
                count = Int(place)
            }
        }
        (self.ends, self.groups) = (ends, groups)
    }

    private static func chain(_ group: Int) -> Int { group & 63 }

    /// The place of the first term that starts at a token or after it.
    func first(from token: Int) -> Int {
        token > range.lowerBound ? Sorted.first(of: links.count) { links[$0].term.start < token } : 0
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

    /// Whether the group of a term in a range of tokens is the head of a rule in one of some units.
    func hasHead(in range: Range<Int>, of units: UnitSet) -> Bool {
        nextHead(from: first(from: range.lowerBound), before: range.upperBound, of: units) != nil
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
