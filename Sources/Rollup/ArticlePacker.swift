import Core

/// Packs what readings contribute, by the rules of contract.md, "Rollup", "ProvinceSummary" and "NationalRollup"
/// (`stated`): an article that is not relevant contributes nothing.
struct ArticlePacker {
    private let reading: Reading
    private let reference: ReferenceData
    private var figures: [StoredFigure] = []
    private var mentions: [StoredMention] = []
    private var presences: [StoredPresence] = []
    private var tallies: [Tally] = []
    private var texts = TextPacker(room: 512)
    /// The spans of the sentences, each with an observation that has it.
    private var sentences: [(observation: Int, span: TextSpan)] = []

    /// Packs a reading; what it shares with other articles is numbered.
    ///
    /// - Parameter id: stands in place of the reading's own.
    /// - Returns: nil where the reading contributes nothing.
    static func pack(
        _ reading: Reading, as id: ExactText, with reference: ReferenceData, _ subjects: inout SubjectTable,
        _ shared: inout Shared
    ) -> StoredArticle? {
        guard reading.relevant else { return nil }
        var packer = ArticlePacker(reading: reading, reference: reference)
        packer.addFigures(&subjects, &shared)
        packer.addPresences(&subjects)
        guard !packer.figures.isEmpty || !packer.presences.isEmpty else { return nil }
        return StoredArticle(
            id: id, reading: reading, source: shared.source(reading.source), figures: packer.figures,
            mentions: packer.mentions, presences: packer.presences, tallies: packer.tallies, texts: packer.texts)
    }

    private init(reading: Reading, reference: ReferenceData) {
        self.reading = reading
        self.reference = reference
    }

    private mutating func addFigures(_ subjects: inout SubjectTable, _ shared: inout Shared) {
        var supports: [(section: Int32, observation: Int)] = []
        supports.reserveCapacity(reading.observations.count)
        for (place, observation) in reading.observations.enumerated() {
            guard let (subject, kind) = observation.support(with: reference) else { continue }
            supports.append((subjects.section(kind, of: subject), place))
        }
        supports.sort { $0 < $1 }
        var start = 0
        while start < supports.count {
            let section = supports[start].section
            let end = supports[start...].firstIndex { $0.section != section } ?? supports.count
            addFigure(section, of: supports[start..<end].map(\.observation), &shared)
            start = end
        }
    }

    /// Adds the value that the observations at these places, in list order and at least one, give a section.
    private mutating func addFigure(_ section: Int32, of places: [Int], _ shared: inout Shared) {
        let headline = headlinePlace(among: places)
        var cited = Array(
            places.sorted { isCited($0, before: $1) }.prefix(SectionPartial.bestLimit))
        let offset = cited.firstIndex(of: headline) ?? cited.count
        if offset == cited.count { cited.append(headline) }
        figures.append(
            StoredFigure(
                section: section, statement: shared.statements.number(reading.observations[headline].stated),
                observations: UInt16(clamping: places.count), firstMention: UInt16(clamping: mentions.count),
                headlineOffset: UInt8(clamping: offset)))
        for place in cited {
            mentions.append(mention(reading.observations[place], place: place, sentence: sentence(of: place)))
        }
    }

    /// "One article gives one value a key and section, in the unit that it states first there: a count's largest (of
    /// equals the first), else the first stated" (contract.md, "Rollup").
    private func headlinePlace(among places: [Int]) -> Int {
        let observations = reading.observations
        var chosen = places[0]
        guard observations[chosen].unit == .count else { return chosen }
        for place in places where observations[place].unit == .count {
            if observations[chosen].value < observations[place].value { chosen = place }
        }
        return chosen
    }

    /// The order of citations among those of one article.
    private func isCited(_ place: Int, before other: Int) -> Bool {
        let (observation, another) = (reading.observations[place], reading.observations[other])
        if observation.confidence != another.confidence { return observation.confidence > another.confidence }
        return mention(observation, place: place).precedes(mention(another, place: other))
    }

    private func mention(_ observation: Observation, place: Int, sentence: TextSpan = .absent) -> StoredMention {
        StoredMention(
            EvidenceSpan(observation.evidence), confidence: observation.confidence, place: place, sentence: sentence)
    }

    private mutating func sentence(of place: Int) -> TextSpan {
        let sentence = reading.observations[place].evidence.sentence
        let known = sentences.first {
            ExactText(reading.observations[$0.observation].evidence.sentence) == ExactText(sentence)
        }
        if let known { return known.span }
        let span = texts.add(sentence)
        sentences.append((place, span))
        return span
    }

    private mutating func addPresences(_ subjects: inout SubjectTable) {
        for observation in reading.observations {
            guard let province = observation.provinceID.flatMap(reference.province)?.id else { continue }
            let place = presence(in: province, &subjects)
            presences[place].observations = UInt16(clamping: Int(presences[place].observations) + 1)
        }
        guard let about = reading.provinceID.flatMap(reference.province)?.id else { return }
        presences[presence(in: about, &subjects)].isAbout = true
        for (index, weight) in reading.indices where weight > .zero {
            tallies.append(Tally(.index(index), weight.millionths))
        }
        if let genre = reading.genre { tallies.append(Tally(.genre(genre), 1)) }
        for (aspect, sentences) in reading.aspects where sentences > 0 {
            tallies.append(Tally(.aspect(aspect), Int128(sentences)))
        }
    }

    /// The place of what the article adds to a province's summary.
    private mutating func presence(in province: ProvinceID, _ subjects: inout SubjectTable) -> Int {
        let summary = subjects.number(.summary(province))
        if let place = presences.firstIndex(where: { $0.summary == summary.index }) { return place }
        presences.append(StoredPresence(summary: summary.index, observations: 0, isAbout: false))
        return presences.count - 1
    }
}

extension Observation {
    /// What the figure says.
    fileprivate var stated: StatedValue {
        StatedValue(value: value, unit: unit, outOf: outOf, comparator: comparator)
    }

    /// The subject and the kind of section that the figure supports, or nil where it joins no roll-up.
    fileprivate func support(with reference: ReferenceData) -> (PartialSubject, SectionKind)? {
        guard tier == nil, confidence >= Self.leastConfidence, let period, let kind,
            let indicator = indicator.flatMap(reference.indicator)?.id
        else { return nil }
        switch scope {
        case .province:
            guard let province = provinceID.flatMap(reference.province)?.id else { return nil }
            return (.rollup(RollupKey(province: province, indicator: indicator, period: period)), kind)
        case .national where kind == .actual:
            return (.stated(NationalKey(units: .sixtyThree, indicator: indicator, period: period)), kind)
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
