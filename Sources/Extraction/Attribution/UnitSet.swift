import Core

/// A set of units as bits.
struct UnitSet: OptionSet {
    let rawValue: UInt8

    static let percent = UnitSet(.percent)
    static let count = UnitSet(.count)
    static let score = UnitSet(.score)
    static let rank = UnitSet(.rank)
    static let vnd = UnitSet(.vnd)
    static let km = UnitSet(.km)
    static let ratio = UnitSet(.ratio)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The set of one unit.
    init(_ unit: Unit) {
        rawValue =
            switch unit {
            case .percent: 1
            case .count: 2
            case .score: 4
            case .rank: 8
            case .vnd: 16
            case .km: 32
            case .ratio: 64
            }
    }
}
