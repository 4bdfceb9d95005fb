public import Core

/// A feed's entries, in its order.
public struct FeedDocument: Sendable {
    /// One entry.
    public struct Entry: Sendable, Hashable {
        /// The article's page.
        public let link: WebAddress
        /// The title, plain.
        public let title: String
        /// When it was published.
        public let publishedAt: Timestamp?
        /// What changes when the feed says that the article has changed.
        public let stamp: String

        /// An entry from its parts.
        public init(link: WebAddress, title: String, publishedAt: Timestamp?, stamp: String) {
            self.link = link
            self.title = title
            self.publishedAt = publishedAt
            self.stamp = stamp
        }
    }

    /// The entries with a link; a link that comes twice counts once.
    public private(set) var entries: [Entry] = []

    /// The most entries that are taken of one feed.
    private static let limit = 1_000
    private static let namespaces: Set<String> = [
        "", "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/", "http://purl.org/atom/ns#",
        "http://backend.userland.com/rss2", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/",
    ]

    /// Reads RSS 2.0, RSS 1.0 or Atom.
    ///
    /// - Parameter address: where the feed stands, which relative links start from.
    /// - Throws: ``MarkupFault`` where it is no XML; a document that is no feed has no entries and ``isFeed`` is false.
    public init(_ bytes: [UInt8], at address: WebAddress) throws(MarkupFault) {
        let markup = try MarkupParser.xml(bytes)
        let root = markup[0].children.first { markup[$0].isElement }
        isFeed = root.map { ["rss", "rdf", "feed"].contains(markup[$0].name.lowercased()) } ?? false
        guard isFeed else { return }
        var seen: Set<WebAddress> = []
        for place in markup.elements() where ["item", "entry"].contains(markup[place].name) {
            guard entries.count < Self.limit else { break }
            if let entry = Self.entry(markup, place, address), seen.insert(entry.link).inserted {
                entries.append(entry)
            }
        }
    }

    /// Whether the document is a feed at all.
    public let isFeed: Bool

    private static func entry(_ markup: Markup, _ place: Markup.Place, _ address: WebAddress) -> Entry? {
        var texts: [String: String] = [:]
        var link: String?
        for child in markup[place].children {
            let node = markup[child]
            guard node.isElement, namespaces.contains(node.space) else { continue }
            let text = PlainText.line(markup.text(of: child))
            if node.name == "link" {
                let relation = node["rel"] ?? "alternate"
                let target = text.isEmpty ? node["href"] : text
                if relation == "alternate", link == nil { link = target }
            } else if texts[node.name] == nil, !text.isEmpty {
                texts[node.name] = text
            }
            if node.name == "guid", node["isPermaLink"]?.lowercased() == "false" { texts["guid"] = nil }
        }
        guard let found = link ?? texts["guid"], let target = WebAddress(found, relativeTo: address) else { return nil }
        let published = texts["pubDate"] ?? texts["published"] ?? texts["issued"] ?? texts["date"] ?? texts["updated"]
        let changed = texts["updated"] ?? texts["modified"] ?? texts["pubDate"] ?? texts["date"] ?? ""
        return Entry(
            link: target, title: PlainText.line(PlainText.withoutTags(texts["title"] ?? "")),
            publishedAt: published.flatMap(PageDate.read), stamp: String(changed.prefix(100)))
    }
}
