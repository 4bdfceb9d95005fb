import Core

/// A citation of an article with its rank in an order of citations; another number than the rank decides only between
/// those of equal rank.
struct Candidate: Sendable, Equatable {
    /// Compared first, ascending.
    let rank: UInt64
    /// The slot of the article.
    let slot: Int32
    /// The citation among the article's.
    let mention: Int32

    /// The article in the order of headlines, the one that stands last: "the article with the latest publishedAt (null
    /// is earliest), then the greatest id by bytes" (contract.md, "Rollup").
    init(headline mention: Int, of article: StoredArticle, at slot: Int32) {
        rank = Self.rank(article.publishedAt)
        self.slot = slot
        self.mention = Int32(truncatingIfNeeded: mention)
    }

    /// The citation in the order of citations, the best first: "by confidence, publishedAt (both descending; times are
    /// compared as instants, absent last), article id by bytes, title before body, start, end, place in the list".
    init(citation mention: Int, of article: StoredArticle, at slot: Int32) {
        let confidence = article.mention(mention).confidence
        let doubt = UInt64(Self.doubtLimit - min(max(confidence, 0), Self.doubtLimit))
        rank = doubt << Self.timeBits | (Self.latest - Self.rank(article.publishedAt))
        self.slot = slot
        self.mention = Int32(truncatingIfNeeded: mention)
    }

    /// The order of headlines or of citations, a total one: one article has one headline in a section.
    func precedes(_ other: Candidate, in articles: ArticleTable) -> Bool {
        if rank != other.rank { return rank < other.rank }
        guard let article = articles[slot], let another = articles[other.slot] else { return slot < other.slot }
        if slot == other.slot {
            return article.mention(Int(mention)).precedes(another.mention(Int(other.mention)))
        }
        return article.withID { id in another.withID { id.precedes($0) } }
    }

    /// The years 0000 to 9999 have fewer seconds than two to this power.
    private static let timeBits: UInt64 = 40
    private static let latest: UInt64 = 1 << timeBits - 1
    /// The largest confidence, in millionths; those of messages are at most 1.
    private static let doubtLimit: Int32 = 1 << 23 - 1
    private static let firstSecond: Int64 = -62_167_219_200

    /// 0 for no time, else the more the later.
    private static func rank(_ time: Timestamp?) -> UInt64 {
        guard let time else { return 0 }
        return UInt64(time.seconds - firstSecond) + 1
    }
}
