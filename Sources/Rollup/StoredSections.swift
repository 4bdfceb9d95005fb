import Core

/// The sections that one partition of the readings contributes to a subject, in the form that the second fold keeps for
/// each of them: one piece of memory that holds the heads of the sections, their citations, their lists of sources and
/// values, and the texts of the citations. What it shares with others is a number.
///
/// The bounds of the types here are far above those that messages have; what a broken message has more is cut.
struct StoredSections: Sendable {
    private let bytes: [UInt8]

    /// Packs the sections of some kinds that say something; nil where there is none.
    ///
    /// - Parameter old: what stood before, most of whose citations stand on.
    init?(_ content: PartialContent, kinds: [SectionKind], replacing old: StoredSections?, _ shared: inout MergedParts)
    {
        guard case .sections(let sections) = content else { return nil }
        let parts = kinds.compactMap { kind in sections[kind].flatMap { SectionParts(kind, $0) } }
        guard !parts.isEmpty else { return nil }
        let citationsStart = parts.count * MemoryLayout<StoredSection.Head>.size
        let listsStart = parts.reduce(citationsStart) { $0 + $1.citationBytes }
        let textsStart = parts.reduce(listsStart) { $0 + $1.listBytes }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(textsStart)
        var (citation, list) = (citationsStart, listsStart)
        for part in parts {
            bytes.add(part.head(citation, list, sections: parts.count, &shared))
            citation += part.citationBytes
            list += part.listBytes
        }
        // Of an article of the news id, address, title and sentence take some 150 bytes.
        let citations = (listsStart - citationsStart) / MemoryLayout<StoredCitation>.size
        var texts = TextPacker(start: textsStart, room: citations * 256)
        for part in parts { part.addCitations(to: &bytes, &texts, replacing: old, &shared) }
        for part in parts { part.addLists(to: &bytes, &shared) }
        self.bytes = bytes + texts.bytes
    }

    /// The codes of the texts of a citation that is the same by its id and place; nil where there is none.
    fileprivate func texts(like citation: Citation) -> CodedTexts? {
        let head: StoredSection.Head = bytes.part(at: 0)
        for place in stride(
            from: Int(head.citationsStart), to: Int(head.listsStart), by: MemoryLayout<StoredCitation>.size)
        {
            let stored: StoredCitation = bytes.part(at: place)
            guard stored.mention.place == citation.place, stored.mention.start == citation.span.start,
                bytes.withPlainText(stored.id, { id in citation.texts.with(.id) { $0.isEqual(id) } == true })
            else { continue }
            return CodedTexts(
                url: stored.url.map { bytes[$0] }, title: stored.title.map { bytes[$0] },
                sentence: bytes[stored.mention.sentence.range])
        }
        return nil
    }

    /// A section; nil where nothing is contributed to it.
    subscript(kind: SectionKind) -> StoredSection? {
        var place = 0
        while true {
            let head: StoredSection.Head = bytes.part(at: place * MemoryLayout<StoredSection.Head>.size)
            if head.kind == kind.place { return StoredSection(bytes: bytes, head: head) }
            place += 1
            if place >= head.sections { return nil }
        }
    }
}

/// One of the sections of a ``StoredSections``.
struct StoredSection {
    fileprivate let bytes: [UInt8]
    fileprivate let head: Head

    fileprivate struct Head: BitwiseCopyable {
        let observations: Int
        let citationsStart, listsStart: UInt32
        let sources, values: UInt32
        /// The number of what the headline says.
        let statement: Int32
        /// The place of the kind among all.
        let kind: UInt8
        /// How many of the citations are the best ones, which stand first.
        let best: UInt8
        /// The headline's place among the citations.
        let headline: UInt8
        /// How many sections there are.
        let sections: UInt8
    }

    /// How many observations support the section.
    var observations: Int { head.observations }
    /// The number of what the headline says.
    var statement: Int32 { head.statement }
    /// The headline's place among the citations.
    var headline: Int { Int(head.headline) }
    /// The places of the best citations, the best first.
    var best: Range<Int> { 0..<Int(head.best) }

    /// The numbers of the sources, in ascending order.
    var sources: [Int32] {
        let start = Int(head.listsStart)
        return (0..<Int(head.sources)).map { bytes.part(at: start + $0 * MemoryLayout<Int32>.size) }
    }

    /// The numbers of what articles say, in the order of the statements, each with the number of articles.
    var values: [Counts.Entry] {
        let start = Int(head.listsStart) + Int(head.sources) * MemoryLayout<Int32>.size
        return (0..<Int(head.values)).map { bytes.part(at: start + $0 * MemoryLayout<Counts.Entry>.size) }
    }

    /// One of the citations, without its texts.
    func citation(_ place: Int) -> StoredCitation {
        bytes.part(at: Int(head.citationsStart) + place * MemoryLayout<StoredCitation>.size)
    }

    /// Works on the UTF-8 bytes of a citation's id.
    func withID<Result>(_ citation: StoredCitation, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withPlainText(citation.id, body)
    }

    /// A citation in full.
    func whole(_ citation: StoredCitation, _ shared: MergedParts) -> Citation {
        let mention = citation.mention
        return Citation(
            texts: bytes.citedTexts(
                id: citation.id, url: citation.url, title: citation.title, sentence: mention.sentence.range),
            source: shared.sources[citation.source], publishedAt: citation.publishedAt,
            confidence: FixedDecimal(millionths: Int128(mention.confidence)), span: mention.span,
            place: mention.place)
    }
}

/// A section that says something, on its way into a ``StoredSections``. It holds a dozen references and is passed on
/// several times, which as a reference of its own counts one.
private final class SectionParts {
    private let citations: [Citation]
    private let kind: SectionKind
    private let partial: SectionPartial
    private let headline: SectionPartial.Headline
    private let best: Int
    private let headlinePlace: Int

    init?(_ kind: SectionKind, _ partial: SectionPartial) {
        guard let headline = partial.headline else { return nil }
        let best = Array(partial.best.prefix(SectionPartial.bestLimit))
        let place = best.firstIndex { $0.isSame(as: headline.citation) }
        (self.kind, self.partial, self.headline, self.best) = (kind, partial, headline, best.count)
        headlinePlace = place ?? best.count
        citations = place == nil ? best + [headline.citation] : best
    }

    var citationBytes: Int { citations.count * MemoryLayout<StoredCitation>.size }
    var listBytes: Int {
        partial.sources.count * MemoryLayout<Int32>.size + partial.values.count * MemoryLayout<Counts.Entry>.size
    }

    func head(
        _ citationsStart: Int, _ listsStart: Int, sections: Int, _ shared: inout MergedParts
    ) -> StoredSection.Head {
        StoredSection.Head(
            observations: partial.observations, citationsStart: UInt32(clamping: citationsStart),
            listsStart: UInt32(clamping: listsStart), sources: UInt32(clamping: partial.sources.count),
            values: UInt32(clamping: partial.values.count), statement: shared.statements.number(headline.stated),
            kind: kind.place, best: UInt8(clamping: best), headline: UInt8(clamping: headlinePlace),
            sections: UInt8(clamping: sections))
    }

    func addCitations(
        to bytes: inout [UInt8], _ texts: inout TextPacker, replacing old: StoredSections?, _ shared: inout MergedParts
    ) {
        for citation in citations {
            bytes.add(StoredCitation(citation, known: old?.texts(like: citation), &texts, &shared))
        }
    }

    func addLists(to bytes: inout [UInt8], _ shared: inout MergedParts) {
        for source in partial.sources.map({ shared.digests.number($0) }).sorted() { bytes.add(source) }
        for value in partial.values {
            bytes.add(
                Counts.Entry(number: shared.statements.number(value.stated), count: Int32(clamping: value.articles)))
        }
    }
}
