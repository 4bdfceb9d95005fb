package import Core

/// One field of an article: its code points as published, its tokens, and its sentences.
///
/// Offsets are always code points of the published text, so that evidence found in the normalised view can be shown
/// in the original (contract.md, "Reading").
package struct TextDocument: Sendable {
    /// Which field it is.
    package let field: TextField
    private let published: PublishedText
    /// The tokens in order.
    package private(set) var tokens: [Token]
    /// The digits and separators of all numbers, one after the other, in ASCII.
    package let digits: [UInt8]
    /// The sentences in order; they cover every token but the paragraph ends.
    package let sentences: [Sentence]

    /// Reads a field; its words have their numbers of the book. The tokens take the memory of a list that is given.
    package init(_ text: String, field: TextField, book: WordBook = .empty, reusing list: consuming [Token] = []) {
        self.field = field
        published = PublishedText(text)
        let read = published.withBytes { Tokenizer.read($0, book: book, into: &list) }
        (tokens, digits) = (list, read.digits)
        sentences = SentenceSplitter.split(tokens, stops: read.stops)
    }

    /// Whether it is written wholly without marks: words enough, and hardly one with a mark.
    package var isUnmarked: Bool {
        var words = 0
        var marked = 0
        for token in tokens where token.kind == .word {
            words += 1
            guard token.key != token.bare else { continue }
            marked += 1
            if marked * 50 > tokens.count { return false }
        }
        return words >= 6 && marked * 50 <= words
    }

    /// Gives the document other words: `keys` are those of its tokens, spelled with their marks; `number` gives the number of
    /// each.
    package mutating func respell(_ keys: [UInt64], _ number: (UInt64) -> Int32) {
        guard keys.count == tokens.count else { return }
        for (place, key) in keys.enumerated() where tokens[place].kind == .word {
            tokens[place].key = key
            tokens[place].number = number(key)
        }
        isRespelled = true
    }

    /// Whether the marks of its words were restored.
    package private(set) var isRespelled = false

    /// The published text of a half-open range of code points, cut to the text.
    package func text(_ start: Int, _ end: Int) -> String { published.text(start, end) }

    /// The published text of a half-open range of tokens as a name is written: each letter in one code point, single
    /// spaces, the tone mark of a final oa, oe or uy on its first vowel; "" for no token.
    package func name(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        let (start, end) = (tokens[first].start, tokens[last].end)
        let (verbatim, isPlain) = published.withBytes(start, end) { (String(knownUTF8: $0), Spelling.isPlain($0)) }
        if isPlain { return verbatim }
        return TonePlacement.modern(Spelling.singleSpaced(Spelling.composed(verbatim)))
    }

    /// How many code points were published.
    package var scalarCount: Int { published.scalarCount }

    /// The digits and separators of a number token.
    package func digits(of token: Token) -> ArraySlice<UInt8> {
        guard token.kind == .number else { return [] }
        return digits[Int(token.key)..<Int(token.key + token.bare)]
    }
}

/// A sentence as a range of tokens, with the number of its paragraph from 0.
package struct Sentence: Sendable, Hashable {
    /// The tokens, without the paragraph end.
    package let tokens: Range<Int>
    /// Which paragraph it stands in.
    package let paragraph: Int
}
