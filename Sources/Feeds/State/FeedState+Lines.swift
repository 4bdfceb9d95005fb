internal import Core
public import Wire

/// A state file says what it should not.
public struct StateFault: Error, Sendable, CustomStringConvertible {
    /// What is wrong and where.
    public let description: String
}

extension FeedState {
    /// The state as JSON objects, one a feed and article, in a fixed order.
    public func lines() -> [[UInt8]] {
        let feeds = feeds.sorted { ExactText($0.key.string) < ExactText($1.key.string) }.map { address, feed in
            JSONWriter.bytes { writer in
                writer.object { writer in
                    writer.member("feed", address.string)
                    writer.write(feed.validators)
                    writer.member("failures", feed.failures)
                    writer.member("notBefore", feed.notBefore?.description)
                    writer.member("lastFailure", feed.lastFailure)
                }
            }
        }
        let articles = articles.sorted { $0.key < $1.key }.map { key, record in
            JSONWriter.bytes { writer in
                writer.object { writer in
                    writer.member("article", key.string)
                    writer.write(record)
                }
            }
        }
        return feeds + articles
    }

    /// Reads the objects that ``lines()`` makes.
    ///
    /// - Throws: ``StateFault`` with the number of the first object that is none of them.
    public init(lines: [JSONValue]) throws(StateFault) {
        for (number, line) in lines.enumerated() {
            if let address = line["feed"]?.string.flatMap({ WebAddress($0) }) {
                var feed = FeedRecord()
                feed.validators = line.validators
                feed.failures = line["failures"]?.integer.map { Int(clamping: $0) } ?? 0
                feed.notBefore = line.time("notBefore")
                feed.lastFailure = line["lastFailure"]?.string
                feeds[address] = feed
            } else if let key = line["article"]?.string, let record = line.articleRecord {
                keep(record, as: ExactText(key))
            } else {
                throw StateFault(description: "entry \(number + 1) is neither a feed nor an article")
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ validators: Validators) {
        member("etag", validators.etag)
        member("lastModified", validators.lastModified)
    }

    fileprivate mutating func write(_ record: ArticleRecord) {
        member("link", record.link.string)
        member("id", record.id?.string)
        member("standing", record.standing.rawValue)
        member("revision", Int(record.revision))
        member("digest", record.digest)
        member("titleDigest", record.titleDigest)
        write(record.validators)
        member("stamp", record.stamp)
        member("listedAt", record.listedAt?.description)
        member("firstSeen", record.firstSeen.description)
        member("lastListed", record.lastListed.description)
        member("lastVisit", record.lastVisit?.description)
        member("nextVisit", record.nextVisit?.description)
        member("misses", record.misses)
        member("missingSince", record.missingSince?.description)
        member("failures", record.failures)
    }
}

extension JSONValue {
    fileprivate func time(_ name: String) -> Timestamp? { self[name]?.string.flatMap { Timestamp($0) } }

    fileprivate var validators: Validators {
        Validators(etag: self["etag"]?.string, lastModified: self["lastModified"]?.string)
    }

    fileprivate var articleRecord: ArticleRecord? {
        guard let link = self["link"]?.string.flatMap({ WebAddress($0) }), let firstSeen = time("firstSeen"),
            let standing = self["standing"]?.string.flatMap(ArticleRecord.Standing.init),
            let revision = self["revision"]?.integer, revision >= 0
        else { return nil }
        let entry = FeedDocument.Entry(
            link: link, title: "", publishedAt: time("listedAt"), stamp: self["stamp"]?.string ?? "")
        var record = ArticleRecord(entry, at: firstSeen)
        record.id = self["id"]?.string.map(ExactText.init)
        record.standing = standing
        record.revision = revision
        record.digest = self["digest"]?.string
        record.titleDigest = self["titleDigest"]?.string
        record.validators = validators
        record.lastListed = time("lastListed") ?? firstSeen
        record.lastVisit = time("lastVisit")
        record.nextVisit = time("nextVisit")
        record.misses = self["misses"]?.integer.map { Int(clamping: $0) } ?? 0
        record.missingSince = time("missingSince")
        record.failures = self["failures"]?.integer.map { Int(clamping: $0) } ?? 0
        return record
    }
}
