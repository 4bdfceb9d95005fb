public import Core
internal import Wire

/// What would become another one in an article's reading.
public struct ReadingChange: Sendable {
    /// The reading in force; nil where there is none.
    public let before: Reading?
    /// The reading by other rules.
    public let after: Reading

    /// A change from its two sides.
    public init(before: Reading?, after: Reading) {
        self.before = before
        self.after = after
    }

    /// How far two readings are apart.
    public enum Extent: String, Sendable, Hashable {
        /// They are the same.
        case none
        /// Only the version of the rules is another.
        case rules
        /// Something that counts is another.
        case content
    }

    /// How far the two sides are apart.
    public var extent: Extent {
        guard let before, before.bytesWithoutRules == after.bytesWithoutRules else { return .content }
        return before.rules.utf8.elementsEqual(after.rules.utf8) ? .none : .rules
    }

    /// A field that is another.
    public struct FieldChange: Sendable, Hashable {
        /// The field's name on the wire.
        public let name: String
        /// What it says, as text; "none" for null.
        public let before, after: String
    }

    /// The fields beside the observations and the rules that are others.
    public var fields: [FieldChange] {
        guard let before else { return [] }
        return zip(before.describedFields, after.describedFields).compactMap { old, new in
            old.value == new.value
                ? nil : FieldChange(name: old.name, before: old.value.string, after: new.value.string)
        }
    }

    /// An observation that is not the same on both sides.
    public enum ObservationChange: Sendable, Hashable {
        /// Only by the other rules.
        case added(Observation)
        /// Only in the reading in force.
        case removed(Observation)
        /// Of the same figure in the text, but said to mean something else.
        case changed(before: Observation, after: Observation)

        /// What stood before, if anything did.
        public var before: Observation? {
            switch self {
            case .added: nil
            case .removed(let observation), .changed(let observation, _): observation
            }
        }

        /// What would stand, if anything does.
        public var after: Observation? {
            switch self {
            case .removed: nil
            case .added(let observation), .changed(_, let observation): observation
            }
        }
    }

    /// The observations that are not the same, in the order of the text.
    ///
    /// Those that are equal are paired first; then those of the same figure (field, start and end), in the order of the
    /// lists; what is left was removed or added.
    public var observations: [ObservationChange] {
        let (old, new) = Self.unequal(before?.observations ?? [], after.observations)
        var rest = new
        var changes: [ObservationChange] = []
        for observation in old {
            if let place = rest.firstIndex(where: { $0.isOfSameFigure(as: observation) }) {
                changes.append(.changed(before: observation, after: rest.remove(at: place)))
            } else {
                changes.append(.removed(observation))
            }
        }
        changes += rest.map(ObservationChange.added)
        return changes.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
            .map(\.element)
    }

    /// Two lists without the observations that both have, byte by byte.
    private static func unequal(_ old: [Observation], _ new: [Observation]) -> ([Observation], [Observation]) {
        var counts: [[UInt8]: Int] = [:]
        let encoded = (old.map(ObservationMessage.encode), new.map(ObservationMessage.encode))
        for bytes in encoded.1 { counts[bytes, default: 0] += 1 }
        var shared: [[UInt8]: Int] = [:]
        let before = zip(old, encoded.0).filter { _, bytes in
            guard counts[bytes, default: 0] > 0 else { return true }
            counts[bytes, default: 0] -= 1
            shared[bytes, default: 0] += 1
            return false
        }
        let after = zip(new, encoded.1).filter { _, bytes in
            guard shared[bytes, default: 0] > 0 else { return true }
            shared[bytes, default: 0] -= 1
            return false
        }
        return (before.map(\.0), after.map(\.0))
    }
}

extension ReadingChange.ObservationChange {
    /// Where the figure stands: title before body, then by its span.
    fileprivate var place: Place {
        let evidence = (after ?? before)?.evidence
        return Place(
            field: evidence?.field == .title ? 0 : 1, start: evidence?.start ?? 0, end: evidence?.end ?? 0)
    }

    fileprivate struct Place: Comparable {
        let field, start, end: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.field, left.start, left.end) < (right.field, right.start, right.end)
        }
    }
}
