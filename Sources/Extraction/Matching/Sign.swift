import Core

/// What a phrase speaks for, among the names of a kind, and how much it counts.
struct Sign<Name: ClosedName & Sendable>: Sendable {
    let name: Name
    let weight: Int

    /// The sign of a group of phrases.
    init(_ name: Name, weight: Int) {
        self.name = name
        self.weight = weight
    }
}

/// Points of each name of a kind, of which there are sixteen at most.
struct Tally<Name: ClosedName & CaseIterable & Sendable> {
    private var counts = InlineArray<16, Int>(repeating: 0)

    /// The points of the name of a sign.
    subscript(sign: Sign<Name>) -> Int {
        get { self[sign.name] }
        set { self[sign.name] = newValue }
    }

    /// The points of a name.
    subscript(name: Name) -> Int {
        get { counts[name.ordinal] }
        set { counts[name.ordinal] = newValue }
    }

    /// The names that have points, with theirs.
    var points: [Name: Int] {
        var points: [Name: Int] = [:]
        for name in Name.allCases where self[name] != 0 { points[name] = self[name] }
        return points
    }
}
