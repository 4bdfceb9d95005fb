import Core

/// A subject with what the partitions of the readings contribute to it.
struct MergedSubject: Sendable {
    /// The output of the same key.
    let output: OutputNumber
    /// Of a roll-up, where its actual headline is kept for the national figures.
    let actual: ActualIndex.Place?
    /// The national figures that this headline may enter.
    let nationals: [OutputNumber]
    /// The contents by partition, none empty.
    private var shares: [Share] = []

    /// What one partition contributes.
    private struct Share: Sendable {
        let partition: Int32
        let content: StoredPartial
    }

    init(output: OutputNumber, actual: ActualIndex.Place? = nil, nationals: [OutputNumber] = []) {
        self.output = output
        self.actual = actual
        self.nationals = nationals
    }

    /// Whether no partition contributes anything.
    var isEmpty: Bool { shares.isEmpty }

    /// Puts a partition's contribution in place of its former one.
    ///
    /// - Returns: the former one.
    mutating func set(_ partition: Int32, _ content: StoredPartial?) -> StoredPartial? {
        let place = shares.firstIndex { $0.partition == partition }
        let old = place.map { shares[$0].content }
        switch (place, content) {
        case (let place?, let content?): shares[place] = Share(partition: partition, content: content)
        case (let place?, nil): shares.remove(at: place)
        case (nil, let content?): shares.append(Share(partition: partition, content: content))
        case (nil, nil): break
        }
        return old
    }

    /// The sections that a partition contributes.
    func sections(from partition: Int32) -> StoredSections? {
        shares.firstIndex { $0.partition == partition }.flatMap { shares[$0].content.sections }
    }

    /// The number of what the actual section's headline says.
    func actualHeadline(_ shared: MergedParts) -> Int32? {
        CitedSection.latest(of: parts(.actual), shared)?.section.statement
    }

    /// A section of all contributions together.
    func section(_ kind: SectionKind, _ shared: MergedParts) -> Section? { .merging(parts(kind), shared) }

    /// The contributions to a summary.
    var summaries: [StoredSummary] { shares.compactMap(\.content.summary) }

    private func parts(_ kind: SectionKind) -> [StoredSection] {
        var parts: [StoredSection] = []
        for place in shares.indices {
            guard let section = shares[place].content.sections?[kind] else { continue }
            if parts.isEmpty { parts.reserveCapacity(shares.count - place) }
            parts.append(section)
        }
        return parts
    }
}

/// What one partition contributes to a subject, in the form that the second fold keeps.
enum StoredPartial: Sendable {
    case sections(StoredSections)
    /// There are few: one a province and partition.
    indirect case summary(StoredSummary)

    /// Packs the part of a content that says something of its subject; nil where there is none. Of a whole country only
    /// actual levels are stated, and nothing for the 34: "units 34: null".
    ///
    /// - Parameter old: the sections that stood before.
    init?(
        _ content: PartialContent, of subject: PartialSubject, replacing old: StoredSections?,
        _ shared: inout MergedParts
    ) {
        let kinds: [SectionKind]
        switch subject {
        case .summary:
            guard case .summary(let summary) = content else { return nil }
            self = .summary(StoredSummary(summary, &shared))
            return
        case .rollup: kinds = SectionKind.allCases
        case .stated(let key): kinds = key.units == .thirtyFour ? [] : [.actual]
        }
        guard let sections = StoredSections(content, kinds: kinds, replacing: old, &shared) else { return nil }
        self = .sections(sections)
    }

    fileprivate var sections: StoredSections? {
        guard case .sections(let sections) = self else { return nil }
        return sections
    }

    fileprivate var summary: StoredSummary? {
        guard case .summary(let summary) = self else { return nil }
        return summary
    }
}
