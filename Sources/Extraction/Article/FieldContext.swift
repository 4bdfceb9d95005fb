import Catalogue
import Core
import VietnameseText

/// Everything found in one field of an article before figures are attributed.
final class FieldContext: Sendable {
    let document: TextDocument
    let annotations: Annotations
    let places: [PlaceMention]
    let periods: [PeriodMention]
    let figures: [Figure]
    /// The tokens of the document.
    let tokens: [Token]
    /// Which tokens are part of the name of a district, commune or body: their words are no words of indicators.
    private let isInName: [Bool]
    /// What of the lists starts where.
    private let starts: StartIndex

    init(_ annotations: Annotations, catalogue: Catalogue, publishedAt: Timestamp?) {
        self.annotations = annotations
        document = annotations.document
        tokens = document.tokens
        places = PlaceScanner(annotations, catalogue: catalogue, publishedAt: publishedAt).scan()
        periods = PeriodScanner.scan(annotations)
        isInName = Self.marked(count: tokens.count) { [places, tokens] mark in
            for mention in places where mention.isName && !Self.isCounted(mention, tokens) { mark(mention.tokens) }
        }
        let taken = Self.taken(places, periods, count: tokens.count)
        figures = FigureScanner.scan(annotations, taken: taken)
        let (places, periods, figures) = (places, periods, figures)
        var starts = StartIndex(tokens: tokens.count)
        starts.add(.places, count: places.count) { places[$0].tokens.lowerBound }
        starts.add(.periods, count: periods.count) { periods[$0].tokens.lowerBound }
        starts.add(.figures, count: figures.count) { figures[$0].tokens.lowerBound }
        self.starts = starts
    }

    /// Which tokens belong to places and times: their numbers are no figures.
    static func taken(_ places: [PlaceMention], _ periods: [PeriodMention], count: Int) -> [Bool] {
        marked(count: count) { mark in
            for mention in places { mark(mention.tokens) }
            for mention in periods { mark(mention.tokens) }
        }
    }

    /// Which of some tokens lie in one of the ranges that are marked.
    private static func marked(count: Int, _ mark: ((Range<Int>) -> Void) -> Void) -> [Bool] {
        var marked = [Bool](filledWith: false, count: count)
        marked.withUnsafeMutableBufferPointer { marked in
            mark { marked[$0].update(repeating: true) }
        }
        return marked
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
        for term in annotations.terms(in: range) where !isInName[term.start] {
            for place in term.groups {
                body(PhraseMatch(group: annotations.group(place), start: term.start, end: term.end))
            }
        }
    }

    /// Whether a term starts in a range that is not part of a name.
    func hasTerm(in range: Range<Int>) -> Bool {
        annotations.terms(in: range).contains { !isInName[$0.start] && !$0.groups.isEmpty }
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
