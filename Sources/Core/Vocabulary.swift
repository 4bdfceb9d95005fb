// The closed vocabularies of domain/reading-articles.md and contract.md. A raw value is the name on the wire.

/// A closed vocabulary. Its names are hashed by their place: the standard library would hash the texts of raw values.
public protocol ClosedName: RawRepresentable<String>, Hashable {}

extension ClosedName {
    /// Its place among all names of its vocabulary, in the order of their declaration; it is how an enumeration without
    /// associated values is kept in memory.
    @inlinable
    public var ordinal: Int { withUnsafeBytes(of: self) { Int($0[0]) } }

    @inlinable
    public func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: self) { hasher.combine(bytes: $0) }
    }
}

/// What a figure is counted in ("An observation's fields", unit).
public enum Unit: String, Sendable, CaseIterable, ClosedName {
    /// Hundredths; also a relative change of a count or an amount, and percentage points.
    case percent
    /// Things, people, documents.
    case count
    /// Points of an index, out of `outOf`.
    case score
    /// A place in an order, 1 being the first.
    case rank
    /// Vietnamese đồng.
    case vnd
    /// Kilometres.
    case km
    /// Per 1,000 inhabitants.
    case ratio
}

/// How a stated value bounds the true one.
public enum Comparator: String, Sendable, CaseIterable, ClosedName {
    /// Exactly the value.
    case eq
    /// The value or more.
    case ge
    /// The value or less.
    case le
    /// About the value.
    case approx
}

/// Whether a figure is a level or a movement.
public enum Measure: String, Sendable, CaseIterable, ClosedName {
    /// The figure itself.
    case level
    /// A movement, with the sign of progress in its own unit ("tăng 8 bậc" is +8).
    case change
}

/// Whether a figure has been reached.
public enum Status: String, Sendable, CaseIterable, ClosedName {
    /// Reached.
    case actual
    /// Aimed at, planned, required.
    case target
}

/// What a figure covers.
public enum Scope: String, Sendable, CaseIterable, ClosedName {
    /// The whole province.
    case province
    /// A named district, town or city inside a province.
    case district
    /// A named commune, ward or village.
    case commune
    /// One department, company, school or market.
    case organization
    /// The whole country.
    case national
}

/// The tier of government that a figure covers over a whole province.
public enum Tier: String, Sendable, CaseIterable, ClosedName {
    case province, district, commune
}

/// What kind of news an article is.
public enum Genre: String, Sendable, CaseIterable, ClosedName {
    case meeting, review, training, plan, launch, ranking, feature
}

/// The DTI main indices (Decision 922/QĐ-BTTTT); `overall` is not one of them.
public enum MainIndex: String, Sendable, CaseIterable, ClosedName {
    case awareness, institutions, infrastructure, workforce, security
    case smartCity = "smart_city"
    case government, economy, society

    /// The pillar that the index belongs to; nil for the foundation indices.
    public var pillar: Pillar? {
        switch self {
        case .government: .government
        case .economy: .economy
        case .society: .society
        default: nil
        }
    }
}

/// The three pillars of digital transformation.
public enum Pillar: String, Sendable, CaseIterable, ClosedName {
    case government = "chinh_quyen_so"
    case economy = "kinh_te_so"
    case society = "xa_hoi_so"
}

/// What a sentence reports, besides `other`, which is not counted.
public enum Aspect: String, Sendable, CaseIterable, ClosedName {
    case result, limitation, task
}

/// The part of an article that a span lies in. Title comes before body in every order.
public enum TextField: String, Sendable, CaseIterable, ClosedName {
    case title, body
}

/// Which list of provinces a code is of: seven codes name another province in the other list.
public enum UnitList: Int, Sendable, CaseIterable, Hashable {
    /// The 63 provinces in force from 2008 to 30 June 2025.
    case sixtyThree = 63
    /// The 34 since 1 July 2025 (Resolution 202/2025/QH15).
    case thirtyFour = 34
}
