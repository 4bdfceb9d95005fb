public import Core

/// What is remembered of a feed between visits.
public struct FeedRecord: Sendable, Hashable {
    /// Its validators, for conditional requests.
    public var validators = Validators()
    /// How often in a row it could not be read.
    public var failures = 0
    /// Not before this time it is fetched again; nil: at the next round.
    public var notBefore: Timestamp?
    /// Why it could not be read the last time.
    public var lastFailure: String?

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

    /// Keeps an article's record, unless another link has taken its id over meanwhile. Where an article is retracted,
    /// the duplicates of it are due as if they were new.
    public mutating func keep(_ record: ArticleRecord, as key: ExactText) {
        if let id = record.id, record.standing != .duplicate {
            guard owner(of: id, besides: key) == nil else { return }
            owners[id] = key
            if record.standing == .retracted, articles[key]?.standing == .published {
                for (other, duplicate) in articles where duplicate.isDuplicate(of: id) {
                    articles[other] = duplicate.renewed(at: record.lastVisit ?? record.lastListed)
                }
            }
        }
        articles[key] = record
    }

    /// The link and record under whose id an article would come to stand; nil where the id is free, or its own.
    public func owner(of id: ExactText, besides key: ExactText) -> (key: ExactText, record: ArticleRecord)? {
        guard let owner = owners[id], owner != key, let record = articles[owner] else { return nil }
        return (owner, record)
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

    /// Gives an article its id, once, when its page is first read, and reserves it: that which the page claims, else that
    /// of its own link. Where another link has the id, the same article makes this one a duplicate, but for an owner
    /// that is retracted and for the link whose own id it is: these take the id over with what was published under it.
    /// Another article means that the page's word cannot be trusted, and the link's own id is taken.
    ///
    /// - Returns: the record as it is now kept; nil for a link that is not known.
    public mutating func identify(
        _ key: ExactText, by claim: ArticleClaim, at time: Timestamp
    ) -> ArticleRecord? {
        guard var record = articles[key], record.id == nil || record.standing == .duplicate else {
            return articles[key]
        }
        for id in [claim.id, key] {
            guard let owner = owner(of: id, besides: key) else {
                record = record.begun(as: id, claim)
                break
            }
            let isSame = owner.record.matches(claim)
            if id == key || (isSame && owner.record.standing == .retracted) {
                record = record.succeeding(owner.record)
                record.titleDigest = claim.titleDigest
                if !isSame { record.digest = nil }
                articles[owner.key] = isSame ? owner.record.duplicate(of: id, at: time) : owner.record.renewed(at: time)
                break
            }
            if isSame {
                record = record.duplicate(of: id, at: time)
                break
            }
        }
        if let id = record.id, record.standing != .duplicate { owners[id] = key }
        articles[key] = record
        return record
    }

    /// Forgets articles that no feed has listed for long, but not those that are missing, until that is decided: a
    /// duplicate that is still listed takes the place of the one that it is a duplicate of. Of pages that wait for
    /// their first visit, those seen first are forgotten where a host has too many.
    public mutating func forget(at time: Timestamp, policy: VisitPolicy) {
        var orphaned: [ExactText: ArticleRecord] = [:]
        for (key, record) in articles where record.misses == 0 {
            guard time.seconds - record.lastListed.seconds > policy.forgetAfter else { continue }
            articles[key] = nil
            if let id = record.id, owners[id] == key {
                owners[id] = nil
                orphaned[id] = record
            }
        }
        for (key, record) in articles where !orphaned.isEmpty && record.standing == .duplicate {
            guard let id = record.id, let owner = orphaned.removeValue(forKey: id) else { continue }
            keep(record.renewed(at: time).succeeding(owner), as: key)
        }
        let waiting = articles.filter { $0.value.standing == .new && $0.value.lastVisit == nil && $0.value.id == nil }
        for pages in Dictionary(grouping: waiting, by: { $0.value.link.host }).values
        where pages.count > policy.maxWaiting {
            let oldest = pages.sorted { $0.value.firstSeen.seconds < $1.value.firstSeen.seconds }
            for (key, _) in oldest.dropLast(policy.maxWaiting) { articles[key] = nil }
        }
    }
}
