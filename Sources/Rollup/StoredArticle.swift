import Core

/// What one article contributes, in the form that a partition keeps for each of its articles: its texts in one piece
/// and each once, what it shares with others by number, other numbers in few bytes.
///
/// A sentence has at most 600 code points and a reading 500 observations, far below the bounds of the types here; what
/// a broken reading has more is cut to these bounds.
final class StoredArticle: Sendable {
    let id: ExactText
    let publishedAt: Timestamp?
    /// The number of the source.
    let source: Int32
    /// The article's values, one a section that it supports.
    let figures: [StoredFigure]
    /// The citations of the figures.
    let mentions: [StoredMention]
    /// The provinces whose summaries count the article.
    let presences: [StoredPresence]
    private let texts: PackedTexts
    private let url, title: PackedTexts.Span?

    /// Packs what a reading contributes; what it shares with other articles is numbered in `shared`.
    init(_ reading: Reading, contributions: [PartialSubject: PartialContent], shared: inout Shared) {
        var partials: [(SectionID, SectionPartial)] = []
        var presences: [StoredPresence] = []
        for (subject, content) in contributions {
            switch (subject, content) {
            case (.summary(let province), .summary(let summary)):
                presences.append(StoredPresence(province: province, summary: summary))
            case (_, .sections(let sections)):
                for (kind, partial) in sections { partials.append((SectionID(subject: subject, kind: kind), partial)) }
            default: break
            }
        }
        var packer = FigurePacker(partials, shared: &shared)
        let isCited = !packer.figures.isEmpty
        url = isCited ? reading.url.map { packer.texts.add(ExactText($0)) } : nil
        title = isCited ? reading.title.map { packer.texts.add(ExactText($0)) } : nil
        id = reading.articleId
        publishedAt = reading.publishedAt
        source = shared.sources.number(Source(reading.source))
        texts = packer.texts.packed()
        figures = packer.figures
        mentions = packer.mentions
        self.presences = presences
    }

    /// A citation in full.
    func citation(_ mention: Int, source: ExactText?) -> Citation {
        let stored = mentions[mention]
        return Citation(
            articleId: id, url: url.map { texts[$0] }, title: title.map { texts[$0] }, source: source,
            publishedAt: publishedAt, confidence: FixedDecimal(millionths: Int128(stored.confidence)),
            evidence: Evidence(
                field: stored.field, start: stored.start, end: stored.end, sentence: texts[stored.sentence],
                sentenceStart: stored.sentenceStart),
            place: stored.place)
    }
}

/// An article's value in a section.
struct StoredFigure: Sendable {
    /// The number of the section.
    let section: Int32
    /// The number of what the article says.
    let statement: Int32
    /// How many observations support the section.
    let observations: Int32
    /// The first citation of the figure among the article's.
    let firstMention: Int32
    /// The headline's place among the citations of the figure.
    let headlineOffset: UInt8

    /// The citations that may come to be shown among the best, best first.
    var best: Range<Int> {
        Int(firstMention)..<Int(firstMention) + min(Int(observations), SectionPartial.bestLimit)
    }

    /// The citation of the observation that gave the value.
    var headline: Int { Int(firstMention) + Int(headlineOffset) }
}

/// A citation without the parts that its article holds.
struct StoredMention: Sendable {
    let sentence: PackedTexts.Span
    let sentenceStart: Int
    let confidence: Int32
    /// The figure's span in the sentence.
    private let offset, endOffset: UInt16
    private let shortPlace: UInt16
    let field: TextField

    var start: Int { sentenceStart &+ Int(offset) }
    var end: Int { sentenceStart &+ Int(endOffset) }
    var place: Int { Int(shortPlace) }

    init(_ citation: Citation, sentence: PackedTexts.Span) {
        self.sentence = sentence
        sentenceStart = citation.evidence.sentenceStart
        confidence = Int32(clamping: citation.confidence.millionths)
        offset = UInt16(clamping: citation.evidence.start &- sentenceStart)
        endOffset = UInt16(clamping: citation.evidence.end &- sentenceStart)
        shortPlace = UInt16(clamping: citation.place)
        field = citation.evidence.field
    }
}

/// Collects an article's figures with their citations.
private struct FigurePacker {
    var texts = PackedTexts.Builder()
    private(set) var figures: [StoredFigure] = []
    private(set) var mentions: [StoredMention] = []

    init(_ partials: [(SectionID, SectionPartial)], shared: inout Shared) {
        figures.reserveCapacity(partials.count)
        mentions.reserveCapacity(partials.reduce(0) { $0 + $1.1.best.count })
        for (section, partial) in partials { add(partial, to: section, shared: &shared) }
    }

    private mutating func add(_ partial: SectionPartial, to section: SectionID, shared: inout Shared) {
        guard let headline = partial.headline else { return }
        var cited = partial.best
        let offset = cited.firstIndex { $0.place == headline.citation.place } ?? cited.count
        if offset == cited.count { cited.append(headline.citation) }
        figures.append(
            StoredFigure(
                section: shared.sections.number(section), statement: shared.statements.number(headline.stated),
                observations: Int32(clamping: partial.observations), firstMention: Int32(clamping: mentions.count),
                headlineOffset: UInt8(clamping: offset)))
        for citation in cited {
            mentions.append(StoredMention(citation, sentence: texts.add(ExactText(citation.evidence.sentence))))
        }
    }
}
