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
    /// What decided the fields.
    var grounds: Grounds
    /// The tokens of the percentage that states the value of a fraction: "251/253 cơ quan (99,2%)".
    var statedValue: Range<Int>?
}

/// What the figures of an article state.
struct Statements {
    /// Everything, in text order.
    let drafts: [Draft]
    /// For each draft the place of one that says the same better, or nil.
    let repetitions: [Int?]

    init(_ drafts: [Draft]) {
        self.drafts = drafts
        repetitions = Deduplicator.repetitions(drafts)
    }

    /// Whether the draft at a place becomes an observation: it repeats none, and its value is in the range of messages.
    func isObserved(_ place: Int) -> Bool {
        repetitions[place] == nil && drafts[place].attribution.value.isInMessageRange
    }

    /// The drafts without repetitions.
    var unique: [Draft] { drafts.indices.filter { repetitions[$0] == nil }.map { drafts[$0] } }
}
