import Core

/// What partials of different subjects share.
struct MergedParts: Sendable {
    var statements = Numbering<StatedValue>()
    var digests = Numbering<SourceDigest>()
    /// The sources of citations.
    var sources = Numbering<ExactText?>()
}

/// A citation of a partial, but for its texts. These lie one after the other: id, address, title and sentence.
struct StoredCitation: BitwiseCopyable {
    private let time: Int64
    let mention: StoredMention
    /// The number of the source.
    let source: Int32
    private let idLength, urlLength, titleLength: UInt16

    /// The length of a text that is not there.
    private static let absent = UInt16.max

    /// Packs a citation; its texts are added to others.
    init(_ citation: Citation, _ texts: inout TextPacker, _ shared: inout MergedParts) {
        time = citation.publishedAt?.seconds ?? .min
        source = shared.sources.number(citation.source)
        idLength = texts.addPlain(citation.articleId).length
        urlLength = citation.url.map { texts.add($0).length } ?? Self.absent
        titleLength = citation.title.map { texts.add($0).length } ?? Self.absent
        mention = StoredMention(
            citation.evidence, confidence: citation.confidence, place: citation.place,
            sentence: texts.add(citation.evidence.sentence))
    }

    /// When the article was published.
    var publishedAt: Timestamp? { Timestamp(seconds: time) }

    /// Where the texts lie.
    var id: Range<Int> {
        let end = (url ?? title ?? mention.sentence.range).lowerBound
        return end - Int(idLength)..<end
    }
    var url: Range<Int>? {
        guard urlLength != Self.absent else { return nil }
        let end = (title ?? mention.sentence.range).lowerBound
        return end - Int(urlLength)..<end
    }
    var title: Range<Int>? {
        guard titleLength != Self.absent else { return nil }
        let end = mention.sentence.range.lowerBound
        return end - Int(titleLength)..<end
    }
}
