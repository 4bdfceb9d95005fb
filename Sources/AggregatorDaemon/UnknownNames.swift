package import Core

/// Figures that name an indicator or a province which the catalogue lacks. They join no roll-up, which is right where
/// the name is wrong, and a loss where the workers' catalogue is newer than the aggregators'.
package struct UnknownNames: Sendable, Hashable {
    /// What is not known.
    package enum Kind: String, Sendable, CaseIterable {
        case indicator, province
    }

    /// How many figures, by what they name.
    package private(set) var counts: [Kind: Int] = [:]
    /// Some of the names.
    package private(set) var samples: Set<String> = []

    private static let sampleLimit = 5

    /// None.
    package init() {}

    /// Whether there are none.
    package var isEmpty: Bool { counts.isEmpty }

    /// What readings are of this kind, for a person.
    package var description: String {
        let parts = Kind.allCases.compactMap { kind in
            counts[kind].map { "\($0) name \(kind == .indicator ? "an indicator" : "a province")" }
        }
        return parts.joined(separator: ", ") + " that the catalogue lacks: " + samples.sorted().joined(separator: ", ")
    }

    /// Counts the figures of a reading.
    package mutating func note(_ reading: Reading, _ reference: ReferenceData) {
        guard reading.relevant else { return }
        for observation in reading.observations {
            if let id = observation.indicator, reference.indicator(id) == nil { add(.indicator, id.rawValue) }
            if let id = observation.provinceID, reference.province(id) == nil { add(.province, id.key) }
        }
    }

    /// Counts those of others, too.
    package mutating func add(_ others: UnknownNames) {
        counts.merge(others.counts) { $0 + $1 }
        for name in others.samples.sorted() where samples.count < Self.sampleLimit { samples.insert(name) }
    }

    private mutating func add(_ kind: Kind, _ name: String) {
        counts[kind, default: 0] += 1
        if samples.count < Self.sampleLimit { samples.insert(name) }
    }
}
