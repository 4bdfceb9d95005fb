import Catalogue
import Core

/// What a figure was found to be a figure of.
struct Attribution {
    /// The indicator's place in the catalogue, or nil where none fits.
    var indicator: Int?
    var unit: Unit
    var value: FixedDecimal
    var outOf: FixedDecimal?
    var family: Int?
    /// Hundredths.
    var confidence: Int
    var basis: Ground
    /// The words from which the indicator was carried are about another place.
    var isChange = false
}

/// All that a figure was found to be a figure of: mostly one thing, for which no list is made.
enum Attributions {
    case one(Attribution)
    case several([Attribution])

    /// One, or none.
    init(_ found: Attribution?) { self = found.map(Self.one) ?? .several([]) }

    /// The first of them.
    var first: Attribution? {
        switch self {
        case .one(let found): found
        case .several(let found): found.first
        }
    }
}

/// A figure that has been read, as later ones may go on with it.
struct ReadFigure {
    let attribution: Attribution
    let isTarget: Bool
    /// The period that it speaks of.
    let span: MonthSpan?
    /// What it covers.
    let scope: FigureScope?
    /// The figure's place in its field.
    let figure: Int
}
