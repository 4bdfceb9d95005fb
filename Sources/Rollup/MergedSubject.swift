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
        let content: PartialContent
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
    mutating func set(_ partition: Int32, _ content: PartialContent?) -> PartialContent? {
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

    /// The value of the actual section's headline.
    var actualHeadline: StatedValue? {
        var latest: SectionPartial.Headline?
        for share in shares {
            guard let headline = share.content.sections[.actual]?.headline else { continue }
            if latest.map({ headline.stands(before: $0) }) ?? true { latest = headline }
        }
        return latest?.stated
    }

    /// All contributions together. Merged two by two, each is looked through as often as the number of partitions can be
    /// halved.
    var merged: PartialContent? {
        guard shares.count > 1 else { return shares.first?.content }
        var contents = shares.map(\.content)
        while contents.count > 1 {
            contents = stride(from: 0, to: contents.count, by: 2).map { place in
                place + 1 < contents.count
                    ? PartialContent.merge(contents[place], contents[place + 1]) : contents[place]
            }
        }
        return contents.first
    }
}

extension PartialContent {
    /// The sections; none where the content is of another kind.
    var sections: [SectionKind: SectionPartial] {
        guard case .sections(let sections) = self else { return [:] }
        return sections
    }

    /// The part of the content that says something of its subject; nil where there is none. Of a whole country only
    /// actual levels are stated, and nothing for the 34: "units 34: null".
    func standing(for subject: PartialSubject) -> PartialContent? {
        let kinds: [SectionKind]
        switch subject {
        case .summary:
            guard case .summary = self else { return nil }
            return self
        case .rollup: kinds = SectionKind.allCases
        case .stated(let key): kinds = key.units == .thirtyFour ? [] : [.actual]
        }
        let sections = sections
        func stands(_ kind: SectionKind) -> Bool { kinds.contains(kind) && sections[kind]?.headline != nil }
        if !sections.isEmpty, sections.keys.allSatisfy(stands) { return self }
        let standing = sections.filter { stands($0.key) }
        return standing.isEmpty ? nil : .sections(standing)
    }
}
