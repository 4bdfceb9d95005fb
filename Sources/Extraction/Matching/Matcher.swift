import Catalogue
import Core
import VietnameseText

/// The lexicon's phrases, ready to be found in texts.
final class Matcher: Sendable {
    private let restorer: MarkRestorer
    private let trie: PhraseTrie
    private let endings: PhraseEndings
    /// The words of the lexicon and common ones, with their numbers in the trie.
    private let book: WordBook
    /// What each word of the trie may begin by itself; before them other words, which have the number before theirs and begin
    /// nothing.
    private let classes: [TokenClass]
    /// What each kind of token may begin by itself, by its code.
    private let signs = TokenKind.allCases.map(TokenClass.sign)
    private let spare = SpareLists()

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
                guard group.role.namesProvince, withoutMarks != phrases.last else { continue }
                bare.append(withoutMarks)
                bareGroups.append(place)
            }
        }
        var trie = PhraseTrie(bare + phrases, words: TokenClass.words.keys)
        endings = PhraseEndings(&trie, groups: bareGroups + groups, bare: bareGroups.count, of: lexicon)
        book = WordBook(Self.words(lexicon), numbers: trie.words)
        var classes = [TokenClass](repeating: [], count: trie.wordCount + 1)
        for key in TokenClass.words.keys { classes[Int(trie.word(key) + 1)] = TokenClass.word(key) }
        self.classes = classes
        self.trie = trie
    }

    /// The words of the lexicon and common ones, in no order.
    private static func words(_ lexicon: Lexicon) -> Set<String> {
        var words = CommonWords.all.union(lexicon.unmarkedWords)
        for phrase in lexicon.groups.lazy.flatMap(\.phrases) {
            for word in phrase.utf8.split(separator: UInt8(ascii: " ")) { words.insert(String(Substring(word))) }
        }
        return words
    }

    /// Everything that the lexicon knows in a text. Titles are too short to be worth what using lists again takes.
    func annotate(_ text: String, _ field: TextField) -> Annotations {
        let spare = field == .body ? spare : nil
        var lists = spare?.take() ?? TextLists()
        let document = document(text, field, &lists.tokens)
        let last = lastEndings(document.tokens)
        var opened = opened(document.tokens)
        var matches = RoleMatches(tokens: last.count)
        endings.lent { endings in
            let room = endings.room(last)
            lists.cues.rewrite(room: room) { cues, cueCount in
                lists.terms.rewrite(room: room) { terms, termCount in
                    lists.starts.rewrite(room: last.count + TokenStart.more) { starts, size in
                        document.tokens.withUnsafeBufferPointer { tokens in
                            last.withUnsafeBufferPointer { last in
                                opened.withUnsafeMutableBufferPointer { opened in
                                    var writer = MatchWriter(
                                        tokens, last, endings, cues: cues, terms: terms, starts: starts, opened: opened)
                                    writer.run(&matches)
                                    (cueCount, termCount) = (writer.cueCount, writer.termCount)
                                    size = last.count + TokenStart.more
                                }
                            }
                        }
                    }
                }
            }
        }
        return Annotations(
            document: document, lists: lists, matches: matches, opened: opened, endings: endings, spare: spare)
    }

    /// For each token the number of the last ending on the longest way into the trie; 0 for none. This is apart from what is
    /// done with the endings, so that one small loop goes over the tokens.
    private func lastEndings(_ tokens: [Token]) -> [Int32] {
        [Int32](room: tokens.count) { last, size in
            size = tokens.count
            tokens.withUnsafeBufferPointer { tokens in
                for place in 0..<tokens.count {
                    last[place] = trie[trie.longest(at: place, of: tokens.count) { tokens[$0].number }]
                }
            }
        }
    }

    /// The names of places in a short text, by start, the longest first: those that ``annotate(_:_:)`` finds.
    func names(in text: String) -> [RoleMatch<PhraseRole>] {
        var list: [Token] = []
        let tokens = document(text, .title, &list).tokens
        let last = lastEndings(tokens)
        var names: [RoleMatch<PhraseRole>] = []
        tokens.withUnsafeBufferPointer { tokens in
            endings.lent { endings in
                for start in last.indices {
                    for name in endings.names[endings.meaning(last[start]).names.places] {
                        let end = start + name.end
                        guard case .place(let role) = name.value.group, name.value.isSaid(tokens[start..<end]) else {
                            continue
                        }
                        names.append(RoleMatch(value: role, start: start, end: end))
                    }
                }
            }
        }
        return names
    }

    /// The document of a text, its marks restored; its tokens take the list's memory.
    private func document(_ text: String, _ field: TextField, _ list: inout [Token]) -> TextDocument {
        var tokens: [Token] = []
        swap(&tokens, &list)
        var document = TextDocument(text, field: field, book: book, reusing: consume tokens)
        restorer.restore(&document) { trie.word($0) }
        return document
    }

    /// What may begin at each token by itself, and nothing at a few more.
    private func opened(_ tokens: [Token]) -> [TokenClass] {
        [TokenClass](room: tokens.count + Annotations.pace) { opened, size in
            size = tokens.count + Annotations.pace
            classes.withUnsafeBufferPointer { classes in
                signs.withUnsafeBufferPointer { signs in
                    for (place, token) in tokens.enumerated() {
                        let found = classes[Int(token.number &+ 1)].union(signs[Int(token.kind.code)])
                        opened.initializeElement(at: place, to: token.isCapital ? found.union(.place) : found)
                    }
                }
            }
            opened[tokens.count..<size].initialize(repeating: [])
        }
    }
}

/// A phrase of a rule found in a text: the groups that hold it and its tokens.
struct TermMatch: BitwiseCopyable, TokenMatch {
    private let firstGroup: Int32
    private let lastGroup: Int32
    private var first: Int32
    private var last: Int32

    init(groups: Range<Int32>, start: Int, end: Int) {
        (firstGroup, lastGroup) = (groups.lowerBound, groups.upperBound)
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
    }

    /// The match so many tokens later.
    @inline(__always)
    func moved(by count: Int) -> TermMatch {
        var match = self
        match.first &+= Int32(truncatingIfNeeded: count)
        match.last &+= Int32(truncatingIfNeeded: count)
        return match
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
