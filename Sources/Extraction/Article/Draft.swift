import Core

/// An observation in the making.
struct Draft {
    var attribution: Attribution
    var comparator: Comparator
    var measure: Measure
    var status: Status
    var scope: FigureScope
    var span: MonthSpan?
    var isInferred: Bool
    var figure: Figure
    /// The figure's sentence as a range of tokens.
    var sentence: Range<Int>
    var field: TextField
}
