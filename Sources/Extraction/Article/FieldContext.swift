import Catalogue
import Core
import VietnameseText

/// Everything found in one field of an article before figures are attributed.
struct FieldContext {
    let document: TextDocument
    let annotations: Annotations
    let places: [PlaceMention]
    let periods: [PeriodMention]
    let figures: [Figure]
    /// Whether a token belongs to the name of a district, commune or body: its words are no words of indicators.
    private let isInName: [Bool]

    var tokens: [Token] { document.tokens }

    init(_ annotations: Annotations, catalogue: Catalogue, publishedAt: Timestamp?) {
        self.annotations = annotations
        document = annotations.document
        places = PlaceScanner(annotations, catalogue: catalogue, publishedAt: publishedAt).scan()
        periods = PeriodScanner.scan(annotations)
        var taken = [Bool](repeating: false, count: document.tokens.count)
        for mention in places { for place in mention.tokens { taken[place] = true } }
        for mention in periods { for place in mention.tokens { taken[place] = true } }
        var names = [Bool](repeating: false, count: document.tokens.count)
        for mention in places where mention.isName { for place in mention.tokens { names[place] = true } }
        isInName = names
        figures = FigureScanner.scan(annotations, taken: taken)
    }

    /// The terms that start in a range and are not part of a name.
    func terms(in range: Range<Int>) -> [PhraseMatch] {
        annotations.terms(in: range).filter { !isInName[$0.start] }
    }

    /// The figures of a sentence, as places in `figures`.
    func figures(of sentence: Sentence) -> Range<Int> {
        Sorted.slice(figures, in: sentence.tokens) { $0.tokens.lowerBound }
    }

    /// The figures that start in a range of tokens.
    func figures(in range: Range<Int>) -> ArraySlice<Figure> {
        figures[Sorted.slice(figures, in: range) { $0.tokens.lowerBound }]
    }

    /// The places named in a range of tokens.
    func places(in range: Range<Int>) -> ArraySlice<PlaceMention> {
        places[Sorted.slice(places, in: range) { $0.tokens.lowerBound }]
    }

    /// The periods named in a range of tokens.
    func periods(in range: Range<Int>) -> ArraySlice<PeriodMention> {
        periods[Sorted.slice(periods, in: range) { $0.tokens.lowerBound }]
    }

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

    func kind(_ place: Int) -> TokenKind { place >= 0 && place < tokens.count ? tokens[place].kind : .paragraph }
}
