package import Core

/// One field of an article: its code points as published, its tokens, and its sentences.
///
/// Offsets are always code points of the published text, so that evidence found in the normalised view can be shown
/// in the original (contract.md, "Reading").
package struct TextDocument: Sendable {
    /// Which field it is.
    package let field: TextField
    /// The text as published, as Unicode scalar values.
    package let scalars: [UInt32]
    /// The tokens in order.
    package private(set) var tokens: [Token]
    /// The digits and separators of all numbers, one after the other, in ASCII.
    package let digits: [UInt8]
    /// The sentences in order; they cover every token but the paragraph ends.
    package let sentences: [Sentence]

    /// Reads a field.
    package init(_ text: String, field: TextField) {
        self.field = field
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { scalars.append(scalar.value) }
        var tokenizer = Tokenizer(scalars)
        tokenizer.run()
        self.scalars = scalars
        tokens = tokenizer.tokens
        digits = tokenizer.digits
        sentences = SentenceSplitter.split(tokenizer.tokens)
    }

    /// Whether it is written wholly without marks: words enough, and hardly one with a mark.
    package var isUnmarked: Bool {
        var words = 0
        var marked = 0
        for token in tokens where token.kind == .word {
            words += 1
            if token.key != token.bare { marked += 1 }
        }
        return words >= 6 && marked * 50 <= words
    }

    /// The document with other words: `keys` are those of its tokens, spelled with their marks.
    package func respelled(_ keys: [UInt64]) -> TextDocument {
        guard keys.count == tokens.count else { return self }
        var document = self
        for (place, key) in keys.enumerated() where tokens[place].kind == .word { document.tokens[place].key = key }
        document.isRespelled = true
        return document
    }

    /// Whether the marks of its words were restored.
    package private(set) var isRespelled = false

    /// The published text of a half-open range of code points, cut to the text.
    package func text(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        let last = min(end, scalars.count)
        var place = max(0, start)
        while place < last {
            if let scalar = Unicode.Scalar(scalars[place]) { view.append(scalar) }
            place += 1
        }
        return String(view)
    }

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
