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
    /// What each word of the trie may begin by itself.
    private let classes: [TokenClass]
    /// The numbers of signs in the trie, by the codes of their kinds.
    private let signs: [Int32]

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
        signs = Symbols.signs(trie)
        self.trie = trie
    }

    /// The words of the lexicon, in no order.
    private static func words(_ lexicon: Lexicon) -> Set<String> {
        var words = Set(lexicon.unmarkedWords)
        for phrase in lexicon.groups.lazy.flatMap(\.phrases) {
            for word in phrase.split(separator: " ") { words.insert(String(word)) }
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
        let document = restorer.restore(TextDocument(text, field: field, book: book))
        let count = document.tokens.count
        var matches = RoleMatches(tokens: count)
        let starts = [TokenStart](unsafeUninitializedCapacity: count + 2) { starts, size in
            size = count + 2
            Symbols.numbers(document, trie, signs: signs).withUnsafeBufferPointer { words in
                for place in 0..<count {
                    var start = matches.start(opened(document.tokens[place], words[place]))
                    add(place, words, document, &matches, &start)
                    starts.initializeElement(at: place, to: start)
                    matches.close(start)
                }
            }
            for _ in 0..<Annotations.pace { matches.close(matches.start([])) }
            starts[count...].initialize(repeating: matches.start([]))
        }
        return Annotations(document: document, matches: matches, starts: starts, termGroups: endings.termGroups)
    }

    /// What may begin at a token by itself.
    @inline(__always)
    private func opened(_ token: Token, _ word: Int32) -> TokenClass {
        switch token.kind {
        case .number: .number
        case .open: .bracket
        case .word:
            (word >= 0 ? classes[Int(word)] : []).union(token.isCapital ? .place : [])
        default: []
        }
    }

    /// Adds what starts at a token, the longest first.
    @inline(__always)
    private func add(
        _ start: Int, _ words: UnsafeBufferPointer<Int32>, _ document: TextDocument, _ matches: inout RoleMatches,
        _ token: inout TokenStart
    ) {
        let node = trie.longest(at: start, in: words)
        if node == PhraseTrie.none { return }
        var next = trie[node]
        while next != 0 {
            let ending = endings[next]
            let end = start &+ Int(ending.length)
            if !ending.terms.isEmpty { matches.add(terms: ending.terms, start, end) }
            if !ending.cues.isEmpty { matches.add(endings.cues, ending.cues, start, end, to: &token) }
            for place in ending.names {
                let meaning = endings.names[Int(place)]
                if meaning.needsCapital, !document.tokens[start].isCapital { continue }
                if meaning.needsSmall, document.tokens[start..<end].contains(where: \.isCapital) { continue }
                matches.add(meaning.group, start, end, to: &token)
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
