/// What a sentence of a field mentions, as places in the field's lists. It moves from sentence to sentence in the order of
/// the text, so that nothing is searched for.
struct Mentions {
    private var figureList = Cursor()
    private var placeList = Cursor()
    private var periodList = Cursor()
    private var familyList = Cursor()
    /// No element that comes after these starts before this token; most sentences have none.
    private var following = 0

    var figures: Range<Int> { figureList.own }
    var places: Range<Int> { placeList.own }
    var periods: Range<Int> { periodList.own }
    var families: Range<Int> { familyList.own }

    /// Whether there is nothing.
    var isEmpty: Bool { figures.isEmpty && places.isEmpty && periods.isEmpty && families.isEmpty }

    /// Goes on to a sentence that stands after the last one.
    mutating func move(to sentence: Range<Int>, of field: FieldContext) {
        guard following < sentence.upperBound else {
            figureList.pass()
            placeList.pass()
            periodList.pass()
            familyList.pass()
            return
        }
        let named = field.annotations.families
        figureList.move(to: sentence, of: field.figures.count) { field.figures[$0].tokens.lowerBound }
        placeList.move(to: sentence, of: field.places.count) { field.places[$0].tokens.lowerBound }
        periodList.move(to: sentence, of: field.periods.count) { field.periods[$0].tokens.lowerBound }
        familyList.move(to: sentence, of: named.count) { named[$0].start }
        following = min(figureList.following, placeList.following, periodList.following, familyList.following)
    }
}

/// The elements of a list, in the order of the text, that start in a sentence.
private struct Cursor {
    private(set) var own = 0..<0
    /// Where the one after them starts, or a token before.
    private(set) var following = 0

    /// Leaves the elements: the next sentence has none.
    mutating func pass() { own = own.upperBound..<own.upperBound }

    /// Goes on to the next sentence. The list, whose elements are large, is looked at only where the sentence has one.
    @inline(__always)
    mutating func move(to sentence: Range<Int>, of count: Int, _ start: (Int) -> Int) {
        guard following < sentence.upperBound else { return pass() }
        var first = own.upperBound
        while first < count, start(first) < sentence.lowerBound { first += 1 }
        var end = first
        while end < count, start(end) < sentence.upperBound { end += 1 }
        own = first..<end
        following = end < count ? start(end) : Int.max
    }
}
