import Core

/// What has a place in the order of citations (contract.md, "Rollup", evidence).
protocol Cited {
    var articleId: ExactText { get }
    var publishedAt: Timestamp? { get }
    var confidence: FixedDecimal { get }
    var field: TextField { get }
    var start: Int { get }
    var end: Int { get }
    var place: Int { get }
}

extension Cited {
    /// "By confidence, publishedAt (both descending; times are compared as instants, absent last), article id by
    /// bytes, title before body, start, end, place in the list".
    func isCited(before other: Self) -> Bool {
        if confidence != other.confidence { return confidence > other.confidence }
        if publishedAt != other.publishedAt { return publishedAt.isLater(than: other.publishedAt) }
        if articleId != other.articleId { return articleId < other.articleId }
        if field != other.field { return field == .title }
        return (start, end, place) < (other.start, other.end, other.place)
    }
}

extension Timestamp? {
    /// Whether an instant is later than another; none is earlier than all.
    func isLater(than other: Timestamp?) -> Bool {
        guard let self else { return false }
        return other.map { $0 < self } ?? true
    }
}

extension Citation: Cited {
    var field: TextField { evidence.field }
    var start: Int { evidence.start }
    var end: Int { evidence.end }

    /// The order of citations. Two that the contract's order leaves together are of one article in two versions, from
    /// two partitions; their texts decide, so that the order is total.
    func precedes(_ other: Citation) -> Bool {
        if isCited(before: other) { return true }
        if other.isCited(before: self) { return false }
        for (text, otherText) in zip(texts, other.texts) where text != otherText {
            return otherText.map { other in text.map { $0 < other } ?? true } ?? false
        }
        return evidence.sentenceStart < other.evidence.sentenceStart
    }

    private var texts: [ExactText?] {
        [url.map(ExactText.init), title.map(ExactText.init), source, ExactText(evidence.sentence)]
    }
}

extension StatedValue {
    /// "Smallest value as a number, unit and comparator by bytes, smallest outOf (none first)".
    func precedes(_ other: StatedValue) -> Bool {
        if value != other.value { return value < other.value }
        if unit != other.unit { return unit.rawValue.utf8.lexicographicallyPrecedes(other.unit.rawValue.utf8) }
        if comparator != other.comparator {
            return comparator.rawValue.utf8.lexicographicallyPrecedes(other.comparator.rawValue.utf8)
        }
        guard let maximum = other.outOf else { return false }
        return outOf.map { $0 < maximum } ?? true
    }
}

extension SectionPartial.Headline {
    /// Whether this headline stands rather than another. Between versions of one article, from two partitions, the
    /// order of their citations and values decides.
    func stands(before other: Self) -> Bool {
        let (mine, others) = (citation.headlineRank, other.citation.headlineRank)
        if mine != others { return others < mine }
        if citation.precedes(other.citation) { return true }
        return !other.citation.precedes(citation) && stated.precedes(other.stated)
    }
}

/// An article's rank for the headline: "the article with the latest publishedAt (null is earliest), then the greatest
/// id by bytes".
struct HeadlineRank: Comparable {
    let publishedAt: Timestamp?
    let articleId: ExactText

    static func < (left: Self, right: Self) -> Bool {
        left.publishedAt == right.publishedAt
            ? left.articleId < right.articleId : right.publishedAt.isLater(than: left.publishedAt)
    }
}

extension Citation {
    fileprivate var headlineRank: HeadlineRank { HeadlineRank(publishedAt: publishedAt, articleId: articleId) }
}
