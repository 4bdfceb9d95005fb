import Core

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
        ordinal = Tally<Name>().ordinal(name)
    }
}

/// Points of each name of a kind.
struct Tally<Name: CaseIterable & Hashable & Sendable> {
    private let names = Array(Name.allCases)
    private(set) var counts: [Int]

    /// No points.
    init() { counts = [Int](filledWith: 0, count: names.count) }

    /// The points of the name of a sign.
    subscript(sign: Sign<Name>) -> Int {
        get { counts[sign.ordinal] }
        set { counts[sign.ordinal] = newValue }
    }

    /// The points of a name.
    subscript(name: Name) -> Int {
        get { counts[ordinal(name)] }
        set { counts[ordinal(name)] = newValue }
    }

    /// The names that have points, with theirs.
    var points: [Name: Int] {
        var points: [Name: Int] = [:]
        for (name, count) in zip(names, counts) where count != 0 { points[name] = count }
        return points
    }

    /// Takes all points away.
    mutating func clear() {
        for place in counts.indices { counts[place] = 0 }
    }

    /// The place of a name among all.
    fileprivate func ordinal(_ name: Name) -> Int { names.firstIndex(of: name) ?? 0 }
}
