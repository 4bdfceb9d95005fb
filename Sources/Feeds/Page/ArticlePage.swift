public import Core

/// What a page says of its article.
public struct ArticlePage: Sendable, Hashable {
    /// The headline; empty where the page has none.
    public var title: String
    /// The paragraphs, one a line, without boilerplate.
    public var body: String
    /// When it was published, as the page's data say.
    public var publishedAt: Timestamp?
    /// When it was published, as a date between headline and text shows; less sure than what a feed says.
    public var shownAt: Timestamp?
    /// The address that the page says is its own: `link rel=canonical`, else `og:url`.
    public var canonical: WebAddress?

    /// A page from its parts.
    public init(
        title: String, body: String, publishedAt: Timestamp? = nil, shownAt: Timestamp? = nil,
        canonical: WebAddress? = nil
    ) {
        self.title = title
        self.body = body
        self.publishedAt = publishedAt
        self.shownAt = shownAt
        self.canonical = canonical
    }
}

/// Takes the article out of a page. It never fails: a page without an article has a short or empty body.
public struct PageReader: Sendable {
    private let hints: PageHints

    /// A reader that goes by hints.
    public init(hints: PageHints) { self.hints = hints }

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - bytes: the page as it came, decompressed.
    ///   - charset: the encoding that the server names.
    ///   - address: where the page stands.
    public func read(_ bytes: [UInt8], charset: String?, at address: WebAddress) -> ArticlePage {
        let layout = PageLayout(MarkupParser.html(bytes, charset: charset), hints: hints)
        let metadata = PageMetadata(layout.markup, hints: hints, address: address)
        let title = metadata.title
        guard let place = layout.articleBody() else {
            return ArticlePage(
                title: title, body: metadata.data.articleBody.map(Self.paragraphs) ?? "",
                publishedAt: metadata.publishedAt, canonical: metadata.canonical)
        }
        var body = PageLines.article(PageLines.all(layout, below: place), hints: hints, title: title)
        let surroundings = PageSurroundings(layout, body: place, title: title)
        if let lead = surroundings.lead(besides: body) { body.insert(lead, at: 0) }
        var text = body.joined(separator: "\n")
        // A page that shows less than its data says is one whose text a script brings.
        if let told = metadata.data.articleBody.map(Self.paragraphs), told.utf8.count > 2 * text.utf8.count {
            text = told
        }
        return ArticlePage(
            title: title, body: text, publishedAt: metadata.publishedAt, shownAt: surroundings.date(),
            canonical: metadata.canonical)
    }

    /// The lines of a text, none of them empty.
    private static func paragraphs(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { PlainText.line(String($0)) }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}
