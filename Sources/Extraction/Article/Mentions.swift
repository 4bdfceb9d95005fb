/// What a sentence of a field mentions, as places in the field's lists. It moves from sentence to sentence in the order of
/// the text, so that nothing is searched for.
struct Mentions {
    private(set) var figures = 0..<0
    private(set) var places = 0..<0
    private(set) var periods = 0..<0
    private(set) var families = 0..<0
    /// No element that comes after these starts before this token; most sentences have none.
    private var following = 0

    /// Whether there is nothing.
    var isEmpty: Bool { figures.isEmpty && places.isEmpty && periods.isEmpty && families.isEmpty }

    /// Goes on to a sentence that stands after the last one.
    mutating func move(to sentence: Range<Int>, of field: FieldContext) {
        guard following < sentence.upperBound else {
            figures = figures.upperBound..<figures.upperBound
            places = places.upperBound..<places.upperBound
            periods = periods.upperBound..<periods.upperBound
            families = families.upperBound..<families.upperBound
            return
        }
        let named = field.annotations.families
        let figures = Self.next(figures, in: sentence, of: field.figures.count) { field.figures[$0].tokens.lowerBound }
        let places = Self.next(places, in: sentence, of: field.places.count) { field.places[$0].tokens.lowerBound }
        let periods = Self.next(periods, in: sentence, of: field.periods.count) { field.periods[$0].tokens.lowerBound }
        let families = Self.next(families, in: sentence, of: named.count) { named[$0].start }
        (self.figures, self.places, self.periods, self.families) = (figures.own, places.own, periods.own, families.own)
        following = min(figures.following, places.following, periods.following, families.following)
    }

    /// The elements of a list, in the order of the text, that start in a sentence, and where the next one starts.
    @inline(__always)
    private static func next(
        _ last: Range<Int>, in sentence: Range<Int>, of count: Int, _ start: (Int) -> Int
    ) -> (own: Range<Int>, following: Int) {
        var first = last.upperBound
        while first < count, start(first) < sentence.lowerBound { first += 1 }
        var end = first
        while end < count, start(end) < sentence.upperBound { end += 1 }
        return (first..<end, end < count ? start(end) : Int.max)
    }
}
