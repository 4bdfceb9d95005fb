import Catalogue
import Core
import VietnameseText

/// Deals figures out in order: "số A, số B và số C lần lượt là 22, 9, 13", "hai con số ấy lần lượt là ...".
struct Dealer {
    let field: FieldContext
    let sentence: Range<Int>
    let resolver: IndicatorResolver

    /// The indicators of the figures after "lần lượt", of several, by the figure's place in its field.
    func deal(
        _ candidates: [IndicatorResolver.Candidate], _ state: ReadingState
    ) -> [Int: Attribution] {
        guard
            let cue = field.annotations.cues(in: sentence).first(where: { $0.cue == .respectively })
        else { return [:] }
        let list = listed(candidates.filter { $0.figure.extent.lowerBound >= cue.end && !$0.figure.isSeparator })
        guard list.count > 1 else { return [:] }
        let start = candidates.last { $0.figure.extent.upperBound <= cue.start }?.figure.extent.upperBound
        if let ranks = byFamilies(list, words: reach(start ?? sentence.lowerBound, cue.start)) { return ranks }
        if !scopesAreDealt(cue, list.count),
            let own = byParts(list, words: reach(start ?? sentence.lowerBound, cue.start))
        {
            return own
        }
        return scopesAreDealt(cue, list.count) ? bySharedNoun(list, state) : byEarlier(list, state)
    }

    /// "3 trụ cột lần lượt xếp hạng 55, 58 và 60": as many rankings are named as places come.
    private func byFamilies(_ list: [IndicatorResolver.Candidate], words: Range<Int>) -> [Int: Attribution]? {
        guard let shape = list.map(\.figure.shape).first(where: { $0 == .rank || $0 == .score }) else { return nil }
        let families = resolver.families.row(in: words)
        guard families.count == list.count else { return nil }
        var result: [Int: Attribution] = [:]
        for (family, candidate) in zip(families, list) {
            var like = candidate
            like.figure.shape = shape
            result[candidate.place] = resolver.ranking(like, family: family, confidence: 80)
        }
        return result
    }

    /// Whether as many places are named before "lần lượt" as figures come after it.
    private func scopesAreDealt(_ cue: CueMatch, _ count: Int) -> Bool {
        let named = field.places(in: reach(sentence.lowerBound, cue.start)).filter { mention in
            switch mention.kind {
            case .province, .district, .commune: true
            default: false
            }
        }
        return named.count >= count
    }

    /// "đạt 91,2% và 88,5% hồ sơ trực tuyến": the noun after the last is that of all.
    private func bySharedNoun(
        _ list: [IndicatorResolver.Candidate], _ state: ReadingState
    ) -> [Int: Attribution] {
        guard list.last?.territory.hasNounAfter ?? false else { return [:] }
        var known: Attribution?
        for candidate in list.reversed() where known == nil {
            known = resolver.resolve(candidate, before: [], state).first
        }
        guard let shared = known else { return [:] }
        var result: [Int: Attribution] = [:]
        for candidate in list {
            var attribution = shared
            attribution.value = candidate.figure.value
            attribution.confidence = min(shared.confidence, 80)
            result[candidate.place] = attribution
        }
        return result
    }

    /// The figures that stand in one row, with nothing but commas, "và" and a noun between them.
    private func listed(_ candidates: [IndicatorResolver.Candidate]) -> [IndicatorResolver.Candidate] {
        var list: [IndicatorResolver.Candidate] = []
        for candidate in candidates {
            if let last = list.last {
                let gap = reach(last.figure.extent.upperBound, candidate.figure.extent.lowerBound)
                guard gap.count <= 6, gap.count == 1 || !field.tokens[gap].contains(where: { $0.kind == .semicolon })
                else { break }
            }
            list.append(candidate)
        }
        return list
    }

    /// By the parts of the words before: as many as there are figures, and each with an indicator.
    private func byParts(_ list: [IndicatorResolver.Candidate], words: Range<Int>) -> [Int: Attribution]? {
        let parts = Self.parts(words, field.tokens)
        guard parts.count >= list.count else { return nil }
        var result: [Int: Attribution] = [:]
        for (part, candidate) in zip(parts.suffix(list.count), list) {
            let unit: Unit =
                candidate.figure.shape == .count ? .count : (candidate.figure.shape == .money ? .vnd : .percent)
            guard
                let fit = resolver.scorer.best(
                    part.upperBound..<part.upperBound, own: part, units: UnitSet(unit), head: .own)
            else { return nil }
            result[candidate.place] = Attribution(
                indicator: fit.indicator, unit: unit, value: candidate.figure.value, confidence: 80, basis: .dealt)
        }
        return result
    }

    private static func parts(_ words: Range<Int>, _ tokens: [Token]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = words.lowerBound
        for place in words where tokens[place].kind == .comma || tokens[place].key == PeriodWords.and {
            if place > start { parts.append(start..<place) }
            start = place + 1
        }
        if words.upperBound > start { parts.append(start..<words.upperBound) }
        return parts
    }

    /// By the figures of an earlier sentence, in their order: the nearest whose first figures ("hai chỉ tiêu sau cùng":
    /// whose last) fit in unit and are of different indicators.
    private func byEarlier(
        _ list: [IndicatorResolver.Candidate], _ state: ReadingState
    ) -> [Int: Attribution] {
        let isLast = field.annotations.has(.lastOnes, in: sentence)
        for figures in state.history.reversed() {
            let known = figures.filter { !$0.attribution.isChange && $0.attribution.indicator != nil }
            let earlier = isLast ? known.suffix(list.count) : known.prefix(list.count)
            guard earlier.count == list.count, Set(earlier.map(\.attribution.indicator)).count == list.count,
                zip(earlier, list).allSatisfy({ fits($1.figure, $0.attribution.unit) })
            else { continue }
            return dealt(earlier, to: list)
        }
        return bySentences(list, state)
    }

    /// "các tỷ lệ này lần lượt là 62%, 31% và 70%": of the last figures of several sentences.
    private func bySentences(
        _ list: [IndicatorResolver.Candidate], _ state: ReadingState
    ) -> [Int: Attribution] {
        guard field.annotations.has(.sameIndicator, in: sentence) else { return [:] }
        let known = state.history.joined().filter {
            !$0.attribution.isChange && $0.attribution.indicator != nil
        }
        let earlier = known.suffix(list.count)
        guard earlier.count == list.count, Set(earlier.map(\.attribution.indicator)).count == list.count,
            zip(earlier, list).allSatisfy({ fits($1.figure, $0.attribution.unit) })
        else { return [:] }
        return dealt(earlier, to: list)
    }

    private func dealt(_ sources: some Sequence<ReadFigure>, to list: [IndicatorResolver.Candidate])
        -> [Int: Attribution]
    {
        var result: [Int: Attribution] = [:]
        for (source, candidate) in zip(sources, list) {
            var attribution = source.attribution
            attribution.value = candidate.figure.value
            attribution.confidence = 75
            attribution.basis = .dealt
            result[candidate.place] = attribution
        }
        return result
    }

    private func fits(_ figure: Figure, _ unit: Unit) -> Bool {
        switch figure.shape {
        case .percent: unit == .percent
        case .count: unit == .count
        case .money: unit == .vnd
        case .rank: unit == .rank
        case .score, .bareDecimal: unit == .score
        default: false
        }
    }
}

extension Dealer {
    /// What the figures of "huyện A và huyện B lần lượt đạt 91,2% và 88,5%" cover, by the figure's place in its field;
    /// without names of their own, "tương ứng là 66,4%, 59,1% và 48,2%" go on with those of the sentence before.
    func dealPlaces(
        _ candidates: [IndicatorResolver.Candidate], _ scopes: ScopeResolver, _ state: ReadingState
    ) -> [Int: FigureScope] {
        let cue = field.annotations.cues(in: sentence).first { $0.cue == .respectively }
        let list =
            cue.map { cue in
                listed(candidates.filter { $0.figure.extent.lowerBound >= cue.end && !$0.figure.isSeparator })[...]
            } ?? row(candidates)
        guard list.count > 1, let first = list.first else { return [:] }
        let words = reach(sentence.lowerBound, cue?.start ?? first.figure.extent.lowerBound)
        var named = cue == nil ? scopes.joinedGroup(in: words, state: state) : scopes.named(in: words, state: state)
        if named.isEmpty, cue == nil, let last = list.last {
            let end = min(sentence.upperBound, last.figure.extent.upperBound + 12)
            named = scopes.joinedGroup(in: reach(last.figure.extent.upperBound, end), state: state)
        }
        var dealt = named.suffix(list.count).map { FigureScope(area: $0, tier: nil, isStated: true) }
        if cue == nil, named.count != list.count { return [:] }
        if dealt.count < list.count { dealt = cue == nil ? [] : earlierScopes(list.count, state) }
        guard dealt.count == list.count else { return [:] }
        return Dictionary(zip(list.map(\.place), dealt), uniquingKeysWith: { first, _ in first })
    }

    /// What the last figures of the sentence before cover, where each covers something else.
    private func earlierScopes(_ count: Int, _ state: ReadingState) -> [FigureScope] {
        guard state.lastFiguresAreNear else { return [] }
        let scopes = state.lastFigures.suffix(count).compactMap(\.scope)
        return Set(scopes).count == count ? scopes : []
    }

    /// The first figures of the sentence that stand in one row: "đạt 90,1% và 88,4%".
    private func row(_ candidates: [IndicatorResolver.Candidate]) -> ArraySlice<IndicatorResolver.Candidate> {
        var row = 0..<min(1, candidates.count)
        for place in candidates.indices.dropFirst() {
            if isInRow(candidates[place - 1].figure, candidates[place].figure) {
                row = row.lowerBound..<place + 1
            } else {
                if row.count > 1 { break }
                row = place..<place + 1
            }
        }
        return candidates[row]
    }

    private func isInRow(_ last: Figure, _ next: Figure) -> Bool {
        let gap = reach(last.extent.upperBound, next.extent.lowerBound)
        return last.shape == next.shape && gap.count <= 2
            && field.tokens[gap].allSatisfy { $0.kind == .comma || $0.key == PeriodWords.and }
    }
}
