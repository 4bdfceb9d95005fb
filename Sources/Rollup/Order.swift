import Core

extension Timestamp? {
    /// Whether an instant is later than another; none is earlier than all.
    func isLater(than other: Timestamp?) -> Bool {
        guard let self else { return false }
        return other.map { $0 < self } ?? true
    }
}

extension Citation {
    /// The order of citations. Two that the contract's order leaves together are of one article in two versions, from
    /// two partitions; their texts decide, so that the order is total.
    func precedes(_ other: Citation) -> Bool {
        if isCited(before: other) { return true }
        if other.isCited(before: self) { return false }
        return firstDifference(from: other) ?? (span.sentenceStart < other.span.sentenceStart)
    }

    /// Whether neither comes before the other.
    func isSame(as other: Citation) -> Bool {
        confidence == other.confidence && publishedAt == other.publishedAt && place == other.place
            && span == other.span && texts == other.texts && source == other.source
    }

    /// Whether the first text that is another comes before its counterpart, none first; nil where all are the same.
    private func firstDifference(from other: Citation) -> Bool? {
        url.map(ExactText.init).precedes(other.url.map(ExactText.init))
            ?? title.map(ExactText.init).precedes(other.title.map(ExactText.init))
            ?? source.precedes(other.source)
            ?? ExactText?.some(ExactText(texts.sentence)).precedes(ExactText(other.texts.sentence))
    }

    /// "By confidence, publishedAt (both descending; times are compared as instants, absent last), article id by
    /// bytes, title before body, start, end, place in the list" (contract.md, "Rollup", evidence).
    private func isCited(before other: Citation) -> Bool {
        if confidence != other.confidence { return confidence > other.confidence }
        if publishedAt != other.publishedAt { return publishedAt.isLater(than: other.publishedAt) }
        if articleId != other.articleId { return articleId < other.articleId }
        if span.field != other.span.field { return span.field == .title }
        return (span.start, span.end, place) < (other.span.start, other.span.end, other.place)
    }
}

extension ExactText? {
    /// Whether a text comes before another, none first; nil where they are the same.
    fileprivate func precedes(_ other: ExactText?) -> Bool? {
        guard self != other else { return nil }
        return other.map { other in map { $0 < other } ?? true } ?? false
    }
}
