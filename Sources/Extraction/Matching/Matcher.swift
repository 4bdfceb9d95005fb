import Catalogue
import VietnameseText

/// The lexicon's phrases, ready to be found in texts.
final class Matcher: Sendable {
    private let restorer: MarkRestorer
    private let trie: PhraseTrie
    /// What the phrases mean that end at each node of the trie, the terms among them taken together.
    private let meanings: [PhraseMeaning]
    private let meaningsOfNode: [Range<Int32>]
    private let groups: [GroupMeaning]
    /// The groups of terms, those of one phrase beside each other.
    private let termGroups: [Int32]
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
        (self.meanings, meaningsOfNode, termGroups) = Self.byNode(trie, bareMeanings + meanings)
        groups = lexicon.groups.map(GroupMeaning.init)
        var classes = [TokenClass](repeating: [], count: trie.symbolCount)
        for key in TokenClass.words.keys { classes[Int(trie.symbol(key))] = TokenClass.word(key) }
        self.classes = classes
    }

    /// What ends at each node of a trie, with the groups of terms.
    private static func byNode(
        _ trie: PhraseTrie, _ all: [PhraseMeaning]
    ) -> (meanings: [PhraseMeaning], ofNode: [Range<Int32>], termGroups: [Int32]) {
        var meanings: [PhraseMeaning] = []
        var ofNode: [Range<Int32>] = []
        var termGroups: [Int32] = []
        for node in 0..<trie.nodeCount {
            let first = Int32(meanings.count)
            let ending = trie.phrases(endingAt: Int32(node)).map { all[Int($0)] }
            let firstTerm = Int32(termGroups.count)
            termGroups += ending.filter { $0.kind == .term }.map(\.group)
            if firstTerm < termGroups.count {
                meanings.append(PhraseMeaning(terms: firstTerm..<Int32(termGroups.count)))
            }
            meanings += ending.filter { $0.kind != .term }
            ofNode.append(first..<Int32(meanings.count))
        }
        return (meanings, ofNode, termGroups)
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
        let starts = [TokenStart](unsafeUninitializedCapacity: count + 2) { starts, size in
            size = count + 2
            for place in 0..<count {
                matches.open(opened(document.tokens[place], symbols[place]))
                if symbols[place] >= 0 { add(place, symbols, document, &matches) }
                starts.initializeElement(at: place, to: matches.current)
            }
            matches.open([])
            starts[count...].initialize(repeating: matches.current)
        }
        return Annotations(document: document, matches: matches, starts: starts, termGroups: termGroups)
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
    private func add(_ start: Int, _ symbols: [Int32], _ document: TextDocument, _ matches: inout RoleMatches) {
        var node = trie.longest(at: start, in: symbols)
        while node != 0 {
            let end = start + trie.length(of: node)
            let found = meaningsOfNode[Int(node)]
            for place in Int(found.lowerBound)..<Int(found.upperBound) {
                let meaning = meanings[place]
                if meaning.needsCapital, !document.tokens[start].isCapital { continue }
                switch meaning.kind {
                case .term: matches.add(terms: meaning.terms, start, end)
                case .cue: matches.add(meaning.cue, meaning, start, end)
                case .other:
                    if meaning.needsSmall, document.tokens[start..<end].contains(where: \.isCapital) { continue }
                    matches.add(groups[Int(meaning.group)], start, end)
                }
            }
            node = trie.above(node)
        }
    }
}

/// A phrase of a rule found in a text: the groups that hold it and its tokens.
struct TermMatch: BitwiseCopyable, TokenMatch {
    private let firstGroup: Int32
    private let lastGroup: Int32
    private let first: Int32
    private let last: Int32

    init(groups: Range<Int32>, start: Int, end: Int) {
        (firstGroup, lastGroup) = (groups.lowerBound, groups.upperBound)
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
    }

    /// Its groups as places in ``Annotations/termGroups``.
    var groups: Range<Int> { Int(firstGroup)..<Int(lastGroup) }
    var start: Int { Int(first) }
    var end: Int { Int(last) }
}

/// A phrase of a rule found in a text: one of the groups that hold it and its tokens.
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
