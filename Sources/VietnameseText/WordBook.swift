/// The words that a reader of texts knows, by the bytes that they are published in: most words of an article are in it,
/// and become tokens without a look at their letters.
///
/// It changes nothing that a text says: each of its tokens was made by reading the word letter by letter. Words in other
/// bytes (decomposed letters, a tone mark on another vowel) are read that way each time.
package struct WordBook: Sendable {
    /// A word's bytes and its token where it stands at the start of a text; no bytes for a free slot.
    fileprivate struct Slot: BitwiseCopyable {
        let bytes: WordBytes.Packed
        let token: Token
    }

    /// A hash table with open addressing, no more than half full; its size is a power of two. Words in small letters were
    /// put into it first, so that most are found at the first look.
    private var slots: [Slot]
    /// The numbers of words, signs and numbers by their keys.
    private let numbers: KeyTable
    /// The numbers of signs by the codes of their kinds.
    private let signs: [Int32]

    /// A book without words.
    package static let empty = WordBook([], numbers: KeyTable())

    /// The book of some words as they are written in small letters; each is also known with a capital at its start, short
    /// ones in capitals. `numbers` are those of their keys and of those of any other word.
    package init(_ words: some Sequence<String>, numbers: KeyTable) {
        self.numbers = numbers
        signs = TokenKind.allCases.map { numbers.value(Token.key(of: $0)) ?? Token.unknown }
        let small = Set(words)
        let capital = small.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let capitals = small.filter { $0.utf8.count <= Self.abbreviation }.map { $0.uppercased() }
        let known = (Array(small) + capital + capitals).compactMap { Self.slot($0, numbers) }
        slots = Self.free(for: known.count)
        for slot in known { insert(slot) }
    }

    /// So many free slots that some words fill no more than half of them.
    private static func free(for words: Int) -> [Slot] {
        var count = 2
        while count <= words * 2 { count *= 2 }
        let none = Token(
            kind: .other, start: 0, end: 0, key: 0, bare: 0, spaceBefore: false, isCapital: false, isAllCapital: false)
        return [Slot](repeating: Slot(bytes: .none, token: none), count: count)
    }

    /// What is known of a word where it is one token, of letters only and of no more bytes than are looked at together.
    private static func slot(_ word: String, _ numbers: KeyTable) -> Slot? {
        var text = word + String(repeating: " ", count: 16)
        guard let bytes = text.withUTF8({ WordBytes($0, at: 0) }), bytes.count == word.utf8.count else { return nil }
        var tokens: [Token] = []
        _ = text.withUTF8 { Tokenizer.read($0, book: .empty, into: &tokens) }
        guard tokens.count == 1, var token = tokens.first, token.kind == .word else { return nil }
        token.number = numbers.value(token.key) ?? Token.unknown
        return Slot(bytes: bytes.packed, token: token)
    }

    private mutating func insert(_ slot: Slot) {
        var place = Self.place(slot.bytes, of: slots.count)
        while !slots[place].bytes.isEmpty {
            if slots[place].bytes == slot.bytes { return }
            place = (place + 1) & (slots.count - 1)
        }
        slots[place] = slot
    }

    /// Where a word is looked for first among so many slots.
    @inline(__always)
    private static func place(_ bytes: WordBytes.Packed, of count: Int) -> Int {
        Int(truncatingIfNeeded: bytes.hash) & (count &- 1)
    }

    /// The most bytes of a word that is also known in capitals: "ubnd", "htx".
    private static let abbreviation = 5

    /// Lends the book for a loop over many words.
    @inline(__always)
    func lent<Result>(_ read: (Lent) -> Result) -> Result {
        slots.withUnsafeBufferPointer { slots in
            signs.withUnsafeBufferPointer { read(Lent(slots: slots, signs: $0, numbers: numbers)) }
        }
    }

    /// The book while it is lent; the pointers are to all of it.
    struct Lent {
        fileprivate let slots: UnsafeBufferPointer<Slot>
        fileprivate let signs: UnsafeBufferPointer<Int32>
        fileprivate let numbers: KeyTable

        /// The token of a word, or nil. There is always a free slot, where looking ends.
        @inline(__always)
        subscript(bytes: WordBytes) -> Token? {
            let bytes = bytes.packed
            var place = WordBook.place(bytes, of: slots.count)
            while !(slots[place].bytes == bytes) {
                if slots[place].bytes.isEmpty { return nil }
                place = (place &+ 1) & (slots.count &- 1)
            }
            return slots[place].token
        }

        /// The number of signs of a kind.
        @inline(__always)
        func number(_ kind: TokenKind) -> Int32 { signs[Int(kind.code)] }

        /// The number of a key.
        func number(_ key: UInt64) -> Int32 { numbers.value(key) ?? Token.unknown }
    }
}
