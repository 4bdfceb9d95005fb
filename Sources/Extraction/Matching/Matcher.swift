import Catalogue
import Core
import VietnameseText

/// The lexicon's phrases, ready to be found in texts.
final class Matcher: Sendable {
    private let restorer: MarkRestorer
    private let trie: PhraseTrie
    private let endings: PhraseEndings
    /// The words of the lexicon, with their numbers in the trie.
    private let book: WordBook
    /// What each cue means, by its number.
    private let meanings = CueMeaning.all
    /// What each word of the trie may begin by itself.
    private let classes: [TokenClass]

    init(_ lexicon: Lexicon) {
        restorer = MarkRestorer(lexicon)
        var phrases: [[UInt64]] = []
        var bare: [[UInt64]] = []
        var groups: [Int] = []
        var bareGroups: [Int] = []
        for (place, group) in lexicon.groups.enumerated() {
            for phrase in group.phrases {
                phrases.append(Symbols.phrase(phrase))
                groups.append(place)
                let withoutMarks = Symbols.phrase(phrase, bare: true)
                guard Self.isName(group.role), withoutMarks != phrases.last else { continue }
                bare.append(withoutMarks)
                bareGroups.append(place)
            }
        }
        var trie = PhraseTrie(bare + phrases, words: TokenClass.words.keys)
        endings = PhraseEndings(&trie, groups: bareGroups + groups, bare: bareGroups.count, of: lexicon)
        book = WordBook(Self.words(lexicon), numbers: trie.words)
        var classes = [TokenClass](repeating: [], count: trie.wordCount)
        for key in TokenClass.words.keys { classes[Int(trie.word(key))] = TokenClass.word(key) }
        self.classes = classes
        self.trie = trie
    }

    /// The words of the lexicon, in no order.
    private static func words(_ lexicon: Lexicon) -> Set<String> {
        var words = Set(lexicon.unmarkedWords)
        for phrase in lexicon.groups.lazy.flatMap(\.phrases) {
            for word in phrase.utf8.split(separator: UInt8(ascii: " ")) { words.insert(String(Substring(word))) }
        }
        return words
    }

    /// Whether the phrases of a role are also found where they are written without marks.
    private static func isName(_ role: PhraseRole) -> Bool {
        switch role {
        case .province, .provinceMedia: true
        default: false
        }
    }

    /// Everything that the lexicon knows in a text.
    func annotate(_ text: String, _ field: TextField) -> Annotations {
        let document = document(text, field)
        let count = document.tokens.count
        let last = lastEndings(document.tokens)
        var matches = RoleMatches(tokens: count)
        let starts = [TokenStart](unsafeUninitializedCapacity: count + 2) { starts, size in
            size = count + 2
            document.tokens.withUnsafeBufferPointer { find($0, last, &matches, starts) }
            starts[count...].initialize(repeating: matches.start)
        }
        return Annotations(document: document, matches: matches, starts: starts, termGroups: endings.termGroups)
    }

    /// For each token the number of the last ending on the longest way into the trie; 0 for none. This is apart from what is
    /// done with the endings, so that one small loop goes over the tokens.
    private func lastEndings(_ tokens: [Token]) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: tokens.count) { last, size in
            size = tokens.count
            tokens.withUnsafeBufferPointer { tokens in
                for place in 0..<tokens.count {
                    let node = trie.longest(at: place, of: tokens.count) { tokens[$0].number }
                    last[place] = node == PhraseTrie.none ? 0 : trie[node]
                }
            }
        }
    }

    /// Finds what starts at each token, from its last ending on, and what may begin there.
    private func find(
        _ tokens: UnsafeBufferPointer<Token>, _ last: [Int32], _ matches: inout RoleMatches,
        _ starts: UnsafeMutableBufferPointer<TokenStart>
    ) {
        for place in 0..<tokens.count {
            var start = matches.start
            var opens = opened(tokens[place])
            if last[place] != 0 { add(last[place], at: place, tokens, &matches, &start.said, &opens) }
            starts.initializeElement(at: place, to: start)
            matches.close(opens)
        }
        for _ in 0..<Annotations.pace { matches.close([]) }
    }

    /// The names of places in a short text, by start, the longest first: those that ``annotate(_:_:)`` finds.
    func names(in text: String) -> [RoleMatch<PhraseRole>] {
        let tokens = document(text, .title).tokens
        let last = lastEndings(tokens)
        var names: [RoleMatch<PhraseRole>] = []
        tokens.withUnsafeBufferPointer { tokens in
            for start in last.indices {
                var next = last[start]
                while next != 0 {
                    let ending = endings[next]
                    let end = start + Int(ending.length)
                    for place in ending.names {
                        let meaning = endings.names[Int(place)]
                        guard case .place(let role) = meaning.group, isSaid(meaning, start..<end, tokens) else {
                            continue
                        }
                        names.append(RoleMatch(value: role, start: start, end: end))
                    }
                    next = ending.above
                }
            }
        }
        return names
    }

    /// The document of a text, its marks restored.
    private func document(_ text: String, _ field: TextField) -> TextDocument {
        restorer.restore(TextDocument(text, field: field, book: book)) { trie.word($0) }
    }

    /// Whether tokens have the capitals that a name asks for.
    @inline(__always)
    private func isSaid(_ meaning: NameMeaning, _ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
        if meaning.needsCapital, !tokens[range.lowerBound].isCapital { return false }
        return !meaning.needsSmall || !tokens[range].contains(where: \.isCapital)
    }

    /// What may begin at a token by itself.
    @inline(__always)
    private func opened(_ token: Token) -> TokenClass {
        switch token.kind {
        case .number: .number
        case .open: .bracket
        case .word:
            (token.number >= 0 ? classes[Int(token.number)] : []).union(token.isCapital ? .place : [])
        default: []
        }
    }

    /// Adds what starts at a token, the longest first, from an ending on.
    @inline(__always)
    private func add(
        _ last: Int32, at start: Int, _ tokens: UnsafeBufferPointer<Token>, _ matches: inout RoleMatches,
        _ said: inout CueSet, _ opens: inout TokenClass
    ) {
        var next = last
        while next != 0 {
            let ending = endings[next]
            let end = start &+ Int(ending.length)
            if !ending.terms.isEmpty { matches.add(terms: ending.terms, start, end) }
            if !ending.cues.isEmpty { matches.add(ending.cues, of: endings.cues, meanings, start, end, &said, &opens) }
            for place in ending.names {
                let meaning = endings.names[Int(place)]
                if isSaid(meaning, start..<end, tokens) { matches.add(meaning.group, start, end, &opens) }
            }
            next = ending.above
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
