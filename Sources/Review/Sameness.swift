public import Core
internal import Wire

extension Reading {
    /// The reading's canonical bytes as if no version of the rules had made it: what two readings are compared by.
    public var bytesWithoutRules: [UInt8] {
        var reading = self
        reading.rules = ""
        return ReadingMessage.encode(reading)
    }

    /// The fields that a change is told of, by their names on the wire.
    var describedFields: [(name: String, value: ExactText)] {
        func text(_ value: (some Any)?) -> ExactText { ExactText(value.map { "\($0)" } ?? "none") }
        let weights = MainIndex.allCases.compactMap { index in indices[index].map { "\(index.rawValue) \($0)" } }
        let counts = Aspect.allCases.map { "\($0.rawValue) \(aspects[$0] ?? 0)" }
        return [
            ("revision", text(revision)), ("title", text(title)), ("url", text(url)), ("source", text(source)),
            ("publishedAt", text(publishedAt)), ("relevant", text(relevant)), ("province", text(provinceID?.key)),
            ("genre", text(genre?.rawValue)), ("indices", text(weights.joined(separator: ", "))),
            ("aspects", text(counts.joined(separator: ", "))), ("observationsOmitted", text(observationsOmitted)),
        ]
    }
}

extension Observation {
    /// Whether two observations are of the same figure of the text.
    func isOfSameFigure(as other: Observation) -> Bool {
        (evidence.field, evidence.start, evidence.end)
            == (other.evidence.field, other.evidence.start, other.evidence.end)
    }

    /// The fields, but for the evidence, that another observation of the same figure has otherwise.
    public func differences(to other: Observation) -> [ReadingChange.FieldChange] {
        zip(describedFields, other.describedFields).compactMap { old, new in
            old.value == new.value
                ? nil : ReadingChange.FieldChange(name: old.name, before: old.value.string, after: new.value.string)
        }
    }

    private var describedFields: [(name: String, value: ExactText)] {
        func text(_ value: (some Any)?) -> ExactText { ExactText(value.map { "\($0)" } ?? "none") }
        return [
            ("indicator", text(indicator)), ("value", text(value)), ("unit", text(unit)),
            ("comparator", text(comparator)), ("measure", text(measure)), ("status", text(status)),
            ("scope", text(scope)), ("area", text(area)), ("tier", text(tier)), ("province", text(provinceID?.key)),
            ("period", text(period)), ("periodInferred", text(periodInferred)),
            ("fraction", text(fraction.map { "\($0.numerator)/\($0.denominator)" })), ("outOf", text(outOf)),
            ("confidence", text(confidence)),
        ]
    }
}
