import Core

/// What partials of different subjects share.
struct MergedParts: Sendable {
    var statements = Numbering<StatedValue>()
    var digests = Numbering<SourceDigest>()
    /// The indicators that summaries count.
    var indicators = Numbering<IndicatorID>()
    /// The sources of citations.
    var sources = Numbering<ExactText?>()
}

/// A citation of a partial, but for its texts: those of its article lie before its sentence.
struct StoredCitation: BitwiseCopyable {
    private let time: Int64
    /// The number of the source.
    let source: Int32
    let mention: StoredMention
    private let texts: ArticleTexts

    /// Packs a citation; its texts are added to others.
    ///
    /// - Parameter known: codes that may be those of its texts.
    init(_ citation: Citation, known: CodedTexts?, _ texts: inout TextPacker, _ shared: inout MergedParts) {
        time = citation.publishedAt?.seconds ?? .min
        source = shared.sources.number(citation.source)
        self.texts = ArticleTexts(citation.texts, known: known, &texts)
        let sentence = citation.texts.with(.sentence) { texts.add($0, known: known?.sentence) }
        mention = StoredMention(
            citation.span, confidence: citation.confidence, place: citation.place, sentence: sentence ?? .absent)
    }

    /// When the article was published.
    var publishedAt: Timestamp? { Timestamp(seconds: time) }
    /// Where the article's id lies.
    var id: Range<Int> { texts.id(endingAt: mention.sentence.range.lowerBound) }
    /// Where its address lies.
    var url: Range<Int>? { texts.url(endingAt: mention.sentence.range.lowerBound) }
    /// Where its title lies.
    var title: Range<Int>? { texts.title(endingAt: mention.sentence.range.lowerBound) }
}
