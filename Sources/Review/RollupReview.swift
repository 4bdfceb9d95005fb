public import Core
public import Rollup
internal import Wire

/// What a change of readings makes of the roll-ups: the same folds as the aggregators', over the readings in force and
/// over those with the changed ones in their place.
public struct RollupReview: Sendable {
    private let reference: ReferenceData
    private var readings: PartitionState
    private var touched: [PartialSubject: Set<ExactText>] = [:]
    private var before: MergedState?

    /// A review of no readings.
    ///
    /// - Parameter reference: the provinces and indicators that roll-ups are made of.
    public init(reference: ReferenceData) {
        self.reference = reference
        readings = PartitionState(reference: reference)
    }

    /// Puts a reading in force, or takes one out of force. All of them come before the first replacement.
    public mutating func set(_ id: ExactText, _ reading: Reading?) { readings.set(id, reading) }

    /// Puts a reading in the place of the one in force.
    public mutating func replace(_ id: ExactText, _ reading: Reading) {
        if before == nil { before = merged() }
        let change = readings.set(id, reading)
        for number in change.touched { touched[readings.subject(number), default: []].insert(id) }
    }

    private func merged() -> MergedState {
        var merged = MergedState(reference: reference)
        for number in readings.subjects {
            merged.set(readings.subject(number), partition: 0, readings.partial(number))
        }
        return merged
    }

    /// An output key whose value would be another one.
    public struct Change: Sendable {
        /// The key.
        public let key: OutputKey
        /// Its value before; nil where it has none.
        public let before: Output?
        /// Its value after; nil where it would have none.
        public let after: Output?
        /// The changed articles that have a part in it, by id.
        public let articles: [ExactText]
    }

    /// The output keys whose bytes would be others: roll-ups, then summaries, then national figures, by key.
    public func changes() -> [Change] {
        guard let before else { return [] }
        var after = before
        var causes: [OutputKey: Set<ExactText>] = [:]
        for (subject, ids) in touched {
            for key in after.set(subject, partition: 0, readings.partial(subject)).touched.map(after.key) {
                causes[key, default: []].formUnion(ids)
            }
        }
        return causes.compactMap { key, ids in
            let change = Change(
                key: key, before: before.output(key), after: after.output(key), articles: ids.sorted())
            return change.before?.bytes == change.after?.bytes ? nil : change
        }.sorted { $0.key.order < $1.key.order }
    }
}

extension Output {
    /// The canonical value of the message.
    public var bytes: [UInt8] {
        switch self {
        case .rollup(let rollup): RollupMessage.encode(rollup)
        case .summary(let summary): SummaryMessage.encode(summary)
        case .national(let national): NationalMessage.encode(national)
        }
    }
}

extension OutputKey {
    fileprivate var order: (Int, ExactText) {
        switch self {
        case .rollup: (0, ExactText(text))
        case .province: (1, ExactText(text))
        case .national: (2, ExactText(text))
        }
    }
}
