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
        let texts: ArticleTexts
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
            texts: ArticleTexts(
                id: id, url: isCited ? reading.url : nil, title: isCited ? reading.title : nil, &texts))
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
        bytes.part(at: Self.size(of: Header.self) + place * Self.size(of: StoredFigure.self))
    }

    /// The value that the article gives a section.
    func figure(of section: Int32) -> StoredFigure? {
        (0..<figureCount).lazy.map(figure).first { $0.section == section }
    }

    /// One of the citations of the figures.
    func mention(_ place: Int) -> StoredMention {
        bytes.part(at: Self.mentionsStart(header) + place * Self.size(of: StoredMention.self))
    }

    /// What the article adds to one of the summaries.
    func presence(_ place: Int) -> StoredPresence {
        bytes.part(at: Self.presencesStart(header) + place * Self.size(of: StoredPresence.self))
    }

    /// What the article adds to the maps of the province that it is about.
    var tallies: [Tally] {
        let start = Self.talliesStart(header)
        return (0..<Int(header.tallies)).map { bytes.part(at: start + $0 * Self.size(of: Tally.self)) }
    }

    /// Works on the UTF-8 bytes of the id.
    func withID<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withPlainText(header.texts.id(endingAt: bytes.count), body)
    }

    /// A citation in full.
    func citation(_ place: Int, source: ExactText?) -> Citation {
        let (header, mention) = (header, mention(place))
        let sentence = Self.textsStart(header) + Int(mention.sentence.start)
        return Citation(
            texts: bytes.citedTexts(
                id: header.texts.id(endingAt: bytes.count), url: header.texts.url(endingAt: bytes.count),
                title: header.texts.title(endingAt: bytes.count),
                sentence: sentence..<sentence + Int(mention.sentence.length)),
            source: source, publishedAt: publishedAt,
            confidence: FixedDecimal(millionths: Int128(mention.confidence)), span: mention.span,
            place: mention.place)
    }

    // MARK: Where the parts begin

    @inline(__always)
    private static func size<Part>(of _: Part.Type) -> Int { MemoryLayout<Part>.size }

    private static func mentionsStart(_ header: Header) -> Int {
        size(of: Header.self) + Int(header.figures) * size(of: StoredFigure.self)
    }

    private static func presencesStart(_ header: Header) -> Int {
        mentionsStart(header) + Int(header.mentions) * size(of: StoredMention.self)
    }

    private static func talliesStart(_ header: Header) -> Int {
        presencesStart(header) + Int(header.presences) * size(of: StoredPresence.self)
    }

    private static func textsStart(_ header: Header) -> Int {
        talliesStart(header) + Int(header.tallies) * size(of: Tally.self)
    }
}
