/// A published article, as a worker is given it (contract.md, "Article").
public struct Article: Sendable, Hashable {
    /// The article's identity, 1 to 200 code points.
    public var id: ExactText
    /// The publisher's own revision number; carried along, never interpreted.
    public var revision: Int64
    /// The headline, at most 2,000 code points.
    public var title: String?
    /// The text.
    public var body: String
    /// Where the article stands on the web, at most 2,000 code points.
    public var url: String?
    /// The paper, portal or domain that published it, at most 2,000 code points.
    public var source: ExactText?
    /// A hint: the province, in the list of 63, that the publisher says the article is about.
    public var province: ProvinceCode?
    /// When it was published.
    public var publishedAt: Timestamp?
}

extension Article {
    /// An article from its parts. It is made of them at once: an initializer that sets one after the other copies them
    /// all at its end.
    public init(
        id: ExactText, revision: Int64 = 1, title: String? = nil, body: String, url: String? = nil,
        source: ExactText? = nil, publishedAt: Timestamp? = nil, province: ProvinceCode? = nil
    ) {
        self.init(
            id: id, revision: revision, title: title, body: body, url: url, source: source, province: province,
            publishedAt: publishedAt)
    }
}
