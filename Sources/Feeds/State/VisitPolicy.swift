public import Core

/// When pages are visited again, and when one that is missing counts as gone.
public struct VisitPolicy: Sendable {
    /// How long after it was first seen a page is visited again, in seconds, ascending. News change most in the first
    /// day; GDELT looks again after a day and a week, and finds a fifth changed.
    public var revisits: [Int64] = [3_600, 6 * 3_600, 86_400, 3 * 86_400, 7 * 86_400]
    /// How many visits in a row must find it missing.
    public var missesToRetract = 3
    /// Over at least how many seconds.
    public var missingSeconds: Int64 = 86_400
    /// The seconds between visits to a page that is missing.
    public var missingInterval: Int64 = 8 * 3_600
    /// The fewest seconds between two visits because a feed says that the article has changed.
    public var leastInterval: Int64 = 3_600
    /// After how many seconds an article that no feed lists any more is forgotten.
    public var forgetAfter: Int64 = 90 * 86_400
    /// The most pages of a host that wait for their first visit.
    public var maxWaiting = 10_000

    /// The policy that is described.
    public init() {}

    /// When a page is visited next by its age; nil: never by itself.
    func next(after time: Timestamp, firstSeen: Timestamp) -> Timestamp? {
        revisits.first { firstSeen.seconds + $0 > time.seconds }.flatMap {
            Timestamp(seconds: firstSeen.seconds + $0)
        }
    }
}

/// What a visit to an article's page found.
public enum Sighting: Sendable, Hashable {
    /// The server says that it has not changed (304).
    case unchanged
    /// Its text, by its ``TextDigest``.
    case text(digest: String)
    /// It is gone for good (410).
    case gone
    /// It is not there (404), or leads to the site's front page.
    case missing
    /// It could not be fetched, or holds no article: nothing is known.
    case unknown
}

/// What follows from a visit.
public enum VisitAction: Sendable, Hashable {
    /// Nothing.
    case none
    /// The text is published as this revision.
    case publish(revision: Int64)
    /// The article is retracted.
    case retract
}

extension ArticleRecord {
    /// What follows from a visit: the record as it is afterwards, and what is to be done before it is kept.
    public func after(
        _ sighting: Sighting, at time: Timestamp, policy: VisitPolicy
    ) -> (record: ArticleRecord, action: VisitAction) {
        var record = self
        record.lastVisit = time
        record.nextVisit = policy.next(after: time, firstSeen: firstSeen)
        if sighting != .missing {
            record.misses = 0
            record.missingSince = nil
        }
        record.failures = sighting == .unknown ? failures + 1 : 0
        switch sighting {
        case .unchanged: return (record, .none)
        case .text(let digest):
            guard digest != self.digest || standing == .retracted else { return (record, .none) }
            record.digest = digest
            record.revision = revision + 1
            record.standing = .published
            return (record, .publish(revision: record.revision))
        case .gone: return record.retracted()
        case .missing:
            record.misses += 1
            let since = missingSince ?? time
            record.missingSince = since
            let isGone =
                record.misses >= policy.missesToRetract && time.seconds - since.seconds >= policy.missingSeconds
            if isGone { return record.retracted() }
            record.nextVisit = Timestamp(seconds: time.seconds + policy.missingInterval)
            return (record, .none)
        case .unknown:
            let wait = min(86_400, Int64(1_800) << min(record.failures, 6))
            record.nextVisit = record.failures > 8 ? nil : Timestamp(seconds: time.seconds + wait)
            return (record, .none)
        }
    }

    /// The article's page is gone: what was published is retracted, and the page is not visited any more unless a feed
    /// says that it has changed.
    private func retracted() -> (record: ArticleRecord, action: VisitAction) {
        var record = self
        record.nextVisit = nil
        record.validators = Validators()
        guard standing == .published else { return (record, .none) }
        record.standing = .retracted
        return (record, .retract)
    }

    /// The record as it is when a feed lists the article again.
    func listed(_ entry: FeedDocument.Entry, at time: Timestamp, policy: VisitPolicy) -> ArticleRecord {
        var record = self
        record.lastListed = time
        guard stamp != entry.stamp else { return record }
        record.stamp = entry.stamp
        let earliest = Timestamp(seconds: (lastVisit?.seconds ?? 0) + policy.leastInterval) ?? time
        let visit = max(time, earliest)
        record.nextVisit = nextVisit.map { min($0, visit) } ?? visit
        return record
    }
}
