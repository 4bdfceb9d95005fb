import Core

/// What a figure covers.
struct FigureScope: Hashable {
    var area: AreaState
    var tier: Tier?
    /// Whether the figure's own words name the place.
    var isStated: Bool
}

/// What a figure covers, and what says so.
struct Coverage {
    let scope: FigureScope
    let ground: Ground
    let tierGround: Ground
}

/// The places of a figure: mostly one, for which no list is made.
struct Coverages {
    let first: Coverage
    var others: [Coverage] = []
}
