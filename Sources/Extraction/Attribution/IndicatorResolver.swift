import Catalogue
import Core
import VietnameseText

/// Decides what the figures of one sentence are figures of.
struct IndicatorResolver {
    let catalogue: Catalogue
    let field: FieldContext
    let sentence: Range<Int>
    let scorer: RuleScorer
    let families: FamilyResolver
    let state: ReadingState

    /// What is known of a figure before its indicator is.
    struct Candidate {
        var figure: Figure
        let place: Int
        let territory: Territory
        let modifiers: Modifiers
        /// The end of the next figure's words where the two stand in one row: "100% doanh nghiệp, 92% hộ kinh doanh ...".
        var rowEnd: Int?
        /// The figure before in the sentence, and its words.
        var previous: (figure: Figure, territory: Territory)?
    }

    /// What the figure is of; several for "3 trụ cột đều xếp thứ 2", none where it is no observation.
    func resolve(_ candidate: Candidate, before: [ReadFigure]) -> [Attribution] {
        switch candidate.figure.shape {
        case .separator: return []
        case .rank, .score, .places, .bareDecimal: return ranked(candidate, before)
        case .percent, .percentagePoints: return percent(candidate, before)
        case .count: return counted(candidate, before)
        case .money: return measured(candidate, before, unit: .vnd)
        case .kilometres: return measured(candidate, before, unit: .km)
        case .ratio: return measured(candidate, before, unit: .ratio)
        }
    }

    // MARK: Rankings

    private func ranked(_ candidate: Candidate, _ before: [ReadFigure]) -> [Attribution] {
        let figure = candidate.figure
        if figure.shape == .places, candidate.modifiers.movement == 0 { return [] }
        let own = families.own(figure, candidate.territory).filter { families.isPlausible(figure, family: $0) }
        if !own.isEmpty { return own.compactMap { ranking(candidate, family: $0, confidence: 92) } }
        if let last = before.last?.attribution ?? nearScore, let family = last.family, last.unit == .score,
            figure.shape == .score, figure.outOf == nil, var score = ranking(candidate, family: family, confidence: 85)
        {
            if let maximum = last.outOf, figure.value <= maximum { score.outOf = maximum }
            return [score]
        }
        if figure.shape == .bareDecimal, before.last?.attribution.family == nil { return [] }
        if let last = before.last, last.attribution.family == nil {
            return figure.shape == .rank && !figure.isTopGroup ? [unnamedRank(candidate, confidence: 60)] : []
        }
        guard let (family, confidence) = carriedFamily(candidate, before) else { return [] }
        return [ranking(candidate, family: family, confidence: confidence)].compactMap { $0 }
    }

    /// The score that the sentence before ended with.
    private var nearScore: Attribution? {
        guard state.lastFiguresAreNear, let last = state.lastFigures.last?.attribution, last.unit == .score else {
            return nil
        }
        return last
    }

    private func carriedFamily(_ candidate: Candidate, _ before: [ReadFigure]) -> (Int, Int)? {
        let near = [
            before.last?.attribution.family, families.earlier(candidate.figure), families.later(candidate.figure),
            state.paragraphFamily,
        ]
        for family in near.compactMap({ $0 }) where families.isPlausible(candidate.figure, family: family) {
            return (family, 85)
        }
        if let family = state.articleFamily, families.isPlausible(candidate.figure, family: family) {
            return (family, candidate.figure.outOf == nil && candidate.figure.shape == .rank ? 60 : 70)
        }
        return nil
    }

    func ranking(_ candidate: Candidate, family: Int, confidence: Int) -> Attribution? {
        let figure = candidate.figure
        let known = catalogue.lexicon.families[family]
        if known.rank == nil, known.score == nil { return nil }
        let isRank = figure.shape == .rank || figure.shape == .places
        if isRank, families.isRegional(figure, candidate.territory) { return unnamedRank(candidate, confidence: 60) }
        let indicator = isRank ? known.rank : known.score
        let unit: Unit = isRank ? .rank : .score
        return Attribution(
            indicator: indicator, unit: unit, value: figure.value,
            outOf: isRank ? nil : families.maximum(figure, family: family), family: family, confidence: confidence,
            basis: .family(family), isChange: candidate.modifiers.movement != 0)
    }

    private func unnamedRank(_ candidate: Candidate, confidence: Int) -> Attribution {
        Attribution(
            indicator: nil, unit: .rank, value: candidate.figure.value, confidence: confidence, basis: .unnamed,
            isChange: candidate.modifiers.movement != 0)
    }

    // MARK: Shares

    private func percent(_ candidate: Candidate, _ before: [ReadFigure]) -> [Attribution] {
        if let score = percentScore(candidate) { return [score] }
        if candidate.modifiers.movement != 0 || candidate.figure.shape == .percentagePoints {
            return change(candidate, before)
        }
        if let fit = percentFit(candidate) { return [byRule(candidate, fit, unit: .percent)] }
        if let rate = rate(candidate, before) { return [rate] }
        if let share = shareOfCount(candidate, before) { return [share] }
        if let carried = carried(candidate, before) { return [carried] }
        return unnamed(candidate).map { [$0] } ?? []
    }

    /// "100% xã ..." is of what follows; where nothing there fits, of the verb before ("số hóa 100% kết quả").
    private func percentFit(_ candidate: Candidate) -> RuleFit? {
        let after = reach(candidate.figure.extent.upperBound, candidate.territory.own.upperBound)
        if field.tokens[after].contains(where: { $0.kind == .word && $0.key == Self.notYet }) { return nil }
        let territory = candidate.territory
        let isPostOnly = territory.hasNounAfter && !territory.hasLink
        let extent = candidate.figure.extent
        if let fit = scorer.best(
            extent, own: territory.own, units: [.percent], head: .own,
            noun: isPostOnly ? .known : (territory.hasNounAfter ? .ofRule : .none))
        {
            return fit.isOwn ? fit : sharedFit(candidate) ?? fit
        }
        if let fit = sharedFit(candidate) { return fit }
        guard isPostOnly else { return nil }
        let before = reach(sentence.lowerBound, extent.lowerBound)
        let start = before.last { isClauseStart($0) }.map { $0 + 1 } ?? sentence.lowerBound
        return scorer.best(
            extent, own: reach(start, territory.own.upperBound), units: [.percent], head: .before)
    }

    /// "100% doanh nghiệp, 92% hộ kinh doanh sử dụng hóa đơn điện tử": the predicate of the next figure is shared.
    private func sharedFit(_ candidate: Candidate) -> RuleFit? {
        guard let end = candidate.rowEnd, candidate.territory.hasNounAfter, !candidate.territory.hasLink else {
            return nil
        }
        let own = reach(candidate.territory.own.lowerBound, end)
        let fit = scorer.best(candidate.figure.extent, own: own, units: [.percent], head: .own, noun: .known)
        return fit?.isOwn ?? false ? fit : nil
    }

    private func isClauseStart(_ place: Int) -> Bool {
        switch field.tokens[place].kind {
        case .comma, .semicolon, .colon, .percent: true
        case .word: field.annotations.cues(startingAt: place).contains { $0.cue == .clauseBreak }
        default: false
        }
    }

    /// PAR Index is a score that is often written as a percentage.
    private func percentScore(_ candidate: Candidate) -> Attribution? {
        guard let family = families.own(candidate.figure, candidate.territory).last,
            let score = catalogue.lexicon.families[family].score, candidate.modifiers.movement == 0,
            catalogue.lexicon.families[family].outOf == 100, !catalogue.lexicon.families[family].isPart
        else { return nil }
        let unit = catalogue.indicators[score].unit
        return Attribution(
            indicator: score, unit: unit, value: candidate.figure.value, outOf: unit == .score ? 100 : nil,
            family: family, confidence: 90, basis: .family(family))
    }

    /// "tăng 15% so với cùng kỳ": of what its own words name, else of the figure before.
    private func change(_ candidate: Candidate, _ before: [ReadFigure]) -> [Attribution] {
        let isPoints = candidate.figure.shape == .percentagePoints
        let all: Set<Unit> = isPoints ? [.percent] : [.percent, .count, .vnd, .km, .ratio]
        let words = reach(candidate.territory.own.lowerBound, candidate.figure.extent.lowerBound)
        let after = reach(candidate.figure.extent.upperBound, candidate.territory.own.upperBound)
        var result: Attribution?
        if candidate.territory.hasNounAfter,
            let fit = scorer.best(candidate.figure.extent, own: after, units: all, head: .own, noun: .known)
        {
            result = byRule(candidate, fit, unit: .percent)
        } else if let fit = scorer.best(candidate.figure.extent, own: words, units: all, head: .before) {
            result = byRule(candidate, fit, unit: .percent)
        } else if let last = before.last, last.attribution.indicator != nil,
            !last.attribution.isChange || before.count > 1
        {
            result = carriedFrom(last, candidate, confidence: 85)
        } else if let family = families.own(candidate.figure, candidate.territory).last,
            let score = catalogue.lexicon.families[family].score
        {
            result = Attribution(
                indicator: score, unit: .percent, value: candidate.figure.value, family: family, confidence: 80,
                basis: .family(family))
        }
        guard var result else { return [] }
        result.unit = .percent
        result.outOf = nil
        result.isChange = true
        return [result]
    }

    /// "431.740 hồ sơ nộp trực tuyến, đạt 88,8%"
    private func rate(_ candidate: Candidate, _ before: [ReadFigure]) -> Attribution? {
        guard !candidate.territory.hasNounAfter || candidate.territory.hasLink, isBare(candidate),
            let last = before.last,
            last.attribution.unit == .count || last.attribution.unit == .vnd,
            let indicator = last.attribution.indicator,
            let rate = catalogue.lexicon.rates[indicator]
        else { return nil }
        return Attribution(
            indicator: rate, unit: .percent, value: candidate.figure.value, confidence: 85, basis: .rate)
    }

    /// "436 trường thu học phí không dùng tiền mặt, chiếm 98%": the words of the count say what the share is of.
    private func shareOfCount(_ candidate: Candidate, _ before: [ReadFigure]) -> Attribution? {
        guard !candidate.territory.hasNounAfter, isBare(candidate), let previous = candidate.previous,
            previous.figure.shape == .count,
            let fit = scorer.best(
                previous.figure.extent, own: previous.territory.own, units: [.percent], head: .own,
                noun: previous.territory.hasNounAfter ? .known : .none),
            fit.isOwn
        else { return nil }
        return Attribution(
            indicator: fit.indicator, unit: .percent, value: candidate.figure.value, confidence: 78, basis: .rate)
    }

    /// Whether nothing but joining words stands before the figure in its own phrase.
    private func isBare(_ candidate: Candidate) -> Bool {
        let words = reach(candidate.territory.own.lowerBound, candidate.territory.lead)
        return field.annotations.terms(in: words).isEmpty && field.places(in: words).isEmpty
    }

    // MARK: Counts and amounts

    private func counted(_ candidate: Candidate, _ before: [ReadFigure]) -> [Attribution] {
        let head: RuleScorer.HeadPlace = candidate.territory.hasNounAfter ? .after : .before
        let own = candidate.territory.own
        if let fit = scorer.best(candidate.figure.extent, own: own, units: [.count], head: head) {
            if scorer.book.rules[fit.rule].notAtEvent, reportsEvent { return [] }
            if candidate.figure.numeral.isSpelled, !fit.isOwn { return [] }
            return [byRule(candidate, fit, unit: .count)]
        }
        if let fit = sharedCount(candidate) { return [byRule(candidate, fit, unit: .count)] }
        if let fit = namedBefore(candidate) { return [byRule(candidate, fit, unit: .count)] }
        if candidate.figure.numeral.isSpelled { return [] }
        if let carried = carried(candidate, before) { return [carried] }
        return unnamed(candidate).map { [$0] } ?? []
    }

    /// "312 sản phẩm của 97 hộ lên sàn": what is said of the next figure is said of this one.
    private func sharedCount(_ candidate: Candidate) -> RuleFit? {
        guard let end = candidate.rowEnd, candidate.territory.hasNounAfter else { return nil }
        let own = reach(candidate.territory.own.lowerBound, end)
        let fit = scorer.best(candidate.figure.extent, own: own, units: [.count], head: .after)
        return fit?.isOwn ?? false ? fit : nil
    }

    /// Whether the sentence tells of the event that is reported: it names its day or its opening.
    private var reportsEvent: Bool {
        if field.annotations.has(.event, in: sentence) { return true }
        return field.periods(in: sentence).contains { $0.isDay && !$0.isUntil && !$0.isFrom }
    }

    /// "tổng số văn bản điện tử gửi, nhận là 1.920.455 lượt": a bare counting word after the figure says nothing.
    private func namedBefore(_ candidate: Candidate) -> RuleFit? {
        let end = candidate.figure.extent.upperBound
        guard candidate.territory.hasNounAfter, candidate.territory.hasLink else { return nil }
        let before = reach(candidate.territory.own.lowerBound, candidate.territory.lead)
        let isRepeated = field.tokens[before].contains { $0.kind == .word && $0.key == field.tokens[end].key }
        guard isRepeated || field.annotations.end(of: .counter, startingAt: end) != nil else { return nil }
        return scorer.best(candidate.figure.extent, own: candidate.territory.own, units: [.count], head: .before)
    }

    private func measured(_ candidate: Candidate, _ before: [ReadFigure], unit: Unit) -> [Attribution] {
        let own = candidate.territory.own
        var fit = scorer.best(candidate.figure.extent, own: own, units: [unit], head: unit == .ratio ? .after : .own)
        if fit == nil, unit == .vnd {
            let before = reach(sentence.lowerBound, own.lowerBound)
            let start = before.last { field.tokens[$0].kind == .semicolon } ?? sentence.lowerBound
            fit = scorer.best(candidate.figure.extent, own: start..<own.upperBound, units: [unit], head: .own)
        }
        if let fit { return [byRule(candidate, fit, unit: unit)] }
        return carried(candidate, before).map { [$0] } ?? []
    }

    private func byRule(_ candidate: Candidate, _ fit: RuleFit, unit: Unit) -> Attribution {
        Attribution(
            indicator: fit.indicator, unit: unit, value: candidate.figure.value, confidence: fit.isOwn ? 92 : 82,
            basis: .rule(fit.rule), isChange: candidate.modifiers.movement != 0)
    }

    // MARK: Ellipsis

    /// "huyện Hòa Vang đạt 61,4%", "đến năm 2030 là 30%": the figure goes on with the indicator of the one before.
    private func carried(_ candidate: Candidate, _ before: [ReadFigure]) -> Attribution? {
        let unit = unit(candidate.figure)
        if candidate.previous != nil, before.last?.figure != candidate.place - 1, isBare(candidate) { return nil }
        let near = (state.lastFiguresAreNear ? state.lastFigures : []) + before
        guard let last = near.last(where: { isSource($0, unit: unit) && nounFits(candidate, $0) }),
            before.isEmpty || candidate.territory.hasNounAfter || isSource(before, unit: unit),
            last.attribution.indicator != nil, goesOn(candidate)
        else { return nil }
        return carriedFrom(last, candidate, confidence: before.isEmpty ? 70 : 80)
    }

    private func isSource(_ before: [ReadFigure], unit: Unit) -> Bool {
        before.contains { isSource($0, unit: unit) }
    }

    /// A level in the unit, or a movement of an indicator in the unit: "tăng 5,2 điểm phần trăm, đạt 47,8%".
    private func isSource(_ figure: ReadFigure, unit: Unit) -> Bool {
        let attribution = figure.attribution
        guard attribution.isChange else { return attribution.unit == unit }
        return attribution.indicator.map { catalogue.indicators[$0].unit == unit } ?? false
    }

    private func carriedFrom(_ last: ReadFigure, _ candidate: Candidate, confidence: Int) -> Attribution {
        var attribution = last.attribution
        attribution.unit = unit(candidate.figure)
        attribution.value = candidate.figure.value
        attribution.confidence = min(confidence, last.attribution.confidence)
        attribution.basis = .carried
        attribution.isChange = candidate.modifiers.movement != 0
        return attribution
    }

    private func unit(_ figure: Figure) -> Unit {
        switch figure.shape {
        case .money: .vnd
        case .kilometres: .km
        case .ratio: .ratio
        case .count: .count
        default: .percent
        }
    }

    private static let tiers: [Cue] = [.tierProvince, .tierDistrict, .tierCommune]

    /// Whether the words before it only name a place, a time or "con số này".
    private func goesOn(_ candidate: Candidate) -> Bool {
        let words = reach(candidate.territory.own.lowerBound, candidate.figure.extent.lowerBound)
        if field.annotations.has(.sameIndicator, in: words) { return true }
        if Self.tiers.contains(where: { field.annotations.has($0, in: words) }) { return true }
        if !field.places(in: words).isEmpty || !field.periods(in: words).isEmpty { return true }
        let after = reach(candidate.figure.extent.upperBound, candidate.territory.own.upperBound)
        if !after.isEmpty, !field.periods(in: after).isEmpty || field.annotations.has(.sameIndicator, in: after) {
            return true
        }
        return words.isEmpty || candidate.territory.lead <= words.lowerBound + 1
    }

    /// A noun after the figure must be the head of the indicator that it goes on with.
    private func nounFits(_ candidate: Candidate, _ last: ReadFigure) -> Bool {
        guard candidate.territory.hasNounAfter else { return true }
        guard case .rule(let place) = last.attribution.basis else { return false }
        let head = scorer.book.rules[place].head
        let next = candidate.figure.extent.upperBound
        if field.annotations.terms(in: next..<next + 1).contains(where: { $0.group == head }) { return true }
        let known = field.annotations.terms(in: next..<next + 1)
        return candidate.figure.shape == .percent && known.isEmpty && candidate.territory.hasLink
    }

    // MARK: Figures that no indicator fits

    /// "mỗi hộ có ít nhất 2 người": a norm for each, no figure of the whole.
    private func isOfEach(_ candidate: Candidate) -> Bool {
        let start = max(sentence.lowerBound, candidate.figure.extent.lowerBound - 8)
        return field.tokens[reach(start, candidate.figure.extent.lowerBound)].contains {
            $0.kind == .word && Self.eachWords.contains($0.key)
        }
    }

    /// "3/18 huyện chưa bố trí kinh phí": a share of those that lack something is no share of those that have it.
    private static let notYet = Syllable("chưa").key
    private static let eachWords: Set<UInt64> = [Syllable("mỗi").key, Syllable("từng").key]

    private func unnamed(_ candidate: Candidate) -> Attribution? {
        let figure = candidate.figure
        guard candidate.territory.hasNounAfter, !isOfEach(candidate), figure.value > 1 else { return nil }
        let after = reach(
            figure.extent.upperBound, min(candidate.territory.own.upperBound, figure.extent.upperBound + 18))
        let words = figure.shape == .percent ? candidate.territory.own : after
        guard field.annotations.has(.digital, in: words) else { return nil }
        return Attribution(
            indicator: nil, unit: unit(figure), value: figure.value, confidence: 55, basis: .unnamed,
            isChange: candidate.modifiers.movement != 0)
    }
}
