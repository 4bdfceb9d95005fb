import Core

/// Several texts in one piece of memory.
struct PackedTexts: Sendable {
    private let bytes: [UInt8]

    /// Where a text lies, in bytes.
    struct Span: Sendable {
        let start, end: UInt32
    }

    /// The text of a span that the builder of this value gave.
    subscript(span: Span) -> String {
        String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    }

    /// Collects texts, each of equal bytes once.
    struct Builder {
        private var texts: [ExactText] = []
        private var spans: [ExactText: Span] = [:]
        private var size: UInt32 = 0

        /// The span that a text will have.
        mutating func add(_ text: ExactText) -> Span {
            if let span = spans[text] { return span }
            let span = Span(start: size, end: size + UInt32(text.string.utf8.count))
            texts.append(text)
            spans[text] = span
            size = span.end
            return span
        }

        /// The texts in a piece of memory of just their size.
        func packed() -> PackedTexts {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Int(size))
            for text in texts { bytes += text.string.utf8 }
            return PackedTexts(bytes: bytes)
        }
    }
}
