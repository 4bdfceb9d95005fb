/// A set of groups of phrases by their places in the lexicon, as bits.
struct GroupSet: Hashable {
    private var words: [UInt64]

    /// The empty set; `groups` is how many groups there are.
    init(groups: Int) { words = [UInt64](repeating: 0, count: (groups + 63) >> 6) }

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
