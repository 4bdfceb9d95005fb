import Core
import Rollup
import TestSupport

/// The outputs of readings written down from the contract, slowly and without the module's own orders, partials and
/// states: every question goes through the whole list of readings.
struct Oracle {
    private let readings: [Reading]
    private let periods: [Period]
    private let reference = Fixture.reference

    /// - Parameter messages: the readings in the order of their partition.
    init(_ messages: [Reading]) {
        readings = messages.enumerated().filter { place, reading in
            reading.relevant && !messages[(place + 1)...].contains { $0.articleId == reading.articleId }
        }.map(\.element)
        periods = Array(Set(readings.flatMap { $0.observations.compactMap(\.period) }))
    }

    var outputs: [OutputKey: Output] {
        var outputs: [OutputKey: Output] = [:]
        for info in reference.provinces { outputs[.province(info.id)] = .summary(summary(info)) }
        let named = reference.provinces.filter { info in
            readings.contains { $0.observations.contains { files($0.provinceID, under: info.id) } }
        }
        for indicator in reference.indicators {
            var taken: [(ProvinceID, Period)] = []
            for info in named {
                for time in periods {
                    let key = RollupKey(province: info.id, indicator: indicator.id, period: time)
                    let sections = sections(key)
                    guard !sections.isEmpty else { continue }
                    outputs[.rollup(key)] = .rollup(
                        Rollup(
                            key: key, provinceName: info.name, indicatorName: indicator.name, sections: sections))
                    if sections[.actual] != nil { taken.append((info.id, time)) }
                }
            }
            for units in UnitList.allCases {
                for time in periods + (2021...2025).map({ Period(year: $0) }) {
                    let key = NationalKey(units: units, indicator: indicator.id, period: time)
                    outputs[.national(key)] = national(key, indicator, taken).map(Output.national)
                }
            }
        }
        return outputs
    }

    private func files(_ code: ProvinceID?, under id: ProvinceID) -> Bool {
        guard let code else { return false }
        let isUnmerged = Fixture.unmerged.contains(code.code)
        return code == id
            || (code.units == .thirtyFour && isUnmerged && id == ProvinceID(units: .sixtyThree, code: code.code))
    }

    // MARK: sections

    private func sections(_ key: RollupKey) -> BySection<Section> {
        var sections = BySection<Section>()
        for (kind, measure, status) in [
            (SectionKind.actual, Measure.level, Status.actual), (.target, .level, .target), (.change, .change, .actual),
        ] {
            sections[kind] = section { observation in
                observation.scope == .province && observation.measure == measure && observation.status == status
                    && observation.indicator == key.indicator && observation.period == key.period
                    && files(observation.provinceID, under: key.province)
            }
        }
        return sections
    }

    private struct Supporter {
        let reading: Reading
        let observation: Observation
        let place: Int

        var citation: Citation {
            Citation(
                articleId: reading.articleId, url: reading.url, title: reading.title, source: reading.source,
                publishedAt: reading.publishedAt, confidence: observation.confidence, evidence: observation.evidence,
                place: place)
        }

        var stated: StatedValue {
            StatedValue(
                value: observation.value, unit: observation.unit, outOf: observation.outOf,
                comparator: observation.comparator)
        }

        /// The order of citations as a list of numbers.
        var order: [Int128] {
            let date: [Int128] = reading.publishedAt.map { [0, -Int128($0.seconds)] } ?? [1, 0]
            let evidence = observation.evidence
            let places = [evidence.field == .title ? 0 : 1, evidence.start, evidence.end, place]
            var order = [-observation.confidence.millionths]
            order += date + bytes(reading.articleId.string)
            return order + [-1] + places.map { Int128($0) }
        }

        /// The order of headlines, the standing one greatest.
        var recency: [Int128] {
            let date = Int128(reading.publishedAt?.seconds ?? Int64.min)
            return [date] + bytes(reading.articleId.string) + [-1]
        }
    }

    private func section(_ matches: (Observation) -> Bool) -> Section? {
        let groups = readings.map { reading in
            reading.observations.enumerated().filter { _, observation in
                matches(observation) && observation.tier == nil && observation.confidence >= number("0.5")
            }.map { Supporter(reading: reading, observation: $0.element, place: $0.offset) }
        }.filter { !$0.isEmpty }
        let values = groups.map { group in
            let sameUnit = group.filter { $0.observation.unit == group[0].observation.unit }
            guard group[0].observation.unit == .count else { return group[0] }
            let largest = sameUnit.map(\.observation.value).max()
            return sameUnit.first { $0.observation.value == largest } ?? group[0]
        }
        guard let headline = values.max(by: { $0.recency.lexicographicallyPrecedes($1.recency) }) else { return nil }
        let onScale = values.map(\.stated).filter { stated in
            stated.unit == headline.stated.unit && (stated.unit != .score || stated.outOf == headline.stated.outOf)
        }.map(\.value)
        let others = alternatives(values.map(\.stated), headline.stated)
        let cited = groups.joined().sorted { $0.order.lexicographicallyPrecedes($1.order) }
            .filter { $0.order != headline.order }.prefix(2)
        return Section(
            headline: headline.stated, asOf: headline.reading.publishedAt, observations: groups.joined().count,
            articles: values.count, sources: Set(values.map(\.reading.source)).count,
            low: onScale.min() ?? 0, high: onScale.max() ?? 0, alternatives: Array(others.prefix(10)),
            alternativesOmitted: others.dropFirst(10).count, evidence: [headline.citation] + cited.map(\.citation))
    }

    private func alternatives(_ all: [StatedValue], _ headline: StatedValue) -> [Alternative] {
        let distinct = Set(all).subtracting([headline])
        func order(_ stated: StatedValue) -> [Int128] {
            var order = [-Int128(all.count { $0 == stated }), stated.value.millionths]
            order += bytes(stated.unit.rawValue) + [-1]
            order += bytes(stated.comparator.rawValue) + [-1]
            return order + [stated.outOf?.millionths ?? Int128.min]
        }
        return distinct.sorted { order($0).lexicographicallyPrecedes(order($1)) }.map { stated in
            Alternative(stated: stated, articles: all.count { $0 == stated })
        }
    }

    // MARK: national figures

    private func national(
        _ key: NationalKey, _ indicator: Indicator, _ taken: [(ProvinceID, Period)]
    ) -> NationalRollup? {
        let stated =
            key.units == .thirtyFour
            ? nil
            : section { observation in
                observation.scope == .national && observation.measure == .level && observation.status == .actual
                    && observation.indicator == key.indicator && observation.period == key.period
            }
        var chosen: [(ProvinceID, Period, StatedValue)] = []
        for (id, candidates) in Dictionary(grouping: taken, by: \.0) where isMember(id, key.units) {
            let year = key.period.text.utf8.count == 4 ? key.period.firstMonth / 12 : nil
            let fitting = candidates.map(\.1).filter { time in
                year.map { time.firstMonth >= $0 * 12 && time.lastMonth < $0 * 12 + 12 } ?? (time == key.period)
            }
            func order(_ time: Period) -> [Int128] {
                [-Int128(time.lastMonth), Int128(time.firstMonth)] + bytes(time.text)
            }
            guard let time = fitting.min(by: { order($0).lexicographicallyPrecedes(order($1)) }),
                let actual = sections(RollupKey(province: id, indicator: indicator.id, period: time))[.actual]
            else { continue }
            chosen.append((id, time, actual.headline))
        }
        guard !chosen.isEmpty || stated != nil else { return nil }
        let ranking = ranking(chosen, indicator)
        let values = ranking.map(\.value)
        return NationalRollup(
            key: key, indicatorName: indicator.name, unit: indicator.unit, distribution: distribution(values.sorted()),
            total: indicator.additive && !values.isEmpty ? values.reduce(0, +) : nil, ranking: ranking, stated: stated)
    }

    private func isMember(_ id: ProvinceID, _ units: UnitList) -> Bool {
        id.units == units || (units == .thirtyFour && Fixture.unmerged.contains(id.code))
    }

    private func ranking(_ chosen: [(ProvinceID, Period, StatedValue)], _ indicator: Indicator) -> [RankingEntry] {
        let reporting = chosen.compactMap { id, time, stated -> (ProvinceID, Period, FixedDecimal, Comparator)? in
            guard stated.unit == indicator.unit else { return nil }
            guard stated.unit == .score else { return (id, time, stated.value, stated.comparator) }
            guard let maximum = stated.outOf else { return nil }
            let share = FixedDecimal.roundedHalfEven(
                millionths: stated.value.millionths * 1_000_000, over: maximum.millionths)
            return (id, time, share, stated.comparator)
        }
        let sign: Int128 = indicator.better == .lower ? 1 : -1
        return reporting.sorted {
            (sign * $0.2.millionths, $0.0.code.number) < (sign * $1.2.millionths, $1.0.code.number)
        }.map { id, time, value, comparator in
            let better = reporting.count { sign * $0.2.millionths < sign * value.millionths }
            return RankingEntry(rank: better + 1, province: id.code, period: time, value: value, comparator: comparator)
        }
    }

    /// Each value is laid out four times as many places apart, with the points between them, so that a quartile is one
    /// of the points.
    private func distribution(_ values: [FixedDecimal]) -> NationalRollup.Distribution? {
        guard let low = values.first, let high = values.last else { return nil }
        var fourfold = [low.millionths * 4]
        for (below, above) in zip(values, values.dropFirst()) {
            let step = above.millionths - below.millionths
            for quarter in 1...4 { fourfold.append(below.millionths * 4 + step * Int128(quarter)) }
        }
        func quartile(_ which: Int) -> FixedDecimal {
            FixedDecimal.roundedHalfEven(millionths: fourfold[(values.count - 1) * which], over: 4)
        }
        let sum = values.map(\.millionths).reduce(0, +)
        return NationalRollup.Distribution(
            low: low, q1: quartile(1), median: quartile(2), q3: quartile(3), high: high,
            mean: FixedDecimal.roundedHalfEven(millionths: sum, over: Int128(values.count)))
    }

    // MARK: summaries

    private func summary(_ info: ProvinceInfo) -> ProvinceSummary {
        let about = readings.filter { files($0.provinceID, under: info.id) }
        let present = readings.filter { reading in
            files(reading.provinceID, under: info.id)
                || reading.observations.contains { files($0.provinceID, under: info.id) }
        }
        let indicators = reference.indicators.filter { indicator in
            !present.isEmpty
                && periods.contains { time in
                    sections(RollupKey(province: info.id, indicator: indicator.id, period: time))[.actual] != nil
                }
        }
        func sums<Name: CaseIterable & Hashable>(_ amount: (Reading, Name) -> Int) -> [Name: Int] {
            Dictionary(
                uniqueKeysWithValues: Name.allCases.map { name in
                    (name, about.map { amount($0, name) }.reduce(0, +))
                })
        }
        let weights: [MainIndex: Int] = sums { Int($0.indices[$1]?.millionths ?? 0) }
        return ProvinceSummary(
            info: info, articles: present.count,
            observations: readings.flatMap(\.observations).count { files($0.provinceID, under: info.id) },
            indicators: indicators.count, indices: weights.mapValues { FixedDecimal(millionths: Int128($0)) },
            genres: sums { $0.genre == $1 ? 1 : 0 }, aspects: sums { $0.aspects[$1] ?? 0 },
            firstPublishedAt: present.compactMap(\.publishedAt).min(),
            lastPublishedAt: present.compactMap(\.publishedAt).max())
    }
}

/// A text's bytes as numbers.
private func bytes(_ text: String) -> [Int128] { text.utf8.map { Int128($0) } }
