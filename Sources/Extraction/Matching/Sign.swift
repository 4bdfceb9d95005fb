/// What a phrase speaks for, among the names of a kind, and how much it counts.
struct Sign<Name: CaseIterable & Hashable & Sendable>: Sendable {
    let name: Name
    let weight: Int
    /// The name's place among all of its kind.
    fileprivate let ordinal: Int

    /// The sign of a group of phrases; its place is looked up here, once, and not at every match.
    init(_ name: Name, weight: Int) {
        self.name = name
        self.weight = weight
        ordinal = Tally<Name>.ordinal(name)
    }
}

/// Points of each name of a kind.
struct Tally<Name: CaseIterable & Hashable & Sendable> {
    private var counts = [Int](repeating: 0, count: Name.allCases.count)

    /// The points of the name of a sign.
    subscript(sign: Sign<Name>) -> Int {
        get { counts[sign.ordinal] }
        set { counts[sign.ordinal] = newValue }
    }

    /// The points of a name.
    subscript(name: Name) -> Int {
        get { counts[Self.ordinal(name)] }
        set { counts[Self.ordinal(name)] = newValue }
    }

    /// The names that have points, with theirs.
    var points: [Name: Int] {
        var points: [Name: Int] = [:]
        for (name, count) in zip(Name.allCases, counts) where count != 0 { points[name] = count }
        return points
    }

    fileprivate static func ordinal(_ name: Name) -> Int {
        var ordinal = 0
        for other in Name.allCases {
            if other == name { break }
            ordinal += 1
        }
        return ordinal
    }
}
