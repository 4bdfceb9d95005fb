import Core

extension Section {
    /// The section that the contributions of several partitions show together (contract.md, "Rollup").
    ///
    /// An initializer would take hold of all that is shared, reference by reference.
    /// - Returns: nil where there is none.
    static func merging(_ sections: [StoredSection], _ shared: MergedParts) -> Section? {
        guard let latest = CitedSection.latest(of: sections, shared) else { return nil }
        let headline = latest.whole(shared)
        // A closure that took hold of all that is shared would count its references.
        let statements = shared.statements.things
        let values = merged(sections.map(\.values), by: { statements[Int($0.number)] < statements[Int($1.number)] }) {
            Counts.Entry(number: $0.number, count: $0.count &+ $1.count)
        }
        let range = ValueRange(values, of: latest.section.statement, statements)
        return Section(
            headline: statements[Int(latest.section.statement)], asOf: headline.publishedAt,
            observations: sections.reduce(0) { $0 &+ $1.observations },
            articles: values.reduce(0) { $0 + Int($1.count) },
            sources: merged(sections.map(\.sources), by: <) { source, _ in source }.count,
            low: range.low, high: range.high, alternatives: range.alternatives,
            alternativesOmitted: range.alternativesOmitted,
            evidence: [headline] + CitedSection.best(of: sections, besides: latest, shared))
    }
}

/// One of the citations of a partition's contribution to a section.
struct CitedSection {
    let section: StoredSection
    private let citation: StoredCitation
    /// Which of the contributions it is, and which of its citations.
    private let share, place: Int

    private init(_ section: StoredSection, share: Int, place: Int) {
        self.section = section
        citation = section.citation(place)
        (self.share, self.place) = (share, place)
    }

    /// The citation in full.
    func whole(_ shared: MergedParts) -> Citation { section.whole(citation, shared) }

    /// The headline that stands, among those of several partitions.
    static func latest(of sections: [StoredSection], _ shared: MergedParts) -> CitedSection? {
        var latest: CitedSection?
        for (share, section) in sections.enumerated() {
            let other = CitedSection(section, share: share, place: section.headline)
            if latest.map({ other.stands(before: $0, shared) }) ?? true { latest = other }
        }
        return latest
    }

    /// The best citations to be shown beside the headline's.
    static func best(
        of sections: [StoredSection], besides headline: CitedSection, _ shared: MergedParts
    ) -> [Citation] {
        var best: [CitedSection] = []
        best.reserveCapacity(SectionPartial.bestLimit + 1)
        for (share, section) in sections.enumerated() {
            for place in section.best {
                add(CitedSection(section, share: share, place: place), to: &best, shared)
            }
        }
        var others: [Citation] = []
        for citation in best where others.count < SectionPartial.bestLimit - 1 && !citation.isSame(as: headline, shared)
        {
            others.append(citation.whole(shared))
        }
        return others
    }

    /// Adds a citation to the best ones, unless it is among them or better ones fill the list.
    private static func add(_ citation: CitedSection, to best: inout [CitedSection], _ shared: MergedParts) {
        let place = best.firstPlace { !$0.precedes(citation, shared) }
        guard place < SectionPartial.bestLimit, place == best.count || !best[place].isSame(as: citation, shared) else {
            return
        }
        best.insert(citation, at: place)
        if best.count > SectionPartial.bestLimit { best.removeLast() }
    }

    /// Whether neither comes before the other.
    private func isSame(as other: CitedSection, _ shared: MergedParts) -> Bool {
        if share == other.share, place == other.place { return true }
        return !precedes(other, shared) && !other.precedes(self, shared)
    }

    /// The order of citations, a total one: see ``Core/Citation/precedes(_:)``.
    private func precedes(_ other: CitedSection, _ shared: MergedParts) -> Bool {
        let (mention, another) = (citation.mention, other.citation.mention)
        if mention.confidence != another.confidence { return mention.confidence > another.confidence }
        if citation.publishedAt != other.citation.publishedAt {
            return citation.publishedAt.isLater(than: other.citation.publishedAt)
        }
        if let isFirst = idPrecedes(other) { return isFirst }
        if mention.precedes(another) { return true }
        return !another.precedes(mention) && whole(shared).precedes(other.whole(shared))
    }

    /// "The article with the latest publishedAt (null is earliest), then the greatest id by bytes". Between versions of
    /// one article, from two partitions, the order of their citations and values decides.
    private func stands(before other: CitedSection, _ shared: MergedParts) -> Bool {
        if citation.publishedAt != other.citation.publishedAt {
            return citation.publishedAt.isLater(than: other.citation.publishedAt)
        }
        if let isFirst = idPrecedes(other) { return !isFirst }
        if precedes(other, shared) { return true }
        return !other.precedes(self, shared)
            && shared.statements[section.statement] < shared.statements[other.section.statement]
    }

    /// Whether the id comes before another one; nil where they are the same.
    private func idPrecedes(_ other: CitedSection) -> Bool? {
        section.withID(citation) { id in
            other.section.withID(other.citation) { id.isEqual($0) ? nil : id.precedes($0) }
        }
    }
}

/// What the values of all articles tell beside the headline.
private struct ValueRange {
    private(set) var low, high: FixedDecimal
    private(set) var alternatives: [Alternative] = []
    let alternativesOmitted: Int

    private static let alternativesLimit = 10

    /// - Parameters:
    ///   - values: in the order of the statements.
    ///   - headline: the number of what the headline says.
    ///   - statements: the statements by number.
    init(_ values: [Counts.Entry], of headline: Int32, _ statements: [StatedValue]) {
        let stated = statements[Int(headline)]
        func isComparable(_ value: Counts.Entry) -> Bool { statements[Int(value.number)].isComparable(with: stated) }
        low = values.first(where: isComparable).map { statements[Int($0.number)].value } ?? stated.value
        high = values.last(where: isComparable).map { statements[Int($0.number)].value } ?? stated.value
        let others = values.count - (values.contains { $0.number == headline } ? 1 : 0)
        alternativesOmitted = max(0, others - Self.alternativesLimit)
        alternatives = Self.most(values, besides: headline).map {
            Alternative(stated: statements[Int($0.number)], articles: Int($0.count))
        }
    }

    /// "The other (value, unit, outOf, comparator), most articles first, then smallest value as a number, unit and
    /// comparator by bytes, smallest outOf (none first)".
    private static func most(_ values: [Counts.Entry], besides headline: Int32) -> [Counts.Entry] {
        var most: [Counts.Entry] = []
        // The values are in ascending order: among those of equally many articles the first stays first.
        for value in values where value.count > most.last?.count ?? 0 || most.count < alternativesLimit {
            guard value.number != headline else { continue }
            if most.count == alternativesLimit { most.removeLast() }
            most.insert(value, at: most.firstPlace { $0.count < value.count })
        }
        return most
    }
}

extension StatedValue {
    /// Whether two values have a common scale: "of the headline's unit, for scores of its outOf too".
    fileprivate func isComparable(with headline: StatedValue) -> Bool {
        unit == headline.unit && (unit != .score || outOf == headline.outOf)
    }
}
