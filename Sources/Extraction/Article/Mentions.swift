/// What a sentence of a field mentions, as places in the field's lists. It moves from sentence to sentence in the order of
/// the text, so that nothing is searched for.
struct Mentions {
    private(set) var figures = 0..<0
    private(set) var places = 0..<0
    private(set) var periods = 0..<0
    private(set) var families = 0..<0

    /// Whether there is nothing.
    var isEmpty: Bool { figures.isEmpty && places.isEmpty && periods.isEmpty && families.isEmpty }

    /// Goes on to a sentence that stands after the last one.
    mutating func move(to sentence: Range<Int>, of field: FieldContext) {
        figures = Self.next(figures, in: sentence, of: field.figures.count) { field.figures[$0].tokens.lowerBound }
        places = Self.next(places, in: sentence, of: field.places.count) { field.places[$0].tokens.lowerBound }
        periods = Self.next(periods, in: sentence, of: field.periods.count) { field.periods[$0].tokens.lowerBound }
        let named = field.annotations.families
        families = Self.next(families, in: sentence, of: named.count) { named[$0].start }
    }

    /// The elements of a list, in the order of the text, that start in a sentence.
    @inline(__always)
    private static func next(
        _ last: Range<Int>, in sentence: Range<Int>, of count: Int, _ start: (Int) -> Int
    ) -> Range<Int> {
        var first = last.upperBound
        while first < count, start(first) < sentence.lowerBound { first += 1 }
        var end = first
        while end < count, start(end) < sentence.upperBound { end += 1 }
        return first..<end
    }
}
