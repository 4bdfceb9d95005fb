public import Core

/// What is remembered of an article between visits.
public struct ArticleRecord: Sendable, Hashable {
    /// What has become of an article.
    public enum Standing: String, Sendable, CaseIterable {
        /// Seen in a feed, never published.
        case new
        /// Published.
        case published
        /// Retracted, as its page is gone.
        case retracted
        /// The same article as another link's, under whose id it stands.
        case duplicate
    }

    /// The article's page, as the feed names it.
    public let link: WebAddress
    /// When it was first seen in a feed.
    public let firstSeen: Timestamp
    /// When a feed listed it last.
    public var lastListed: Timestamp
    /// When the article was published, as the feed says.
    public internal(set) var listedAt: Timestamp?
    /// What the feed said of its last change.
    public var stamp: String
    /// Its id; nil before its page was first read.
    public var id: ExactText?
    /// What has become of it.
    public internal(set) var standing = Standing.new
    /// The revision that was published last; 0 for none.
    public internal(set) var revision: Int64 = 0
    /// The ``TextDigest`` of the text that was published last.
    public internal(set) var digest: String?
    /// The ``TextDigest`` of the title alone; nil where it has none.
    public internal(set) var titleDigest: String?
    /// The page's validators, for conditional requests.
    public var validators = Validators()
    /// When the page was visited last.
    public internal(set) var lastVisit: Timestamp?
    /// When to visit it next; nil: when a feed says that it has changed.
    public internal(set) var nextVisit: Timestamp?
    /// How often in a row the page was missing, and since when.
    public internal(set) var misses = 0
    /// When the page was first missing.
    public internal(set) var missingSince: Timestamp?
    /// How often in a row it could not be fetched or read.
    public internal(set) var failures = 0

    /// An article that a feed lists for the first time: its page is to be visited now.
    public init(_ entry: FeedDocument.Entry, at time: Timestamp) {
        link = entry.link
        stamp = entry.stamp
        listedAt = entry.publishedAt
        firstSeen = time
        lastListed = time
        nextVisit = time
    }
}

/// What a server gave to ask with whether a page has changed (RFC 9110, section 8.8).
public struct Validators: Sendable, Hashable {
    /// The `ETag`.
    public var etag: String?
    /// The `Last-Modified`.
    public var lastModified: String?

    /// No validators, or those given; longer than 500 bytes none is kept.
    public init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag.flatMap { $0.utf8.count <= 500 ? $0 : nil }
        self.lastModified = lastModified.flatMap { $0.utf8.count <= 500 ? $0 : nil }
    }
}
