import Core

/// Where a text lies among the texts of its article.
struct TextSpan: Sendable, BitwiseCopyable {
    let start: UInt32
    let length: UInt16

    /// No text.
    static let absent = TextSpan(start: .max, length: 0)

    var isAbsent: Bool { start == .max }
}

/// Collects the texts of an article in one piece.
struct TextPacker {
    private(set) var bytes: [UInt8] = []

    /// The span of a text; nil has none. A text that is too long is cut.
    mutating func add(_ text: String?) -> TextSpan {
        guard let text else { return .absent }
        let start = bytes.count
        if text.utf8.count > Int(UInt16.max) {
            bytes.append(contentsOf: text.utf8.prefix(Int(UInt16.max)))
            dropPartOfCharacter()
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        return TextSpan(start: UInt32(clamping: start), length: UInt16(bytes.count - start))
    }

    /// Drops the character that the cut may have gone through.
    private mutating func dropPartOfCharacter() {
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
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

/// A citation without the parts that its article holds.
struct StoredMention: Sendable, BitwiseCopyable {
    let sentenceStart: Int
    let sentence: TextSpan
    /// The figure's span in the sentence.
    private let offset: UInt16
    private let endOffset: UInt16
    /// The place in the reading's list, and whether the figure stands in the title.
    private let placeAndField: UInt16
    let confidence: Int32

    private static let titleBit: UInt16 = 0x8000

    var start: Int { sentenceStart &+ Int(offset) }
    var end: Int { sentenceStart &+ Int(endOffset) }
    var place: Int { Int(placeAndField & ~Self.titleBit) }
    var isTitle: Bool { placeAndField & Self.titleBit != 0 }

    init(_ observation: Observation, place: Int, sentence: TextSpan) {
        let evidence = observation.evidence
        self.sentence = sentence
        sentenceStart = evidence.sentenceStart
        confidence = Int32(clamping: observation.confidence.millionths)
        offset = UInt16(clamping: evidence.start &- evidence.sentenceStart)
        endOffset = UInt16(clamping: evidence.end &- evidence.sentenceStart)
        placeAndField = min(UInt16(clamping: place), ~Self.titleBit) | (evidence.field == .title ? Self.titleBit : 0)
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
    /// The place among ``names``.
    let name: UInt8
    let amount: Int32

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
