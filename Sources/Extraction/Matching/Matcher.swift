import Catalogue
import Core
import VietnameseText

/// The lexicon's phrases, ready to be found in texts.
final class Matcher: Sendable {
    private let restorer: MarkRestorer
    private let trie: PhraseTrie.Walker
    /// The numbers of the trie's words.
    private let numbers: KeyTable
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
        numbers = trie.words
        self.trie = trie.walker
    }

    /// The words of the lexicon and common ones, in no order.
    private static func words(_ lexicon: Lexicon) -> Set<String> {
        var words = CommonWords.all.union(lexicon.unmarkedWords)
        for phrase in lexicon.groups.lazy.flatMap(\.phrases) {
            for word in phrase.utf8.split(separator: UInt8(ascii: " ")) { words.insert(String(Substring(word))) }
        }
        return words
    }

    /// Everything that the lexicon knows in a text.
    func annotate(_ text: String, _ field: TextField) -> Annotations {
        var lists = spare.take()
        let document = document(text, field, &lists.tokens)
        var matches = RoleMatches(tokens: document.tokens.count)
        open(document.tokens, &lists.opened)
        endings.lent { endings in
            let room = find(document.tokens, endings, &lists)
            document.tokens.withUnsafeBufferPointer { tokens in
                lists.cues.rewrite(room: room) { cues, cueCount in
                    lists.terms.rewrite(room: room) { terms, termCount in
                        lists.starts.rewrite(room: lists.found.count + 1) { starts, startCount in
                            lists.found.withUnsafeMutableBufferPointer { found in
                                lists.said.withUnsafeMutableBufferPointer { said in
                                    lists.opened.withUnsafeMutableBufferPointer { opened in
                                        var writer = MatchWriter(
                                            tokens, found, endings, cues: cues, terms: terms, said: said,
                                            starts: starts, opened: opened)
                                        writer.run()
                                        writer.addNames(to: &matches, lists.startNumbers)
                                        (cueCount, termCount) = (writer.cueCount, writer.termCount)
                                        startCount = found.count + 1
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return Annotations(
            document: document, lists: consume lists, matches: consume matches, endings: endings, spare: spare)
    }

    /// Writes which tokens phrases start at, with the number of the last ending on the longest way into the trie, how many of
    /// these come before each token, and its ending's cues. Whether anything starts at a token is not foreseen, so that the
    /// sign of a number tells and no branch; this is apart from what is done with the endings, so that one small loop goes
    /// over all tokens.
    ///
    /// - Returns: for how many cues, and how many terms, there is room enough.
    private func find(_ tokens: [Token], _ endings: PhraseEndings.Lent, _ lists: inout TextLists) -> Int {
        var room = PhraseEndings.few
        let size = tokens.count + Annotations.more
        tokens.withUnsafeBufferPointer { tokens in
            lists.found.rewrite(room: tokens.count) { found, count in
                lists.startNumbers.rewrite(room: size) { numbers, numberCount in
                    lists.said.rewrite(room: size) { said, saidCount in
                        trie.lent { trie in
                            for place in tokens.indices {
                                let ending = trie[trie.longest(at: place, of: tokens.count) { tokens[$0].number }]
                                found.initializeElement(at: count, to: PhraseStart(place: place, ending: ending))
                                numbers.initializeElement(at: place, to: Int32(truncatingIfNeeded: count))
                                said.initializeElement(at: place, to: endings[ending].said)
                                count &+= Int(UInt32(bitPattern: 0 &- ending) &>> 31)
                                room &+= endings.room(ending)
                            }
                        }
                        numbers[tokens.count..<size].initialize(repeating: Int32(truncatingIfNeeded: count))
                        said[tokens.count..<size].initialize(repeating: CueSet())
                        (numberCount, saidCount) = (size, size)
                    }
                }
            }
        }
        return room
    }

    /// The names of places in a short text, by start, the longest first: those that ``annotate(_:_:)`` finds.
    func names(in text: String) -> [RoleMatch<PhraseRole>] {
        var list: [Token] = []
        let tokens = document(text, .title, &list).tokens
        var names: [RoleMatch<PhraseRole>] = []
        tokens.withUnsafeBufferPointer { tokens in
            endings.lent { endings in
                for start in tokens.indices {
                    let ending = trie.lent { $0[$0.longest(at: start, of: tokens.count) { tokens[$0].number }] }
                    for name in endings.names[endings.meaning(ending).names.places] {
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
        restorer.restore(&document) { numbers.value($0) ?? PhraseTrie.none }
        return document
    }

    /// Writes what may begin at each token by itself, and nothing at a few more.
    private func open(_ tokens: [Token], _ list: inout [TokenClass]) {
        list.rewrite(room: tokens.count + Annotations.pace) { opened, size in
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
