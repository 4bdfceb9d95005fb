public import Core

extension Reading {
    /// What this article alone contributes to each subject: a partial of one article.
    ///
    /// The partial of many articles is the merge of theirs (``PartialContent/merge(_:_:)``). The rules are those
    /// of contract.md, "Rollup", "ProvinceSummary" and "NationalRollup" (`stated`): an article that is not relevant
    /// contributes nothing.
    ///
    /// - Parameter reference: the provinces and indicators that count; figures of others join no roll-up.
    public func contributions(with reference: ReferenceData) -> [PartialSubject: PartialContent] {
        guard relevant else { return [:] }
        let sections = sections(with: reference)
        var found = sections.mapValues(PartialContent.sections)
        for (province, summary) in summaries(with: reference, sections: sections) {
            found[.summary(province)] = .summary(summary)
        }
        return found
    }

    private func sections(with reference: ReferenceData) -> [PartialSubject: [SectionKind: SectionPartial]] {
        var places: [SectionID: [Int]] = [:]
        for (place, observation) in observations.enumerated() {
            guard let section = observation.section(with: reference) else { continue }
            places[section, default: []].append(place)
        }
        let digest = SourceDigest(of: source)
        var sections: [PartialSubject: [SectionKind: SectionPartial]] = [:]
        for (section, places) in places {
            sections[section.subject, default: [:]][section.kind] = partial(of: places, source: digest)
        }
        return sections
    }

    /// The section that the observations at these places make, which are in list order and at least one.
    private func partial(of places: [Int], source: SourceDigest) -> SectionPartial {
        let headline = headlinePlace(among: places)
        let stated = observations[headline].stated
        let best = places.map(citation).sorted { $0.precedes($1) }.prefix(SectionPartial.bestLimit)
        return SectionPartial(
            observations: places.count, sources: [source], values: [stated: 1],
            headline: SectionPartial.Headline(stated: stated, citation: citation(headline)), best: Array(best))
    }

    /// "One article gives one value a key and section, in the unit that it states first there: a count's largest (of
    /// equals the first), else the first stated" (contract.md, "Rollup").
    private func headlinePlace(among places: [Int]) -> Int {
        var chosen = places[0]
        guard observations[chosen].unit == .count else { return chosen }
        for place in places where observations[place].unit == .count {
            if observations[chosen].value < observations[place].value { chosen = place }
        }
        return chosen
    }

    private func citation(_ place: Int) -> Citation {
        Citation(
            articleId: articleId, url: url, title: title, source: source, publishedAt: publishedAt,
            confidence: observations[place].confidence, evidence: observations[place].evidence, place: place)
    }

    private func summaries(
        with reference: ReferenceData, sections: [PartialSubject: [SectionKind: SectionPartial]]
    ) -> [ProvinceID: SummaryPartial] {
        var present = SummaryPartial()
        present.articles = 1
        present.firstPublishedAt = publishedAt
        present.lastPublishedAt = publishedAt
        var summaries: [ProvinceID: SummaryPartial] = [:]
        for observation in observations {
            guard let province = observation.provinceID.flatMap(reference.province)?.id else { continue }
            summaries[province, default: present].observations += 1
        }
        if let about = provinceID.flatMap(reference.province)?.id {
            summaries[about, default: present].indices = indices.filter { $0.value > .zero }
            summaries[about, default: present].genres = genre.map { [$0: 1] } ?? [:]
            summaries[about, default: present].aspects = aspects.filter { $0.value > 0 }
        }
        for case (.rollup(let key), let kinds) in sections where kinds[.actual] != nil {
            summaries[key.province]?.indicators.insert(key.indicator)
        }
        return summaries
    }
}

extension Observation {
    /// What the figure says.
    var stated: StatedValue { StatedValue(value: value, unit: unit, outOf: outOf, comparator: comparator) }

    /// The section that the figure supports, or nil where it joins no roll-up.
    fileprivate func section(with reference: ReferenceData) -> SectionID? {
        guard tier == nil, confidence >= Self.leastConfidence, let period, let kind,
            let indicator = indicator.flatMap(reference.indicator)?.id
        else { return nil }
        switch scope {
        case .province:
            guard let province = provinceID.flatMap(reference.province)?.id else { return nil }
            let key = RollupKey(province: province, indicator: indicator, period: period)
            return SectionID(subject: .rollup(key), kind: kind)
        case .national where kind == .actual:
            let key = NationalKey(units: .sixtyThree, indicator: indicator, period: period)
            return SectionID(subject: .stated(key), kind: kind)
        default: return nil
        }
    }

    /// Actual levels, target levels, actual changes; a change that is aimed at joins none.
    private var kind: SectionKind? {
        switch (measure, status) {
        case (.level, .actual): .actual
        case (.level, .target): .target
        case (.change, .actual): .change
        case (.change, .target): nil
        }
    }

    /// Roll-ups take figures of this confidence and above.
    private static let leastConfidence = FixedDecimal(millionths: 500_000)
}
