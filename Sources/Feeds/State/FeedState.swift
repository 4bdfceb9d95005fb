public import Core

/// What is remembered of a feed between visits.
public struct FeedRecord: Sendable, Hashable {
    /// Its validators, for conditional requests.
    public var validators = Validators()
    /// How often in a row it could not be read.
    public var failures = 0
    /// Not before this time it is fetched again; nil: at the next round.
    public var notBefore: Timestamp?

    /// A feed that was never fetched.
    public init() {}
}

/// All that the polling of feeds remembers.
public struct FeedState: Sendable {
    /// The feeds by address.
    public var feeds: [WebAddress: FeedRecord] = [:]
    /// The articles by the id of the link that a feed names.
    public private(set) var articles: [ExactText: ArticleRecord] = [:]
    /// Which of them has which id.
    private var owners: [ExactText: ExactText] = [:]

    /// Nothing is remembered.
    public init() {}

    /// Keeps an article's record.
    public mutating func keep(_ record: ArticleRecord, as key: ExactText) {
        articles[key] = record
        if let id = record.id, record.standing != .duplicate { owners[id] = key }
    }

    /// The record under whose id an article would come to stand; nil where the id is free, or its own.
    public func owner(of id: ExactText, besides key: ExactText) -> ArticleRecord? {
        owners[id].flatMap { $0 == key ? nil : articles[$0] }
    }

    /// Takes in what a feed lists.
    public mutating func list(
        _ entries: [FeedDocument.Entry], identity: ArticleIdentity, at time: Timestamp, policy: VisitPolicy
    ) {
        for entry in entries {
            let key = identity.id(of: entry.link)
            let record = articles[key]?.listed(entry, at: time, policy: policy)
            articles[key] = record ?? ArticleRecord(entry, at: time)
        }
    }

    /// The pages that are due, by host: new ones first, the latest before the others, then those that wait the longest.
    ///
    /// - Parameter limit: the most pages of a host.
    public func due(
        at time: Timestamp, atMost limit: Int
    ) -> [String: [(key: ExactText, record: ArticleRecord)]] {
        let due = articles.filter { $0.value.nextVisit.map { $0 <= time } ?? false }
        return Dictionary(grouping: due) { $0.value.link.host }.mapValues { pages in
            let sorted = pages.sorted { left, right in
                let (old, other) = (left.value, right.value)
                if (old.lastVisit == nil) != (other.lastVisit == nil) { return old.lastVisit == nil }
                if old.lastVisit == nil, old.listedAt != other.listedAt {
                    return old.listedAt?.seconds ?? .min > other.listedAt?.seconds ?? .min
                }
                return (old.nextVisit?.seconds ?? 0, left.key) < (other.nextVisit?.seconds ?? 0, right.key)
            }
            return sorted.prefix(limit).map { (key: $0.key, record: $0.value) }
        }
    }

    /// A record with its article's id, which is given once, when the page is first read: that of the canonical address
    /// where it lies on an allowed host, else of the page's own. Where another link has brought the id already, the
    /// same text makes it a duplicate; another text means that the page's word cannot be trusted, and the link's own id
    /// is taken.
    func identified(
        _ record: ArticleRecord, _ key: ExactText, _ page: ArticlePage, at address: WebAddress,
        identity: ArticleIdentity, rules: HostRules
    ) -> ArticleRecord {
        guard record.id == nil else { return record }
        var record = record
        let canonical = page.canonical.flatMap { rules.allows($0) ? $0 : nil } ?? address
        let id = identity.id(of: canonical)
        record.id = id
        guard let owner = owner(of: id, besides: key) else { return record }
        if owner.digest == TextDigest.of(title: page.title, body: page.body) || self.owner(of: key, besides: key) != nil
        {
            record.standing = .duplicate
            record.nextVisit = nil
        } else {
            record.id = key
        }
        return record
    }

    /// Forgets articles that no feed has listed for long; those that are missing are kept until that is decided.
    public mutating func forget(at time: Timestamp, policy: VisitPolicy) {
        for (key, record) in articles where record.misses == 0 {
            guard time.seconds - record.lastListed.seconds > policy.forgetAfter else { continue }
            articles[key] = nil
            if let id = record.id, owners[id] == key { owners[id] = nil }
        }
    }
}
