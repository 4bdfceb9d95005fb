/// The texts of a citation, side by side in one piece of memory, as most of them are only passed on: each as a `String`
/// would be memory of its own, and counted on its own.
public struct CitedTexts: Sendable, Hashable {
    @usableFromInline var bytes: [UInt8] = []
    /// Where the text of each part ends, or -1 for no text. Not as a vector, whose alignment would send every list of
    /// citations through `posix_memalign`.
    @usableFromInline var idEnd: Int32 = -1
    @usableFromInline var urlEnd: Int32 = -1
    @usableFromInline var titleEnd: Int32 = -1
    @usableFromInline var sentenceEnd: Int32 = -1

    /// What a text is; they lie in this order.
    public enum Part: Sendable {
        case id, url, title, sentence
    }

    /// No texts yet.
    ///
    /// - Parameter capacity: the bytes that they will take.
    @inlinable
    package init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Texts from their parts.
    public init(articleId: ExactText, url: String?, title: String?, sentence: String) {
        self.init(
            capacity: articleId.string.utf8.count + (url?.utf8.count ?? 0) + (title?.utf8.count ?? 0)
                + sentence.utf8.count)
        for (part, text) in [(Part.id, articleId.string), (.url, url), (.title, title), (.sentence, sentence)] {
            text?.withBytes { add(part, $0) }
        }
    }

    /// Adds the text of a part that comes after those there are.
    @inlinable
    package mutating func add(_ part: Part, _ text: UnsafeBufferPointer<UInt8>) { add(part) { $0 += text } }

    /// Adds what a function appends as the text of a part that comes after those there are.
    @inlinable
    @inline(__always)
    package mutating func add(_ part: Part, _ append: (inout [UInt8]) -> Void) {
        append(&bytes)
        let end = Int32(truncatingIfNeeded: bytes.count)
        switch part {
        case .id: idEnd = end
        case .url: urlEnd = end
        case .title: titleEnd = end
        case .sentence: sentenceEnd = end
        }
    }

    /// Works on the UTF-8 bytes of a part; nil where it has no text.
    @inlinable
    package func with<Result>(_ part: Part, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        let (start, end): (Int32, Int32) =
            switch part {
            case .id: (0, idEnd)
            case .url: (max(0, idEnd), urlEnd)
            case .title: (max(0, idEnd, urlEnd), titleEnd)
            case .sentence: (max(0, idEnd, urlEnd, titleEnd), sentenceEnd)
            }
        guard end >= 0 else { return nil }
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[Int(start)..<Int(end)])) }
    }

    private func text(_ part: Part) -> String? { with(part) { String(knownUTF8: $0) } }

    /// The article.
    public var articleId: ExactText { ExactText(text(.id) ?? "") }
    /// The article's address.
    public var url: String? { text(.url) }
    /// The article's headline.
    public var title: String? { text(.title) }
    /// The sentence, verbatim.
    public var sentence: String { text(.sentence) ?? "" }
}
