public import Core

/// The second fold: the partials of all partitions of the readings, by subject, and the outputs that they make.
///
/// One state holds all partials of an indicator, and all of a province's summary; different indicators and provinces
/// may lie in different states (``PartialSubject/shardingKey``).
public struct MergedState: Sendable {
    private let reference: ReferenceData
    private var subjectNumbers = Numbering<PartialSubject>()
    /// The subjects by number.
    private var subjects: [MergedSubject] = []
    private var shared = MergedParts()
    private var outputs = Numbering<OutputKey>()
    /// By output the number of the subject of the same key, or -1.
    private var makers: [Int32] = []
    private var actuals: ActualIndex

    /// What ``set(_:partition:_:)`` did.
    public struct Change: Sendable {
        /// The output keys whose values may be others now, each once: ``MergedState/key(_:)``.
        public let touched: [OutputNumber]
        /// What stood before.
        fileprivate let old: StoredPartial?
        fileprivate let subject: Int32
        fileprivate let partition: Int32
    }

    /// The state without partials.
    ///
    /// - Parameter reference: the provinces and indicators that outputs are made of.
    public init(reference: ReferenceData) {
        self.reference = reference
        actuals = ActualIndex(reference: reference)
    }

    /// Puts a partition's contribution to a subject in place of its former one.
    ///
    /// - Parameters:
    ///   - subject: what the contribution is to.
    ///   - partition: the partition of the readings that it comes from.
    ///   - content: the contribution, or nil where there is none any more.
    /// - Returns: what was touched, and what undoes the change.
    @discardableResult
    public mutating func set(_ subject: PartialSubject, partition: Int32, _ content: PartialContent?) -> Change {
        let number = number(of: subject)
        let old = subjects[Int(number)].sections(from: partition)
        return exchange(
            number, partition, content.flatMap { StoredPartial($0, of: subject, replacing: old, &shared) })
    }

    /// Undoes a change, of several the last first.
    public mutating func undo(_ change: Change) { _ = exchange(change.subject, change.partition, change.old) }

    /// The number of an output key in this state.
    public mutating func number(of key: OutputKey) -> OutputNumber {
        let number = outputs.number(key)
        if number == makers.count { makers.append(-1) }
        return OutputNumber(index: number)
    }

    /// The output key of a number that this state gave.
    public func key(_ number: OutputNumber) -> OutputKey { outputs[number.index] }

    /// The present value of an output key; nil where nothing supports it, and where the reference data do not have
    /// its province or indicator. A known province always has a summary, with zeros where it is silent.
    public func output(_ key: OutputKey) -> Output? { output(key, outputs.existing(key).flatMap(contributions)) }

    /// The present value of the output key of a number that this state gave, as ``output(_:)-(OutputKey)``.
    public func output(_ number: OutputNumber) -> Output? { output(key(number), contributions(number.index)) }

    private func output(_ key: OutputKey, _ contributions: Int?) -> Output? {
        switch key {
        case .rollup(let key): rollup(key, contributions).map(Output.rollup)
        case .province(let id): summary(id, contributions).map(Output.summary)
        case .national(let key): national(key, contributions).map(Output.national)
        }
    }

    /// The output keys that some partial supports; the summaries of silent provinces stand besides these.
    public var keys: Set<OutputKey> {
        var keys = Set(actuals.nationalKeys.map(OutputKey.national))
        for subject in subjects where !subject.isEmpty { keys.insert(outputs[subject.output.index]) }
        return keys
    }

    private mutating func number(of subject: PartialSubject) -> Int32 {
        let number = subjectNumbers.number(subject)
        guard number == subjects.count else { return number }
        switch subject {
        case .summary(let id): subjects.append(MergedSubject(output: self.number(of: .province(id))))
        case .stated(let key): subjects.append(MergedSubject(output: self.number(of: .national(key))))
        case .rollup(let key):
            let nationals = actuals.nationalKeys(of: key).map { self.number(of: OutputKey.national($0)) }
            let place = actuals.place(of: key)
            subjects.append(
                MergedSubject(output: self.number(of: .rollup(key)), actual: place, nationals: nationals))
        }
        makers[Int(subjects[Int(number)].output.index)] = number
        return number
    }

    private mutating func exchange(_ subject: Int32, _ partition: Int32, _ content: StoredPartial?) -> Change {
        let place = Int(subject)
        let old = subjects[place].set(partition, content)
        var touched = [subjects[place].output]
        if let actual = subjects[place].actual {
            let headline = subjects[place].actualHeadline(shared)
            if actuals.set(actual, headline) { touched += subjects[place].nationals }
        }
        return Change(touched: touched, old: old, subject: subject, partition: partition)
    }

    /// The place of the subject of an output's key, which has all partitions' contributions. It is read where it lies: a
    /// copy would hold on to all that it refers to.
    private func contributions(_ output: Int32) -> Int? {
        let subject = makers[Int(output)]
        return subject < 0 ? nil : Int(subject)
    }

    private func rollup(_ key: RollupKey, _ contributions: Int?) -> Rollup? {
        guard let contributions, !subjects[contributions].isEmpty,
            let indicator = reference.indicator(key.indicator), let province = info(key.province)
        else { return nil }
        var sections = BySection<Section>()
        for kind in SectionKind.allCases { sections[kind] = subjects[contributions].section(kind, shared) }
        return Rollup(key: key, provinceName: province.name, indicatorName: indicator.name, sections: sections)
    }

    private func summary(_ id: ProvinceID, _ contributions: Int?) -> ProvinceSummary? {
        info(id).map { ProvinceSummary(info: $0, contributions.map { subjects[$0].summaries } ?? []) }
    }

    private func national(_ key: NationalKey, _ contributions: Int?) -> NationalRollup? {
        guard let indicator = reference.indicator(key.indicator) else { return nil }
        let actuals = actuals.actuals(for: key, shared.statements.things)
        let stated = contributions.flatMap { subjects[$0].section(.actual, shared) }
        guard !actuals.isEmpty || stated != nil else { return nil }
        return NationalRollup(key: key, indicator: indicator, actuals: actuals, stated: stated)
    }

    /// A province by the very id that its summary has.
    private func info(_ id: ProvinceID) -> ProvinceInfo? {
        reference.province(id).flatMap { $0.id == id ? $0 : nil }
    }
}
