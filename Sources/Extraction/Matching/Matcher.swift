import Catalogue
import VietnameseText

/// The lexicon's phrases, ready to be found in texts.
final class Matcher: Sendable {
    private let restorer: MarkRestorer
    private let trie: PhraseTrie
    /// What each phrase of the trie means, in the order of its ``PhraseTrie/phrases``, and each group.
    private let meanings: [PhraseMeaning]
    private let groups: [GroupMeaning]
    /// What each symbol of the trie may begin by itself.
    private let classes: [TokenClass]

    init(_ lexicon: Lexicon) {
        restorer = MarkRestorer(lexicon)
        var phrases: [[UInt64]] = []
        var bare: [[UInt64]] = []
        var meanings: [PhraseMeaning] = []
        var bareMeanings: [PhraseMeaning] = []
        for (place, group) in lexicon.groups.enumerated() {
            for phrase in group.phrases {
                phrases.append(Symbols.phrase(phrase))
                meanings.append(PhraseMeaning(group, at: place))
                let withoutMarks = Symbols.phrase(phrase, bare: true)
                guard Self.isName(group.role), withoutMarks != phrases.last else { continue }
                bare.append(withoutMarks)
                bareMeanings.append(PhraseMeaning(group, at: place, needsCapital: true))
            }
        }
        trie = PhraseTrie(bare + phrases, words: TokenClass.words.keys)
        let all = bareMeanings + meanings
        self.meanings = trie.phrases.map { all[Int($0)] }
        groups = lexicon.groups.map(GroupMeaning.init)
        var classes = [TokenClass](repeating: [], count: trie.symbolCount)
        for key in TokenClass.words.keys { classes[Int(trie.symbol(key))] = TokenClass.word(key) }
        self.classes = classes
    }

    /// Whether the phrases of a role are also found where they are written without marks.
    private static func isName(_ role: PhraseRole) -> Bool {
        switch role {
        case .province, .provinceMedia: true
        default: false
        }
    }

    /// Everything that the lexicon knows in a text.
    func annotate(_ published: TextDocument) -> Annotations {
        let document = restorer.restore(published)
        let count = document.tokens.count
        var matches = RoleMatches(tokens: count)
        let symbols = [Int32](unsafeUninitializedCapacity: count) { symbols, size in
            size = count
            for place in 0..<count { symbols[place] = trie.symbol(Symbols.toned(document, place)) }
        }
        for place in 0..<count {
            matches.open(opened(document.tokens[place], symbols[place]))
            if symbols[place] >= 0 { add(place, symbols, document, &matches) }
            matches.close()
        }
        for _ in 0..<2 {
            matches.open([])
            matches.close()
        }
        return Annotations(document: document, matches: matches)
    }

    /// What may begin at a token by itself.
    @inline(__always)
    private func opened(_ token: Token, _ symbol: Int32) -> TokenClass {
        switch token.kind {
        case .number: .number
        case .open: .bracket
        case .word:
            (symbol >= 0 ? classes[Int(symbol)] : []).union(token.isCapital ? .place : [])
        default: []
        }
    }

    /// Adds what starts at a token, the longest first.
    @inline(__always)
    private func add(_ place: Int, _ symbols: [Int32], _ document: TextDocument, _ matches: inout RoleMatches) {
        var node = trie.longest(at: place, in: symbols)
        while node != 0 {
            let end = place + trie.length(of: node)
            for phrase in trie.ending(at: node) {
                let meaning = meanings[phrase]
                if meaning.needsCapital, !document.tokens[place].isCapital { continue }
                switch meaning.kind {
                case .term: matches.add(term: meaning.group, place, end)
                case .cue: matches.add(meaning.cue, meaning, place, end)
                case .other:
                    if meaning.needsSmall, document.tokens[place..<end].contains(where: \.isCapital) { continue }
                    matches.add(groups[Int(meaning.group)], place, end)
                }
            }
            node = trie.above(node)
        }
    }
}

/// A phrase found in a text: its group and its tokens.
struct PhraseMatch: Hashable, BitwiseCopyable, TokenMatch {
    private let groupNumber: Int32
    private let first: Int32
    private let last: Int32

    init(group: Int, start: Int, end: Int) {
        groupNumber = Int32(truncatingIfNeeded: group)
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
    }

    var group: Int { Int(groupNumber) }
    var start: Int { Int(first) }
    var end: Int { Int(last) }
}
