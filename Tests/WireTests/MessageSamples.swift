import Core
import Wire

extension Seeded {
    mutating func article() -> Article {
        Article(
            id: exact(), revision: pick([1, 0, .min, .max]), title: maybe { $0.text() }, body: text(upTo: 60),
            url: maybe { $0.text() }, source: maybe { $0.exact() }, publishedAt: time(),
            province: maybe { $0.pick(Samples.provinces) })
    }

    mutating func evidence() -> Evidence {
        let sentence = text()
        let length = sentence.unicodeScalars.count
        let start = below(length + 1)
        let end = start + below(length - start + 1)
        let sentenceStart = below(10_000)
        return Evidence(
            field: pick(TextField.self), start: sentenceStart + start, end: sentenceStart + end, sentence: sentence,
            sentenceStart: sentenceStart)
    }

    mutating func observation() -> Observation {
        Observation(
            indicator: maybe { $0.indicator() }, value: decimal(), unit: pick(Unit.self),
            comparator: pick(Comparator.self),
            measure: pick(Measure.self), status: pick(Status.self), scope: pick(Scope.self), area: maybe { $0.text() },
            tier: maybe { $0.pick(Tier.self) }, province: maybe { $0.code() }, units: pick(UnitList.self),
            period: maybe { $0.period() }, periodInferred: chance(),
            fraction: maybe { Fraction(numerator: Int64($0.count()), denominator: Int64($0.count()) + 1) },
            outOf: maybe { $0.positive() }, confidence: share(), evidence: evidence())
    }

    mutating func weights() -> [MainIndex: FixedDecimal] {
        var weights: [MainIndex: FixedDecimal] = [:]
        for index in MainIndex.allCases where chance() { weights[index] = share() + FixedDecimal(millionths: 1_000) }
        return weights.filter { $0.value <= 1 }
    }

    mutating func reading() -> Reading {
        Reading(
            articleId: exact(), revision: pick([1, .min, .max]), rules: text(), title: maybe { $0.text() },
            url: maybe { $0.text() }, source: maybe { $0.exact() }, publishedAt: time(), relevant: chance(),
            province: maybe { $0.code() }, units: pick(UnitList.self), genre: maybe { $0.pick(Genre.self) },
            indices: NamedValues(weights()), aspects: [.result: count(), .limitation: count(), .task: count()],
            observations: list(upTo: 5) { $0.observation() }, observationsOmitted: count())
    }

    mutating func stated() -> StatedValue {
        StatedValue(
            value: decimal(), unit: pick(Unit.self), outOf: maybe { $0.positive() }, comparator: pick(Comparator.self))
    }

    mutating func citation() -> Citation {
        Citation(
            articleId: exact(), url: maybe { $0.text() }, title: maybe { $0.text() }, source: maybe { $0.exact() },
            publishedAt: time(), confidence: share(), evidence: evidence(), place: below(500))
    }

    mutating func section() -> Section {
        Section(
            headline: stated(), asOf: time(), observations: count(), articles: count(), sources: count(),
            low: decimal(),
            high: decimal(), alternatives: list(upTo: 10) { Alternative(stated: $0.stated(), articles: $0.count()) },
            alternativesOmitted: count(), evidence: list(upTo: 3) { $0.citation() })
    }

    mutating func sections<Value>(_ value: (inout Seeded) -> Value) -> BySection<Value> {
        var sections = BySection<Value>()
        for kind in SectionKind.allCases where chance() { sections[kind] = value(&self) }
        return sections
    }

    mutating func rollupKey() -> RollupKey {
        RollupKey(province: province(), indicator: indicator(), period: period())
    }

    mutating func nationalKey() -> NationalKey {
        NationalKey(units: pick(UnitList.self), indicator: indicator(), period: period())
    }

    mutating func rollup() -> Rollup {
        Rollup(key: rollupKey(), provinceName: text(), indicatorName: text(), sections: sections { $0.section() })
    }

    mutating func national() -> NationalRollup {
        NationalRollup(
            key: nationalKey(), indicatorName: text(), unit: pick(Unit.self),
            distribution: maybe {
                NationalRollup.Distribution(
                    low: $0.decimal(), q1: $0.decimal(), median: $0.decimal(), q3: $0.decimal(), high: $0.decimal(),
                    mean: $0.decimal())
            },
            total: maybe { FixedDecimal(millionths: $0.decimal().millionths * 63) },
            ranking: list(upTo: 63) {
                RankingEntry(
                    rank: $0.count(), province: $0.code(), period: $0.period(), value: $0.decimal(),
                    comparator: $0.pick(Comparator.self))
            },
            stated: maybe { $0.section() })
    }

    mutating func summary() -> ProvinceSummary {
        ProvinceSummary(
            info: ProvinceInfo(id: province(), name: text(), mergedInto: code()), articles: count(),
            observations: count(), indicators: count(),
            indices: Dictionary(uniqueKeysWithValues: MainIndex.allCases.map { ($0, positive()) }),
            genres: Dictionary(uniqueKeysWithValues: Genre.allCases.map { ($0, count()) }),
            aspects: Dictionary(uniqueKeysWithValues: Aspect.allCases.map { ($0, count()) }),
            firstPublishedAt: time(), lastPublishedAt: maybe { $0.time() } ?? nil)
    }

    mutating func sectionPartial(size: Int) -> SectionPartial {
        SectionPartial(
            observations: count(),
            sources: list(upTo: size) { SourceDigest(high: $0.next(), low: $0.next()) },
            values: list(upTo: size) { Alternative(stated: $0.stated(), articles: $0.count() + 1) },
            headline: maybe { SectionPartial.Headline(stated: $0.stated(), citation: $0.citation()) },
            best: list(upTo: 3) { $0.citation() })
    }

    mutating func summaryPartial() -> SummaryPartial {
        var partial = SummaryPartial()
        partial.articles = count()
        partial.observations = count()
        partial.indicators = list(upTo: 4) { $0.indicator() }
        partial.indices = weights()
        partial.genres = [pick(Genre.self): count() + 1]
        partial.aspects = [pick(Aspect.self): count() + 1]
        partial.firstPublishedAt = time()
        return partial
    }

    /// A subject with a state that fits it.
    mutating func partial(size: Int = 6) -> (subject: PartialSubject, content: PartialContent) {
        switch below(3) {
        case 0: (.rollup(rollupKey()), .sections(sections { $0.sectionPartial(size: size) }))
        case 1: (.stated(nationalKey()), .sections([.actual: sectionPartial(size: size)]))
        default: (.summary(province()), .summary(summaryPartial()))
        }
    }
}
