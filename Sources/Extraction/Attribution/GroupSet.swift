/// A set of groups of phrases by their places in the lexicon, as bits.
struct GroupSet: Hashable {
    private var words: [UInt64]

    /// The empty set; `groups` is how many groups there are.
    init(groups: Int) { words = [UInt64](repeating: 0, count: (groups + 63) >> 6) }

    /// Whether it holds a group.
    func contains(_ group: Int) -> Bool {
        words[group >> 6] &>> UInt64(group & 63) & 1 != 0
    }

    /// Adds the groups of some terms.
    mutating func insert(_ terms: ArraySlice<PhraseMatch>) {
        words.withUnsafeMutableBufferPointer { words in
            for term in terms { words[term.group >> 6] |= 1 &<< UInt64(truncatingIfNeeded: term.group & 63) }
        }
    }
}
