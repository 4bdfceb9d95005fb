import Catalogue
import Core
import VietnameseText

/// Everything found in one field of an article before figures are attributed.
final class FieldContext: Sendable {
    let annotations: Annotations
    let places: [PlaceMention]
    let periods: [PeriodMention]
    let figures: [Figure]
    /// The tokens of the document.
    let tokens: [Token]
    /// The tokens of the names of districts, communes and bodies: their words are no words of indicators.
    private let inNames: TokenSet
    /// What of the lists starts where.
    private let starts: StartIndex
    /// Its text. What is asked of it with many calls is asked by functions of ``Annotations``: else it is copied for each.
    var document: TextDocument { annotations.document }

    init(_ annotations: Annotations, catalogue: Catalogue, publishedAt: Timestamp?) {
        let tokens = annotations.document.tokens
        let numerals = annotations.numerals
        let places = PlaceScanner(annotations, catalogue: catalogue, publishedAt: publishedAt).scan()
        let periods = PeriodScanner.scan(annotations, numerals)
        var inNames = TokenSet(tokens: tokens.count)
        for place in places.indices where places[place].isName && !Self.isCounted(places[place], tokens) {
            inNames.insert(places[place].tokens)
        }
        let taken = Self.taken(places, periods, count: tokens.count)
        let figures = FigureScanner.scan(annotations, numerals, taken: taken)
        var starts = StartIndex(tokens: tokens.count)
        starts.add(.places, count: places.count) { places[$0].tokens.lowerBound }
        starts.add(.periods, count: periods.count) { periods[$0].tokens.lowerBound }
        starts.add(.figures, count: figures.count) { figures[$0].tokens.lowerBound }
        self.annotations = annotations
        self.tokens = tokens
        self.places = places
        self.periods = periods
        self.figures = figures
        self.inNames = inNames
        self.starts = starts
    }

    /// Which tokens belong to places and times: their numbers are no figures.
    static func taken(_ places: [PlaceMention], _ periods: [PeriodMention], count: Int) -> TokenSet {
        var taken = TokenSet(tokens: count)
        for place in places.indices { taken.insert(places[place].tokens) }
        for mention in periods { taken.insert(mention.tokens) }
        return taken
    }

    /// "11/11 bệnh viện tuyến tỉnh": a number before them makes the words no name.
    private static func isCounted(_ mention: PlaceMention, _ tokens: [Token]) -> Bool {
        guard case .organization = mention.kind, mention.tokens.lowerBound > 0 else { return false }
        let kind = tokens[mention.tokens.lowerBound - 1].kind
        return kind == .number || kind == .percent
    }

    /// The terms that start in a range and are not part of a name.
    func terms(in range: Range<Int>) -> [PhraseMatch] {
        var own: [PhraseMatch] = []
        eachTerm(in: range) { own.append($0) }
        return own
    }

    /// Hands out the terms that start in a range and are not part of a name, once for each group of them.
    @inline(__always)
    func eachTerm(in range: Range<Int>, _ body: (PhraseMatch) -> Void) {
        for term in annotations.terms(in: range) where !inNames.contains(term.start) {
            for place in term.groups {
                body(PhraseMatch(group: annotations.group(place), start: term.start, end: term.end))
            }
        }
    }

    /// How many groups the terms that start in a range are of, names among them.
    func countOfTerms(in range: Range<Int>) -> Int { annotations.terms(in: range).reduce(0) { $0 + $1.groups.count } }

    /// Whether a term starts in a range that is not part of a name.
    func hasTerm(in range: Range<Int>) -> Bool {
        annotations.terms(in: range).contains { !inNames.contains($0.start) && !$0.groups.isEmpty }
    }

    /// The figures that start in a range of tokens.
    func figures(in range: Range<Int>) -> ArraySlice<Figure> { figures[places(ofFiguresIn: range)] }

    /// The places named in a range of tokens.
    func places(in range: Range<Int>) -> ArraySlice<PlaceMention> { places[places(ofPlacesIn: range)] }

    /// The periods named in a range of tokens.
    func periods(in range: Range<Int>) -> ArraySlice<PeriodMention> { periods[places(ofPeriodsIn: range)] }

    /// The same as places in the lists.
    func places(ofFiguresIn range: Range<Int>) -> Range<Int> { starts.places(.figures, in: range) }
    func places(ofPlacesIn range: Range<Int>) -> Range<Int> { starts.places(.places, in: range) }
    func places(ofPeriodsIn range: Range<Int>) -> Range<Int> { starts.places(.periods, in: range) }

    /// Whether brackets that hold a token are closed before a place: what they say is no matter of what comes after.
    func isBracketed(_ token: Int, before place: Int) -> Bool {
        var next = token
        while next < place {
            if tokens[next].kind == .open { return false }
            if tokens[next].kind == .close { return true }
            next += 1
        }
        return false
    }

    /// Whether a paragraph that starts at a token is an item of a list: "- Tỷ lệ ...", "+ ...", "a) ...", "1. ...".
    func isItem(_ place: Int) -> Bool {
        switch kind(place) {
        case .dash, .other: true
        case .number, .word:
            tokens[place].end - tokens[place].start <= 2 && (kind(place + 1) == .period || kind(place + 1) == .close)
        default: false
        }
    }

    func kind(_ place: Int) -> TokenKind { place >= 0 && place < tokens.count ? tokens[place].kind : .paragraph }
}

extension Annotations {
    /// What reads the numbers of the text. Where it is inlined, the document is copied for it.
    @inline(never)
    var numerals: NumeralReader { NumeralReader(document) }

    /// The published text of a half-open range of code points, cut to the text.
    func text(_ start: Int, _ end: Int) -> String { document.text(start, end) }
}
