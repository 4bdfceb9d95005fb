import Catalogue
import Core
import VietnameseText

/// Deals figures out in order: "số A, số B và số C lần lượt là 22, 9, 13", "hai con số ấy lần lượt là ...".
struct Dealer {
    let field: FieldContext
    let sentence: Range<Int>
    let resolver: IndicatorResolver
    let state: ReadingState

    /// The indicators of the figures after "lần lượt", by the figure's place in its field.
    func deal(_ candidates: [IndicatorResolver.Candidate]) -> [Int: Attribution] {
        guard let cue = field.annotations.cues(in: sentence).first(where: { $0.cue == .respectively }) else { return [:] }
        let list = listed(candidates.filter { $0.figure.extent.lowerBound >= cue.end && !$0.figure.isSeparator })
        guard list.count > 1 else { return [:] }
        let start = candidates.last { $0.figure.extent.upperBound <= cue.start }?.figure.extent.upperBound
        if let own = byParts(list, words: reach(start ?? sentence.lowerBound, cue.start)) { return own }
        return byEarlier(list)
    }

    /// The figures that stand in one row, with nothing but commas, "và" and a noun between them.
    private func listed(_ candidates: [IndicatorResolver.Candidate]) -> [IndicatorResolver.Candidate] {
        var list: [IndicatorResolver.Candidate] = []
        for candidate in candidates {
            if let last = list.last {
                let gap = reach(last.figure.extent.upperBound, candidate.figure.extent.lowerBound)
                guard gap.count <= 6, !field.tokens[gap].contains(where: { $0.kind == .semicolon }) else { break }
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
            let unit: Set<Unit> = candidate.figure.shape == .count ? [.count] : (candidate.figure.shape == .money ? [.vnd] : [.percent])
            guard let unitName = unit.first,
                let fit = resolver.scorer.best(part.upperBound..<part.upperBound, own: part, units: unit, head: .own)
            else { return nil }
            result[candidate.place] = Attribution(
                indicator: fit.indicator, unit: unitName, value: candidate.figure.value, confidence: 80, basis: .dealt)
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

    /// By the figures of the sentence before, in their order.
    private func byEarlier(_ list: [IndicatorResolver.Candidate]) -> [Int: Attribution] {
        let earlier = state.lastFigures.filter { !$0.attribution.isChange && $0.attribution.indicator != nil }
        guard earlier.count >= list.count else { return [:] }
        var result: [Int: Attribution] = [:]
        for (source, candidate) in zip(earlier, list) {
            var attribution = source.attribution
            attribution.value = candidate.figure.value
            attribution.confidence = 75
            attribution.basis = .dealt
            result[candidate.place] = attribution
        }
        return result
    }
}
