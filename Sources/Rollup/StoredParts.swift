import Core

/// Where a text lies among others.
struct TextSpan: Sendable, BitwiseCopyable {
    let start: UInt32
    let length: UInt16

    /// No text.
    static let absent = TextSpan(start: .max, length: 0)

    var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

/// Collects texts in one piece.
struct TextPacker {
    private(set) var bytes: [UInt8] = []
    private let offset: Int

    /// A packer whose spans begin at a place, where the texts are going to lie.
    ///
    /// - Parameter room: the bytes that the texts are likely to take.
    init(start: Int = 0, room: Int) {
        offset = start
        bytes.reserveCapacity(room)
    }

    /// Adds the codes of a text. A text that is too long is cut.
    ///
    /// - Parameter known: codes that may be those of the text, which are compared faster than made.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, known: ArraySlice<UInt8>? = nil) -> TextSpan {
        span { bytes in
            let text = Self.cut(text)
            if let known, TextCode.isCode(known, of: text) {
                bytes += known
            } else {
                TextCode.add(text, to: &bytes)
            }
        }
    }

    /// Adds the codes of a text. A text that is too long is cut.
    mutating func add(_ text: String) -> TextSpan { text.withBytes { add($0) } }

    /// Adds a text as it is.
    mutating func addPlain(_ text: UnsafeBufferPointer<UInt8>) -> TextSpan { span { $0 += Self.cut(text) } }

    private mutating func span(_ add: (inout [UInt8]) -> Void) -> TextSpan {
        let start = bytes.count
        add(&bytes)
        return TextSpan(start: UInt32(clamping: offset + start), length: UInt16(clamping: bytes.count - start))
    }

    /// The longest text of a message has 8,000 bytes. The codes of a text take at most twice its length.
    private static let lengthLimit = 32_000

    /// The text up to the limit, and not through a character.
    private static func cut(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard text.count > lengthLimit else { return text }
        let end = text[...lengthLimit].lastIndex { $0 & 0xC0 != 0x80 } ?? 0
        return UnsafeBufferPointer(rebasing: text[..<end])
    }
}

/// The codes of a citation's texts.
struct CodedTexts {
    let url, title: ArraySlice<UInt8>?
    let sentence: ArraySlice<UInt8>
}

/// The lengths of the texts that all citations of an article share. They lie one after the other: id, address, title.
struct ArticleTexts: BitwiseCopyable {
    private let idLength, urlLength, titleLength: UInt16

    /// The length of a text that is not there.
    private static let absent = UInt16.max

    /// Adds the texts to others.
    init(id: ExactText, url: String?, title: String?, _ texts: inout TextPacker) {
        idLength = id.string.withBytes { texts.addPlain($0).length }
        urlLength = url.map { texts.add($0).length } ?? Self.absent
        titleLength = title.map { texts.add($0).length } ?? Self.absent
    }

    /// Adds the texts of a citation to others.
    ///
    /// - Parameter known: codes that may be those of the texts.
    init(_ cited: CitedTexts, known: CodedTexts?, _ texts: inout TextPacker) {
        idLength = cited.with(.id) { texts.addPlain($0).length } ?? 0
        urlLength = cited.with(.url) { texts.add($0, known: known?.url).length } ?? Self.absent
        titleLength = cited.with(.title) { texts.add($0, known: known?.title).length } ?? Self.absent
    }

    /// Where the id lies, which was added as it is.
    func id(endingAt end: Int) -> Range<Int> {
        let end = url(endingAt: end)?.lowerBound ?? title(endingAt: end)?.lowerBound ?? end
        return end - Int(idLength)..<end
    }

    /// Where the codes of the address lie.
    func url(endingAt end: Int) -> Range<Int>? {
        guard urlLength != Self.absent else { return nil }
        let end = title(endingAt: end)?.lowerBound ?? end
        return end - Int(urlLength)..<end
    }

    /// Where the codes of the title lie.
    func title(endingAt end: Int) -> Range<Int>? {
        titleLength == Self.absent ? nil : end - Int(titleLength)..<end
    }
}

/// An article's value in a section.
struct StoredFigure: Sendable, BitwiseCopyable {
    /// The number of the section.
    let section: Int32
    /// The number of what the article says.
    let statement: Int32
    /// How many observations support the section.
    let observations: UInt16
    /// The first citation of the figure among the article's.
    let firstMention: UInt16
    /// The headline's place among the citations of the figure.
    let headlineOffset: UInt8

    /// The citations that may come to be shown among the best, best first.
    var best: Range<Int> {
        Int(firstMention)..<Int(firstMention) + min(Int(observations), SectionPartial.bestLimit)
    }

    /// The citation of the observation that gave the value.
    var headline: Int { Int(firstMention) + Int(headlineOffset) }
}

/// A citation without what all citations of its article share.
struct StoredMention: Sendable, BitwiseCopyable {
    private let startLow: UInt32
    let confidence: Int32
    let sentence: TextSpan
    private let startHigh: UInt16
    /// The figure's span in the sentence.
    private let offset: UInt16
    private let endOffset: UInt16
    /// The place in the reading's list, and whether the figure stands in the title.
    private let placeAndField: UInt16

    private static let titleBit: UInt16 = 0x8000
    /// Above the places that messages have.
    private static let startLimit = 1 << 48 - 1

    var sentenceStart: Int { Int(startHigh) << 32 | Int(startLow) }
    var start: Int { sentenceStart + Int(offset) }
    var end: Int { sentenceStart + Int(endOffset) }
    var place: Int { Int(placeAndField & ~Self.titleBit) }
    var isTitle: Bool { placeAndField & Self.titleBit != 0 }

    init(_ evidence: EvidenceSpan, confidence: FixedDecimal, place: Int, sentence: TextSpan) {
        self.sentence = sentence
        let start = min(max(evidence.sentenceStart, 0), Self.startLimit)
        startLow = UInt32(truncatingIfNeeded: start)
        startHigh = UInt16(truncatingIfNeeded: start >> 32)
        self.confidence = Int32(clamping: confidence.millionths)
        offset = UInt16(clamping: evidence.start &- evidence.sentenceStart)
        endOffset = UInt16(clamping: evidence.end &- evidence.sentenceStart)
        placeAndField = min(UInt16(clamping: place), ~Self.titleBit) | (evidence.field == .title ? Self.titleBit : 0)
    }

    /// The figure's span in the article.
    var span: EvidenceSpan {
        EvidenceSpan(field: isTitle ? .title : .body, start: start, end: end, sentenceStart: sentenceStart)
    }

    /// Whether the citation comes before another of the same article and confidence.
    func precedes(_ other: StoredMention) -> Bool {
        if isTitle != other.isTitle { return isTitle }
        return (start, end, place) < (other.start, other.end, other.place)
    }
}

/// What an article adds to a province's summary, but for its date and indicators, which its figures tell.
struct StoredPresence: Sendable, BitwiseCopyable {
    /// The number of the summary.
    let summary: Int32
    var observations: UInt16
    /// Whether the article is about the province, so that its tallies count there.
    var isAbout: Bool
}

/// An amount in one of the maps of a summary: millionths of an index, articles of a genre, sentences of an aspect.
struct Tally: Sendable, BitwiseCopyable {
    let amount: Int32
    /// The place among ``names``.
    let name: UInt8

    /// A place in one of the maps of a summary.
    enum Name: Sendable, Hashable {
        case index(MainIndex)
        case genre(Genre)
        case aspect(Aspect)
    }

    /// The places of all maps.
    static let names: [Name] =
        MainIndex.allCases.map(Name.index) + Genre.allCases.map(Name.genre) + Aspect.allCases.map(Name.aspect)
    private static let numbers = Dictionary(uniqueKeysWithValues: zip(names, 0...UInt8.max))

    init(_ name: Name, _ amount: Int128) {
        self.name = Self.numbers[name] ?? 0
        self.amount = Int32(clamping: amount)
    }
}

extension SectionPartial {
    /// A section shows at most three citations, so no more of an article or of a partition can come to be shown.
    static let bestLimit = 3
}

// MARK: Parts in one piece of memory

extension [UInt8] {
    /// Adds a part's bytes.
    mutating func add<Part: BitwiseCopyable>(_ part: Part) {
        Swift.withUnsafeBytes(of: part) { append(contentsOf: $0) }
    }

    /// The part that was added at a place.
    @inline(__always)
    func part<Part: BitwiseCopyable>(at offset: Int) -> Part {
        withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Part.self) }
    }

    /// The texts of a citation that were added at these places: the id as it is, of the others the codes.
    func citedTexts(id: Range<Int>, url: Range<Int>?, title: Range<Int>?, sentence: Range<Int>) -> CitedTexts {
        withUnsafeBufferPointer { bytes in
            func codes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[range])
            }
            var texts = CitedTexts(
                capacity: id.count + TextCode.room(for: (url?.count ?? 0) + (title?.count ?? 0) + sentence.count))
            texts.add(.id, codes(id))
            if let url { texts.add(.url) { TextCode.addText(of: codes(url), to: &$0) } }
            if let title { texts.add(.title) { TextCode.addText(of: codes(title), to: &$0) } }
            texts.add(.sentence) { TextCode.addText(of: codes(sentence), to: &$0) }
            return texts
        }
    }

    /// Works on a text that was added as it is.
    func withPlainText<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}
