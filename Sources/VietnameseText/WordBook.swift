/// The words that a reader of texts knows, by the bytes that they are published in: most words of an article are in it,
/// and become tokens without a look at their letters.
///
/// It changes nothing that a text says: each of its tokens was made by reading the word letter by letter. Words in other
/// bytes (decomposed letters, a tone mark on another vowel) are read that way each time.
package final class WordBook: Sendable {
    private let table: BookTable
    /// The numbers of words, signs and numbers by their keys.
    private let numbers: KeyTable
    /// The numbers of signs by the codes of their kinds.
    private let signs: [Int32]
    /// The kinds of the signs of ASCII by their bytes; that of words for bytes that are none.
    private let kinds = (UInt8.min...UInt8.max).map { TokenKind(sign: $0) ?? .word }

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
        let known = (Array(small) + capital + capitals).compactMap { Self.known($0, numbers) }
        table = BookTable(Dictionary(known) { first, _ in first })
    }

    /// What is known of a word where it is one token, of letters only and of no more bytes than are looked at together.
    private static func known(_ word: String, _ numbers: KeyTable) -> (WordBytes.Packed, BookWord)? {
        var text = word + String(repeating: " ", count: 16)
        guard let bytes = text.withUTF8({ WordBytes($0, at: 0) }), bytes.count == word.utf8.count else { return nil }
        var tokens: [Token] = []
        _ = text.withUTF8 { Tokenizer.read($0, book: .empty, into: &tokens) }
        guard tokens.count == 1, let token = tokens.first, token.kind == .word else { return nil }
        let number = numbers.value(token.key) ?? Token.unknown
        let known = BookWord(
            key: token.key, bare: token.bare, number: number, isCapital: token.isCapital,
            isAllCapital: token.isAllCapital, count: UInt8(token.end))
        return (bytes.packed, known)
    }

    /// The most bytes of a word that is also known in capitals: "ubnd", "htx".
    private static let abbreviation = 5

    /// Lends the book for a loop over many words.
    @inline(__always)
    func lent<Result>(_ read: (Lent) -> Result) -> Result {
        table.lent { table in
            kinds.withUnsafeBufferPointer { kinds in
                signs.withUnsafeBufferPointer {
                    read(Lent(table: table, kinds: kinds, signs: $0, numbers: numbers))
                }
            }
        }
    }

    /// The book while it is lent; the pointers are to all of it.
    struct Lent {
        fileprivate let table: BookTable.Lent
        fileprivate let kinds: UnsafeBufferPointer<TokenKind>
        fileprivate let signs: UnsafeBufferPointer<Int32>
        fileprivate let numbers: KeyTable

        /// What is known of a word, or nil.
        @inline(__always)
        subscript(bytes: WordBytes) -> BookWord? { table.place(of: bytes.packed).map { table[$0] } }

        /// The kind of the sign of ASCII that a byte is, or nil.
        @inline(__always)
        func sign(_ byte: UInt8) -> TokenKind? {
            let kind = kinds[Int(byte)]
            return kind == .word ? nil : kind
        }

        /// The number of signs of a kind.
        @inline(__always)
        func number(_ kind: TokenKind) -> Int32 { signs[Int(kind.code)] }

        /// The number of a key.
        func number(_ key: UInt64) -> Int32 { numbers.value(key) ?? Token.unknown }
    }
}
