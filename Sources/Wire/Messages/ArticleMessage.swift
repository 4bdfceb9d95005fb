public import Core

/// What the reading of articles is held to.
public struct ArticleLimits: Sendable {
    /// The most bytes of an article's value; longer ones are too large.
    public let maxBytes: Int
    /// The codes that an article's `province` may be: those of the 63.
    public let provinces: Set<ProvinceCode>

    /// Limits from their parts.
    ///
    /// - Parameters:
    ///   - maxBytes: the setting `--max-article-bytes`, 1,000,000 unless told.
    ///   - provinces: the codes of the 63.
    public init(maxBytes: Int = 1_000_000, provinces: Set<ProvinceCode>) {
        self.maxBytes = maxBytes
        self.provinces = provinces
    }
}

/// Messages on `cds.articles`, and lines of article files (contract.md, "Article").
public enum ArticleMessage {
    enum Field: Int, WireField {
        case id, body, title, url, source, publishedAt, province, revision
        static let table = FieldTable(Self.self)
    }

    /// Reads a message's value and checks its key.
    ///
    /// - Parameters:
    ///   - value: the value; a null is a retraction and no business of this function.
    ///   - key: the key, nil where the message has none.
    ///   - limits: what the article is held to.
    /// - Throws: the first fault in this order: `tooLarge`, `empty`, `notUTF8`, `notJSON`, `wrongType` where it is no
    ///   object, faults of fields, `keyMismatch`.
    public static func decode(
        _ value: some Collection<UInt8>, key: [UInt8]?, limits: ArticleLimits
    ) throws(Rejection) -> Article {
        try withFields(of: value, limits: limits) { fields throws(Rejection) in
            let article = try article(fields, limits: limits)
            try fields.check(key: key, is: article.id, in: .id)
            return article
        }
    }

    /// Reads a line of a file, which has no key. Faults are those of ``decode(_:key:limits:)``.
    public static func decode(_ line: some Collection<UInt8>, limits: ArticleLimits) throws(Rejection) -> Article {
        try withFields(of: line, limits: limits) { fields throws(Rejection) in try article(fields, limits: limits) }
    }

    /// What tells an article from others.
    public struct Heading: Sendable, Hashable {
        /// The article's id.
        public let id: ExactText
        /// Its title; nil where it has none.
        public let title: String?
    }

    /// Checks a line of a file as ``decode(_:limits:)`` does, and reads no more than its heading.
    public static func heading(_ line: some Collection<UInt8>, limits: ArticleLimits) throws(Rejection) -> Heading {
        try withFields(of: line, limits: limits) { fields throws(Rejection) in
            let article = try article(fields, limits: limits) { body throws(Rejection) in
                guard body.kind == .string else { throw body.unexpected(String.expectation) }
                return ""
            }
            return Heading(id: article.id, title: article.title)
        }
    }

    /// The canonical value of an article; a field without a value is left out.
    public static func encode(_ article: Article) -> [UInt8] {
        var writer = JSONWriter(capacity: article.body.utf8.count + 512)
        writer.beginObject()
        writer.field(Field.id, article.id)
        writer.field(Field.body, article.body)
        writer.fieldIfPresent(Field.title, article.title)
        writer.fieldIfPresent(Field.url, article.url)
        writer.fieldIfPresent(Field.source, article.source)
        writer.fieldIfPresent(Field.publishedAt, article.publishedAt)
        writer.fieldIfPresent(Field.province, article.province)
        writer.field(Field.revision, article.revision)
        writer.endObject()
        return writer.bytes
    }

    private static func withFields<Made>(
        of value: some Collection<UInt8>, limits: ArticleLimits, _ body: (Fields<Field>) throws(Rejection) -> Made
    ) throws(Rejection) -> Made {
        guard value.count <= limits.maxBytes else {
            throw Rejection(.tooLarge, "\(value.count) bytes, more than \(limits.maxBytes)")
        }
        return try JSONDocument.withRoot(of: value) { root throws(Rejection) in try body(Fields(root)) }
    }

    /// The article of an object, with what a function takes its body for.
    private static func article(
        _ fields: Fields<Field>, limits: ArticleLimits,
        body: (JSONNode) throws(Rejection) -> String = String.read
    ) throws(Rejection) -> Article {
        let id = try fields.articleID(.id)
        let body = try body(fields.value(.body))
        let title = try fields.text(.title)
        let url = try fields.text(.url)
        let source = try fields.text(.source).map(ExactText.init)
        let publishedAt: Timestamp? = try fields.optional(.publishedAt)
        let province = try province(fields, limits: limits)
        let revision: Int64? = try fields.optional(.revision)
        return Article(
            id: id, revision: revision ?? 1, title: title, body: body, url: url, source: source,
            publishedAt: publishedAt, province: province)
    }

    private static func province(_ fields: Fields<Field>, limits: ArticleLimits) throws(Rejection) -> ProvinceCode? {
        guard let value = fields[.province] else { return nil }
        let code = try ProvinceCode.read(value)
        guard limits.provinces.contains(code) else { throw value.unexpected("the code of one of the 63 provinces") }
        return code
    }
}

extension ArticleLimits {
    /// Limits with the codes of the 63 that reference data name.
    public init(maxBytes: Int = 1_000_000, reference: ReferenceData) {
        let codes = reference.provinces.filter { $0.id.units == .sixtyThree }.map(\.id.code)
        self.init(maxBytes: maxBytes, provinces: Set(codes))
    }
}
