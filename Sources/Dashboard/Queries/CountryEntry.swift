internal import Catalogue
internal import Core
internal import Wire

/// What a province shows of an indicator in a period: a roll-up of its own, or for a merged one what its parts report.
enum CountryEntry: Sendable {
    /// Nothing is reported.
    case silent(ProvinceID)
    /// A roll-up of its own.
    case own(StoredRollup)
    /// The roll-ups of its parts that have an actual, and their sum where one may be made.
    case derived(ProvinceID, Period, parts: [StoredRollup], sum: DerivedSum?)

    /// The entry's key, "38" or "34:08".
    var province: ProvinceID {
        switch self {
        case .silent(let province), .derived(let province, _, _, _): province
        case .own(let rollup): rollup.key.province
        }
    }

    /// Whether nothing is reported.
    var isSilent: Bool { if case .silent = self { true } else { false } }

    /// The period of what is shown; nil where nothing is.
    var period: Period? {
        switch self {
        case .silent: nil
        case .own(let rollup): rollup.key.period
        case .derived(_, let period, _, _): period
        }
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("province", province.key)
            writeFigures(to: &writer)
        }
    }

    /// Writes all but whose figures they are.
    func writeFigures(to writer: inout JSONWriter) {
        writer.member("period", period?.text)
        switch self {
        case .silent: Self.write(sections: nil, to: &writer)
        case .own(let rollup): Self.write(sections: rollup, to: &writer)
        case .derived(_, _, _, let sum):
            writer.name("actual")
            if let sum { sum.write(to: &writer) } else { writer.null() }
            writer.member("target", json: nil)
            writer.member("change", json: nil)
        }
        writer.name("derivedFrom")
        writer.array(parts) { writer, part in
            writer.object { writer in
                writer.member("province", part.key.province.key)
                writer.member("period", part.key.period.text)
                writer.member("actual", json: part.json(.actual))
            }
        }
        writer.name("derived")
        if case .derived(_, _, _, _?) = self { writer.bool(true) } else { writer.bool(false) }
    }

    private var parts: [StoredRollup] { if case .derived(_, _, let parts, _) = self { parts } else { [] } }

    private static func write(sections rollup: StoredRollup?, to writer: inout JSONWriter) {
        for kind in SectionKind.allCases { writer.member(kind.rawValue, json: rollup?.json(kind)) }
    }
}

/// The sum over the parts of a merged province. It has the form of a section, with null for what does not add up.
struct DerivedSum: Sendable, Hashable {
    let value: FixedDecimal
    let unit: Unit
    let comparator: Comparator
    let observations: Int

    /// The sum over parts; nil where they are not stated in the same unit.
    init?(_ parts: [StoredRollup.Section]) {
        guard let first = parts.first, parts.allSatisfy({ $0.headline.unit == first.headline.unit }) else { return nil }
        value = parts.reduce(.zero) { $0 + $1.headline.value }
        unit = first.headline.unit
        observations = parts.reduce(0) { $0 + $1.observations }
        comparator = Self.bound(Set(parts.map(\.headline.comparator)))
    }

    /// How the sum of bounds is bound: exact parts keep the others' bound, opposite ones leave nothing but "about".
    private static func bound(_ comparators: Set<Comparator>) -> Comparator {
        let bounds = comparators.subtracting([.eq])
        guard let bound = bounds.first else { return .eq }
        return bounds.count == 1 ? bound : .approx
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("value")
            writer.decimal(value)
            writer.member("unit", unit.rawValue)
            writer.member("outOf", json: nil)
            writer.member("comparator", comparator.rawValue)
            writer.member("asOf", json: nil)
            writer.member("observations", observations)
            for name in ["articles", "sources", "low", "high"] { writer.member(name, json: nil) }
            writer.member("alternatives", json: Self.emptyList)
            writer.member("alternativesOmitted", 0)
            writer.member("evidence", json: Self.emptyList)
        }
    }

    private static let emptyList: ArraySlice<UInt8> = [UInt8(ascii: "["), UInt8(ascii: "]")]
}

extension DashboardState {
    /// What a unit of a list shows of an indicator in a period.
    func entry(_ unit: ProvinceID, _ indicator: Indicator, _ period: Period) -> CountryEntry {
        let own = rollups.standing(unit, indicator.id, period)
        if let own, own.hasActual { return .own(own) }
        let parts = members(of: unit)
        let reporting = parts.compactMap { part -> StoredRollup? in
            let rollup = rollups.standing(part, indicator.id, period)
            return rollup?.hasActual == true ? rollup : nil
        }
        guard !reporting.isEmpty else { return own.map { .own($0) } ?? .silent(unit) }
        let isWhole = indicator.additive && reporting.count == parts.count
        let sum = isWhole ? DerivedSum(reporting.compactMap { $0[.actual] }) : nil
        return .derived(unit, period, parts: reporting, sum: sum)
    }

    /// What a unit of a list shows of an indicator, the latest period first: its own roll-ups, and in periods without an
    /// actual of its own what the parts of a merged one report.
    func timeline(_ unit: ProvinceID, _ indicator: Indicator) -> [CountryEntry] {
        let own = rollups.list(unit, indicator.id)
        let ofParts = members(of: unit).flatMap { rollups.list($0, indicator.id) }.filter(\.hasActual)
        let derived = Set(ofParts.map(\.key.period)).subtracting(own.filter(\.hasActual).map(\.key.period))
            .map { entry(unit, indicator, $0) }
            .filter { if case .derived = $0 { true } else { false } }
        let periods = Set(derived.compactMap(\.period))
        return (own.filter { !periods.contains($0.key.period) }.map(CountryEntry.own) + derived).sorted {
            guard let period = $0.period, let other = $1.period else { return false }
            return period.stands(before: other)
        }
    }

    /// The units of the 63 that a merged one was made of.
    func members(of unit: ProvinceID) -> [ProvinceID] {
        (directory.province(unit)?.members ?? []).map { ProvinceID(units: .sixtyThree, code: $0) }
    }
}
