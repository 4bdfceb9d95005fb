public import Core

/// What a page says of which article it is.
public struct ArticleClaim: Sendable, Hashable {
    /// The id of its canonical address where that may be asked, else of the page's own, after redirects.
    public let id: ExactText
    /// The ``TextDigest`` of its title and text.
    public let digest: String
    /// That of its title alone; nil without one.
    public let titleDigest: String?

    /// The claim of a page.
    public init(id: ExactText, title: String, body: String) {
        self.id = id
        digest = TextDigest.of(title: title, body: body)
        titleDigest = TextDigest.of(title: title)
    }
}

extension ArticleRecord {
    /// Whether a page shows this article: the same text, or the same title over a text that was edited.
    func matches(_ claim: ArticleClaim) -> Bool {
        digest == claim.digest || (titleDigest != nil && titleDigest == claim.titleDigest)
    }

    /// Whether a visit to this article's page was led to another one, such as a section, a login or a notice: it names
    /// itself otherwise and has another title.
    func isElsewhere(_ claim: ArticleClaim, key: ExactText) -> Bool {
        guard let id, standing != .duplicate else { return false }
        return claim.id != id && claim.id != key && claim.titleDigest != titleDigest
    }

    func isDuplicate(of id: ExactText) -> Bool { standing == .duplicate && self.id == id }

    /// The record of an article of which nothing was published yet, under an id that is free.
    func begun(as id: ExactText, _ claim: ArticleClaim) -> ArticleRecord {
        var record = self
        record.id = id
        record.standing = .new
        record.titleDigest = claim.titleDigest
        return record
    }

    /// The record with another one's id and what was published under it.
    func succeeding(_ owner: ArticleRecord) -> ArticleRecord {
        var record = self
        record.id = owner.id
        record.standing = owner.standing
        record.revision = owner.revision
        record.digest = owner.digest
        record.titleDigest = owner.titleDigest
        return record
    }

    /// The record as a duplicate, visited only when a feed says that it has changed.
    func duplicate(of id: ExactText, at time: Timestamp) -> ArticleRecord {
        var record = renewed(at: time)
        record.id = id
        record.standing = .duplicate
        record.lastVisit = time
        record.nextVisit = nil
        return record
    }

    /// Takes back what a visit has noted as published.
    mutating func restore(_ old: ArticleRecord) {
        standing = old.standing
        revision = old.revision
        digest = old.digest
        validators = old.validators
    }

    /// The record as if its page had never been visited.
    func renewed(at time: Timestamp) -> ArticleRecord {
        var record = ArticleRecord(
            FeedDocument.Entry(link: link, title: "", publishedAt: listedAt, stamp: stamp), at: firstSeen)
        record.lastListed = lastListed
        record.nextVisit = time
        return record
    }
}
