import Core

/// What one article contributes, in the form that a partition keeps for each of its articles: one piece of memory that
/// holds a header, the figures, their citations, what it adds to summaries, and its texts, each once. What it shares
/// with others is a number.
///
/// A sentence has at most 600 code points and a reading 500 observations, far below the bounds of the types here; what
/// a broken reading has more is cut to these bounds.
struct StoredArticle: Sendable {
    private let bytes: [UInt8]

    fileprivate struct Header: BitwiseCopyable {
        let publishedAt: Int64
        let source: Int32
        let figures, mentions, presences, tallies: UInt16
        let id, url, title: TextSpan
    }

    /// Packs the parts of an article.
    init(
        id: ExactText, reading: Reading, source: Int32, figures: [StoredFigure], mentions: [StoredMention],
        presences: [StoredPresence], tallies: [Tally], texts sentences: TextPacker
    ) {
        var texts = sentences
        let isCited = !figures.isEmpty
        let header = Header(
            publishedAt: reading.publishedAt?.seconds ?? .min, source: source,
            figures: UInt16(clamping: figures.count), mentions: UInt16(clamping: mentions.count),
            presences: UInt16(clamping: presences.count), tallies: UInt16(clamping: tallies.count),
            id: texts.addPlain(id), url: texts.add(isCited ? reading.url : nil),
            title: texts.add(isCited ? reading.title : nil))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.textsStart(header) + texts.bytes.count)
        bytes.add(header)
        for figure in figures.prefix(Int(header.figures)) { bytes.add(figure) }
        for mention in mentions.prefix(Int(header.mentions)) { bytes.add(mention) }
        for presence in presences.prefix(Int(header.presences)) { bytes.add(presence) }
        for tally in tallies.prefix(Int(header.tallies)) { bytes.add(tally) }
        bytes += texts.bytes
        self.bytes = bytes
    }

    private var header: Header { bytes.part(at: 0) }

    /// When the article was published.
    var publishedAt: Timestamp? { Timestamp(seconds: header.publishedAt) }
    /// The number of the source.
    var source: Int32 { header.source }
    /// How many values the article gives, one a section that it supports.
    var figureCount: Int { Int(header.figures) }
    /// How many provinces' summaries count the article.
    var presenceCount: Int { Int(header.presences) }

    /// One of the article's values.
    func figure(_ place: Int) -> StoredFigure {
        bytes.part(at: Self.stride(of: Header.self) + place * Self.stride(of: StoredFigure.self))
    }

    /// The value that the article gives a section.
    func figure(of section: Int32) -> StoredFigure? {
        (0..<figureCount).lazy.map(figure).first { $0.section == section }
    }

    /// One of the citations of the figures.
    func mention(_ place: Int) -> StoredMention {
        bytes.part(at: Self.mentionsStart(header) + place * Self.stride(of: StoredMention.self))
    }

    /// What the article adds to one of the summaries.
    func presence(_ place: Int) -> StoredPresence {
        bytes.part(at: Self.presencesStart(header) + place * Self.stride(of: StoredPresence.self))
    }

    /// What the article adds to the maps of the province that it is about.
    var tallies: [Tally] {
        let start = Self.talliesStart(header)
        return (0..<Int(header.tallies)).map { bytes.part(at: start + $0 * Self.stride(of: Tally.self)) }
    }

    /// Works on the UTF-8 bytes of the id.
    func withID<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let header = header
        return bytes.withPlainText(Self.range(header.id, in: header), body)
    }

    /// A citation in full.
    func citation(_ place: Int, source: ExactText?) -> Citation {
        let (header, mention) = (header, mention(place))
        return Citation(
            articleId: withID { ExactText(String(knownUTF8: $0)) }, url: text(header.url, header),
            title: text(header.title, header), source: source, publishedAt: publishedAt,
            confidence: FixedDecimal(millionths: Int128(mention.confidence)),
            evidence: Evidence(
                field: mention.isTitle ? .title : .body, start: mention.start, end: mention.end,
                sentence: text(mention.sentence, header) ?? "", sentenceStart: mention.sentenceStart),
            place: mention.place)
    }

    private func text(_ span: TextSpan, _ header: Header) -> String? {
        span.isAbsent ? nil : bytes.text(Self.range(span, in: header))
    }

    private static func range(_ span: TextSpan, in header: Header) -> Range<Int> {
        let start = textsStart(header) + Int(span.start)
        return start..<start + Int(span.length)
    }

    // MARK: Where the parts begin

    @inline(__always)
    private static func stride<Part>(of _: Part.Type) -> Int { MemoryLayout<Part>.stride }

    private static func mentionsStart(_ header: Header) -> Int {
        stride(of: Header.self) + Int(header.figures) * stride(of: StoredFigure.self)
    }

    private static func presencesStart(_ header: Header) -> Int {
        mentionsStart(header) + Int(header.mentions) * stride(of: StoredMention.self)
    }

    private static func talliesStart(_ header: Header) -> Int {
        presencesStart(header) + Int(header.presences) * stride(of: StoredPresence.self)
    }

    private static func textsStart(_ header: Header) -> Int {
        talliesStart(header) + Int(header.tallies) * stride(of: Tally.self)
    }
}
