import Core

/// A set of groups of phrases by their places in the lexicon, as bits.
struct GroupSet: Hashable {
    private var words: [UInt64]

    /// The empty set; `groups` is how many groups there are.
    init(groups: Int) { words = [UInt64](filledWith: 0, count: (groups + 63) >> 6) }

    /// Whether it holds a group.
    func contains(_ group: Int) -> Bool {
        words[group >> 6] &>> UInt64(group & 63) & 1 != 0
    }

    /// Adds the groups of the terms that start in a range of tokens.
    mutating func insert(_ range: Range<Int>, of annotations: Annotations) {
        words.withUnsafeMutableBufferPointer { words in
            for term in annotations.terms(in: range) {
                for place in term.groups {
                    let group = annotations.group(place)
                    words[group >> 6] |= 1 &<< UInt64(truncatingIfNeeded: group & 63)
                }
            }
        }
    }
}

/// The groups of the terms of a paragraph up to a token, which are found only where they are asked for: most sentences
/// hold the head of no rule that does.
final class ParagraphGroups {
    @exclusivity(unchecked) private var groups: GroupSet
    /// Up to where they have been found.
    @exclusivity(unchecked) private var end = 0

    /// A paragraph without tokens, with some groups to begin with.
    init(_ groups: GroupSet) { self.groups = groups }

    /// Begins a paragraph at a token, with some groups to begin with.
    func begin(at start: Int, with groups: GroupSet) {
        self.groups = groups
        end = start
    }

    /// Whether a group stands before a token of the paragraph, which is no earlier than any asked for before.
    func contains(_ group: Int, before token: Int, of annotations: Annotations) -> Bool {
        all(before: token, of: annotations).contains(group)
    }

    /// The groups that stand before a token of the paragraph.
    func all(before token: Int, of annotations: Annotations) -> GroupSet {
        if end < token {
            groups.insert(end..<token, of: annotations)
            end = token
        }
        return groups
    }
}

/// Tells most groups that some terms are not of, by one of 128 bits for each group.
struct GroupFilter: BitwiseCopyable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// Adds a group.
    @inline(__always)
    mutating func insert(_ group: Int) {
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: group)
        let isHigh = UInt64(truncatingIfNeeded: group &>> 6 & 1)
        low |= bit & (isHigh &- 1)
        high |= bit & (0 &- isHigh)
    }

    /// Whether all groups of another may be among these; where not, one of them is missing.
    func mayHold(_ other: GroupFilter) -> Bool { (other.low & ~low) | (other.high & ~high) == 0 }
}
