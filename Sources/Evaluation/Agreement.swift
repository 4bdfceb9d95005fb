public import Core

/// How much of an observation must agree; each tier includes the ones before (the tiers of the project's goals).
public enum AgreementTier: String, Sendable, CaseIterable, Hashable {
    /// Value and unit.
    case detect
    /// And indicator, scope and province.
    case relate
    /// And measure, status, comparator and period.
    case strict

    /// The fields that must agree beyond value and unit.
    var fields: [ComparedField] {
        switch self {
        case .detect: []
        case .relate: [.indicator, .scope, .province]
        case .strict: [.indicator, .scope, .province, .measure, .status, .comparator, .period]
        }
    }

    /// Whether two observations of the same value and unit agree as far as the tier asks.
    func isReached(_ gold: Observation, _ read: Observation) -> Bool {
        fields.allSatisfy { $0.agrees(gold, read) }
    }
}

/// The fields that are compared one by one in pairs whose value and unit agree.
public enum ComparedField: String, Sendable, CaseIterable, Hashable {
    case indicator, comparator, measure, status, scope, area, tier, province, units, period, fraction, outOf

    func agrees(_ gold: Observation, _ read: Observation) -> Bool {
        switch self {
        case .indicator: gold.indicator == read.indicator
        case .comparator: gold.comparator == read.comparator
        case .measure: gold.measure == read.measure
        case .status: gold.status == read.status
        case .scope: gold.scope == read.scope
        case .area: gold.area == read.area
        case .tier: gold.tier == read.tier
        case .province: gold.province == read.province
        case .units: gold.units == read.units
        case .period: gold.period == read.period
        case .fraction: gold.fraction == read.fraction
        case .outOf: gold.outOf == read.outOf
        }
    }

    /// The field's value as people read it; "null" where there is none.
    public func text(_ observation: Observation) -> String {
        let text: String? =
            switch self {
            case .indicator: observation.indicator?.rawValue
            case .comparator: observation.comparator.rawValue
            case .measure: observation.measure.rawValue
            case .status: observation.status.rawValue
            case .scope: observation.scope.rawValue
            case .area: observation.area
            case .tier: observation.tier?.rawValue
            case .province: observation.province?.description
            case .units: "\(observation.units.rawValue)"
            case .period: observation.period?.text
            case .fraction: observation.fraction.map { "\($0.numerator)/\($0.denominator)" }
            case .outOf: observation.outOf?.description
            }
        return text ?? "null"
    }
}
