public import Core

/// The second fold: the partials of all partitions of the readings, by subject, and the outputs that they make.
///
/// One state holds all partials of an indicator, and all of a province's summary; different indicators and provinces
/// may lie in different states (``PartialSubject/shardingKey``).
public struct MergedState: Sendable {
    private let reference: ReferenceData
    /// Each subject's contents by partition, none empty.
    private var partials: [PartialSubject: [Share]] = [:]
    private var actuals: ActualIndex

    /// What one partition contributes to a subject.
    private struct Share: Sendable {
        let partition: Int32
        let content: PartialContent
    }

    /// What ``set(_:partition:_:)`` did.
    public struct Change: Sendable {
        /// The output keys whose values may be others now.
        public let touched: Set<OutputKey>
        /// What stood before.
        public let old: PartialContent?
        fileprivate let subject: PartialSubject
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
        var shares = partials[subject] ?? []
        let place = shares.firstIndex { $0.partition == partition }
        let old = place.map { shares.remove(at: $0).content }
        if let content = content?.standing(for: subject) {
            shares.append(Share(partition: partition, content: content))
        }
        partials[subject] = shares.isEmpty ? nil : shares
        return Change(touched: touched(by: subject), old: old, subject: subject, partition: partition)
    }

    /// Undoes a change, of several the last first.
    public mutating func undo(_ change: Change) { set(change.subject, partition: change.partition, change.old) }

    /// The present value of an output key; nil where nothing supports it, and where the reference data do not have
    /// its province or indicator. A known province always has a summary, with zeros where it is silent.
    public func output(_ key: OutputKey) -> Output? {
        switch key {
        case .rollup(let key): rollup(key).map(Output.rollup)
        case .province(let id): summary(id).map(Output.summary)
        case .national(let key): national(key).map(Output.national)
        }
    }

    /// The output keys that some partial supports; the summaries of silent provinces stand besides these.
    public var keys: Set<OutputKey> {
        var keys = Set(actuals.nationalKeys.map(OutputKey.national))
        for subject in partials.keys {
            switch subject {
            case .rollup(let key): keys.insert(.rollup(key))
            case .stated(let key): keys.insert(.national(key))
            case .summary(let id): keys.insert(.province(id))
            }
        }
        return keys
    }

    private mutating func touched(by subject: PartialSubject) -> Set<OutputKey> {
        switch subject {
        case .summary(let id): return [.province(id)]
        case .stated(let key): return [.national(key)]
        case .rollup(let key):
            guard actuals.set(key, actualHeadline(of: subject)) else { return [.rollup(key)] }
            return Set(actuals.nationalKeys(of: key).map(OutputKey.national)).union([.rollup(key)])
        }
    }

    private func actualHeadline(of subject: PartialSubject) -> StatedValue? {
        let headlines = (partials[subject] ?? []).compactMap { $0.content.sections[.actual]?.headline }
        return headlines.min { $0.stands(before: $1) }?.stated
    }

    /// All partitions' contributions to a subject together. Merged two by two, each is looked through as often as the
    /// number of partitions can be halved.
    private func merged(_ subject: PartialSubject) -> PartialContent? {
        var contents = (partials[subject] ?? []).map(\.content)
        while contents.count > 1 {
            contents = stride(from: 0, to: contents.count, by: 2).map { place in
                place + 1 < contents.count
                    ? PartialContent.merge(contents[place], contents[place + 1]) : contents[place]
            }
        }
        return contents.first
    }

    private func rollup(_ key: RollupKey) -> Rollup? {
        guard let merged = merged(.rollup(key)), let indicator = reference.indicator(key.indicator),
            let province = info(key.province)
        else { return nil }
        return Rollup(
            key: key, provinceName: province.name, indicatorName: indicator.name,
            sections: merged.sections.compactMapValues { Section($0) })
    }

    private func summary(_ id: ProvinceID) -> ProvinceSummary? {
        guard let info = info(id) else { return nil }
        guard case .summary(let partial) = merged(.summary(id)) else { return ProvinceSummary(info: info) }
        return ProvinceSummary(info: info, partial)
    }

    private func national(_ key: NationalKey) -> NationalRollup? {
        guard let indicator = reference.indicator(key.indicator) else { return nil }
        let actuals = actuals.actuals(for: key)
        let stated = merged(.stated(key))?.sections[.actual].flatMap { Section($0) }
        guard !actuals.isEmpty || stated != nil else { return nil }
        return NationalRollup(key: key, indicator: indicator, actuals: actuals, stated: stated)
    }

    /// A province by the very id that its summary has.
    private func info(_ id: ProvinceID) -> ProvinceInfo? {
        reference.province(id).flatMap { $0.id == id ? $0 : nil }
    }
}

extension PartialContent {
    /// The sections; none where the content is of another kind.
    fileprivate var sections: [SectionKind: SectionPartial] {
        guard case .sections(let sections) = self else { return [:] }
        return sections
    }

    /// The part of the content that says something of its subject; nil where there is none. Of a whole country only
    /// actual levels are stated, and nothing for the 34: "units 34: null".
    fileprivate func standing(for subject: PartialSubject) -> PartialContent? {
        let kinds: [SectionKind]
        switch subject {
        case .summary:
            guard case .summary = self else { return nil }
            return self
        case .rollup: kinds = SectionKind.allCases
        case .stated(let key): kinds = key.units == .thirtyFour ? [] : [.actual]
        }
        let standing = sections.filter { kinds.contains($0.key) && $0.value.headline != nil }
        return standing.isEmpty ? nil : .sections(standing)
    }
}
