import Catalogue
import Core
import VietnameseText

/// Decides what the figures of a sentence are figures of; a class, as it is handed on with every figure, and one for all
/// sentences of a field.
final class IndicatorResolver {
    let catalogue: Catalogue
    let field: FieldContext
    let scorer: RuleScorer

    init(catalogue: Catalogue, field: FieldContext, book: RuleBook, context: ParagraphGroups, title: GroupSet) {
        self.catalogue = catalogue
        self.field = field
        scorer = RuleScorer(book: book, field: field, context: context, title: title, terms: SentenceTerms())
    }

    /// The sentence being read.
    var sentence: Range<Int> { scorer.terms.sentence }

    /// What finds the rankings of its figures.
    var families: FamilyResolver {
        FamilyResolver(lexicon: catalogue.lexicon, field: field, sentence: sentence)
    }

    /// Goes on to a sentence.
    func move(to sentence: Range<Int>) { scorer.terms.move(to: sentence, terms: sentence, of: field, scorer.book) }

    /// What is known of a figure before its indicator is.
    struct Candidate {
        var figure: Figure
        let place: Int
        var territory: Territory
        let modifiers: Modifiers
        /// The end of the next figure's words where the two stand in one row: "100% doanh nghiệp, 92% hộ kinh doanh ...".
        var rowEnd: Int?
        /// The words of the figure before in the sentence.
        var previous: Territory?
    }

    /// What the figure is of; several for "3 trụ cột đều xếp thứ 2", none where it is no observation.
    func resolve(
        _ candidate: Candidate, before: [ReadFigure], _ state: ReadingState
    ) -> Attributions {
        switch candidate.figure.shape {
        case .separator: return .several([])
        case .rank, .score, .places, .bareDecimal: return .several(ranked(candidate, before, state))
        case .percent, .percentagePoints: return Attributions(percent(candidate, before, state))
        case .count: return Attributions(counted(candidate, before, state))
        case .money: return Attributions(measured(candidate, before, state, unit: .vnd))
        case .kilometres: return Attributions(measured(candidate, before, state, unit: .km))
        case .ratio: return Attributions(measured(candidate, before, state, unit: .ratio))
        }
    }

    /// The figure before a candidate that has the words of one.
    func figure(before candidate: Candidate) -> Figure { field.figures[candidate.place - 1] }

    // MARK: Rankings

    private func ranked(
        _ candidate: Candidate, _ before: [ReadFigure], _ state: ReadingState
    ) -> [Attribution] {
        let figure = candidate.figure
        if figure.shape == .places, candidate.modifiers.movement == 0 { return [] }
        let own = families.own(figure, candidate.territory).filter { families.isPlausible(figure, family: $0) }
        if !own.isEmpty { return own.compactMap { ranking(candidate, family: $0, confidence: 92) } }
        if let counted = countedPoints(candidate, before, state) { return [counted] }
        if figure.shape == .bareDecimal, let last = before.last, last.attribution.unit == .ratio {
            var ratio = carriedFrom(last, candidate, confidence: 80)
            ratio.unit = .ratio
            return [ratio]
        }
        if let last = before.last?.attribution ?? nearScore(state), let family = last.family, last.unit == .score,
            figure.shape == .score, figure.outOf == nil, var score = ranking(candidate, family: family, confidence: 85)
        {
            if let maximum = last.outOf, figure.value <= maximum { score.outOf = maximum }
            return [score]
        }
        if figure.shape == .bareDecimal, before.last?.attribution.family == nil { return [] }
        if let last = before.last, last.attribution.family == nil {
            return figure.shape == .rank && !figure.isTopGroup ? [unnamedRank(candidate, confidence: 60)] : []
        }
        guard let (family, confidence) = carriedFamily(candidate, before, state) else { return [] }
        return [ranking(candidate, family: family, confidence: confidence)].compactMap { $0 }
    }

    /// "386 điểm kết nối ... huyện Nậm Nhùn 24 điểm": points that are counted, not scored.
    private func countedPoints(
        _ candidate: Candidate, _ before: [ReadFigure], _ state: ReadingState
    ) -> Attribution? {
        let figure = candidate.figure
        guard figure.shape == .score, figure.outOf == nil, figure.numeral.decimals == 0 else { return nil }
        var counted = candidate
        counted.figure.shape = .count
        counted.figure.extent = figure.tokens
        counted.territory.hasNounAfter = true
        if let repeated = repeated(counted, before, state) { return repeated }
        guard let fit = scorer.best(figure.tokens, own: candidate.territory.own, units: [.count], head: .after),
            fit.isOwn
        else { return nil }
        return byRule(counted, fit, unit: .count)
    }

    /// The score that the sentence before ended with.
    private func nearScore(_ state: ReadingState) -> Attribution? {
        guard state.lastFiguresAreNear, let last = state.lastFigures.last?.attribution, last.unit == .score else {
            return nil
        }
        return last
    }

    private func carriedFamily(
        _ candidate: Candidate, _ before: [ReadFigure], _ state: ReadingState
    ) -> (Int, Int)? {
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
        if isRank, families.isRegional(figure, candidate.territory) {
            var rank = unnamedRank(candidate, confidence: 60)
            rank.family = family
            return rank
        }
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

    private func percent(
        _ candidate: Candidate, _ before: [ReadFigure], _ state: ReadingState
    ) -> Attribution? {
        if let score = percentScore(candidate) { return score }
        if candidate.modifiers.movement != 0 || candidate.figure.shape == .percentagePoints {
            return change(candidate, before)
        }
        if let fit = percentFit(candidate) { return byRule(candidate, fit, unit: .percent) }
        if let rate = rate(candidate, before) { return rate }
        if let share = shareOfCount(candidate, before) { return share }
        return carried(candidate, before, state) ?? unnamed(candidate)
    }

    /// "100% xã ..." is of what follows; where nothing there fits, of the verb before ("số hóa 100% kết quả").
    private func percentFit(_ candidate: Candidate) -> RuleFit? {
        let after = reach(candidate.figure.extent.upperBound, candidate.territory.own.upperBound)
        if saysNotYet(after) { return nil }
        let territory = candidate.territory
        let isPostOnly = territory.hasNounAfter && !territory.hasLink
        let isOfThese = field.annotations.end(of: .theseOnes, startingAt: candidate.figure.extent.upperBound) != nil
        let extent = candidate.figure.extent
        if let fit = scorer.best(
            extent, own: territory.own, units: [.percent], head: .own,
            noun: isOfThese ? .none : isPostOnly ? .known : (territory.hasNounAfter ? .ofRule : .none))
        {
            return fit.isOwn ? fit : sharedFit(candidate) ?? fit
        }
        let before = isPostOnly ? fitBefore(candidate, units: [.percent]) : nil
        if let before, before.isOwn, before.isSupported { return before }
        return sharedFit(candidate) ?? before
    }

    /// The fit with the words of the figure's clause before it: "số hóa 100% kết quả", "phủ sóng 5G tối thiểu 40% dân số".
    private func fitBefore(_ candidate: Candidate, units: UnitSet) -> RuleFit? {
        let extent = candidate.figure.extent
        let before = reach(sentence.lowerBound, extent.lowerBound)
        let start = before.last { isClauseStart($0) }.map { $0 + 1 } ?? sentence.lowerBound
        return scorer.best(
            extent, own: reach(start, candidate.territory.own.upperBound), units: units, head: .before)
    }

    /// "3/18 huyện chưa bố trí kinh phí": a share of those that lack something is no share of those that have it.
    private func saysNotYet(_ words: Range<Int>) -> Bool {
        let first = words.first { field.tokens[$0].kind == .word && Self.decidingWords.contains(field.tokens[$0].key) }
        return first.map { field.tokens[$0].key == Self.notYet } ?? false
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

    func isClauseStart(_ place: Int) -> Bool {
        switch field.tokens[place].kind {
        case .comma, .semicolon, .colon, .percent: true
        case .word: field.annotations.starts(.clauseBreak, at: place)
        default: false
        }
    }

    /// PAR Index is a score that is often written as a percentage.
    private func percentScore(_ candidate: Candidate) -> Attribution? {
        guard candidate.modifiers.movement == 0,
            !field.annotations.families(in: candidate.territory.own).isEmpty,
            let family = families.own(candidate.figure, candidate.territory).last,
            let score = catalogue.lexicon.families[family].score,
            catalogue.lexicon.families[family].outOf == 100, !catalogue.lexicon.families[family].isPart
        else { return nil }
        let unit = catalogue.indicators[score].unit
        return Attribution(
            indicator: score, unit: unit, value: candidate.figure.value, outOf: unit == .score ? 100 : nil,
            family: family, confidence: 90, basis: .family(family))
    }

    /// "tăng 15% so với cùng kỳ": of what its own words name, else of the figure before.
    private func change(_ candidate: Candidate, _ before: [ReadFigure]) -> Attribution? {
        let isPoints = candidate.figure.shape == .percentagePoints
        let all: UnitSet = isPoints ? [.percent] : [.percent, .count, .vnd, .km, .ratio]
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
        result?.unit = .percent
        result?.outOf = nil
        result?.isChange = true
        return result
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
            indicator: rate, unit: .percent, value: candidate.figure.value, confidence: 85,
            basis: .rate(of: last.figure))
    }

    /// "436 trường thu học phí không dùng tiền mặt, chiếm 98%": the words of the count say what the share is of.
    private func shareOfCount(_ candidate: Candidate, _ before: [ReadFigure]) -> Attribution? {
        guard !candidate.territory.hasNounAfter, isBare(candidate), let previous = candidate.previous,
            figure(before: candidate).shape == .count,
            let fit = scorer.best(
                figure(before: candidate).extent, own: previous.own, units: [.percent], head: .own,
                noun: previous.hasNounAfter ? .known : .none),
            fit.indicator != nil
        else { return nil }
        return Attribution(
            indicator: fit.indicator, unit: .percent, value: candidate.figure.value, confidence: fit.isOwn ? 78 : 70,
            basis: .rate(of: candidate.place - 1))
    }

    /// Whether nothing but joining words stands before the figure in its own phrase.
    func isBare(_ candidate: Candidate) -> Bool {
        let words = reach(candidate.territory.own.lowerBound, candidate.territory.lead)
        return field.annotations.terms(in: words).isEmpty && field.places(in: words).isEmpty
    }

    // MARK: Counts and amounts

    private func counted(
        _ candidate: Candidate, _ before: [ReadFigure], _ state: ReadingState
    ) -> Attribution? {
        let head: RuleScorer.HeadPlace = candidate.territory.hasNounAfter ? .after : .before
        let own = candidate.territory.own
        let fit = scorer.best(candidate.figure.extent, own: own, units: [.count], head: head)
        if !(fit?.isSupported ?? false), let repeated = repeated(candidate, before, state) { return repeated }
        if let fit {
            if scorer.book.rules[fit.rule].notAtEvent, reportsEvent { return nil }
            if candidate.figure.numeral.isSpelled, !fit.isOwn { return repeated(candidate, before, state) }
            return byRule(candidate, fit, unit: .count)
        }
        if let fit = sharedCount(candidate) { return byRule(candidate, fit, unit: .count) }
        if let fit = namedBefore(candidate) { return byRule(candidate, fit, unit: .count) }
        if candidate.figure.numeral.isSpelled { return nil }
        if let part = partOfRate(candidate) { return part }
        return carried(candidate, before, state) ?? unnamed(candidate)
    }

    /// "học phí không tiền mặt mới có ở 17 trường": a count of what the catalogue knows only a share of.
    private func partOfRate(_ candidate: Candidate) -> Attribution? {
        guard candidate.territory.hasNounAfter, !isOfEach(candidate), candidate.figure.value > 1,
            !countsPlaces(candidate),
            let fit = scorer.best(
                candidate.figure.extent, own: candidate.territory.own, units: [.percent], head: .after), fit.isOwn
        else { return nil }
        return Attribution(
            indicator: nil, unit: .count, value: candidate.figure.value, confidence: 60, basis: .unnamed,
            isChange: candidate.modifiers.movement != 0)
    }

    /// "312 sản phẩm của 97 hộ lên sàn": what is said of the next figure is said of this one.
    private func sharedCount(_ candidate: Candidate) -> RuleFit? {
        guard let end = candidate.rowEnd, candidate.territory.hasNounAfter, !isWhole(candidate) else { return nil }
        let own = reach(candidate.territory.own.lowerBound, end)
        let fit = scorer.best(candidate.figure.extent, own: own, units: [.count], head: .after)
        return fit?.isOwn ?? false ? fit : nil
    }

    /// "Trong 218 sản phẩm OCOP, 176 sản phẩm đã lên sàn": the next figure counts a part of the same things.
    private func isWhole(_ candidate: Candidate) -> Bool {
        let next = field.figures[candidate.place + 1].extent.upperBound
        return field.tokens[candidate.figure.extent.upperBound].key
            == field.tokens[min(next, field.tokens.count - 1)].key
    }

    /// Whether the sentence tells of the event that is reported: it names its day or its opening, and no longer time.
    private var reportsEvent: Bool {
        let periods = field.periods(in: sentence)
        if periods.contains(where: { $0.isUntil || $0.isFrom }) || field.annotations.has(.now, in: sentence) {
            return false
        }
        return field.annotations.has(.event, in: sentence) || periods.contains { $0.isDay }
    }

    /// "tổng số văn bản điện tử gửi, nhận là 1.920.455 lượt": a bare counting word after the figure says nothing.
    private func namedBefore(_ candidate: Candidate) -> RuleFit? {
        let end = candidate.figure.extent.upperBound
        guard candidate.territory.hasNounAfter else { return nil }
        let before = reach(candidate.territory.own.lowerBound, candidate.territory.lead)
        let isRepeated = field.tokens[before].contains { $0.kind == .word && $0.key == field.tokens[end].key }
        guard isRepeated || field.annotations.end(of: .counter, startingAt: end) != nil else { return nil }
        guard candidate.territory.hasLink else { return fitWith(candidate) }
        return scorer.best(candidate.figure.extent, own: candidate.territory.own, units: [.count], head: .before)
    }

    /// "nhiều phản ánh nhất với 2.106 lượt"
    private func fitWith(_ candidate: Candidate) -> RuleFit? {
        let before = reach(sentence.lowerBound, candidate.figure.extent.lowerBound)
        let start = before.last { field.tokens[$0].kind != .word }.map { $0 + 1 } ?? sentence.lowerBound
        let own = reach(start, candidate.territory.own.upperBound)
        return scorer.best(candidate.figure.extent, own: own, units: [.count], head: .before)
    }

    private func measured(
        _ candidate: Candidate, _ before: [ReadFigure], _ state: ReadingState, unit: Unit
    ) -> Attribution? {
        let own = candidate.territory.own
        var fit = scorer.best(
            candidate.figure.extent, own: own, units: UnitSet(unit), head: unit == .ratio ? .after : .own)
        if fit == nil, unit == .vnd {
            let before = reach(sentence.lowerBound, own.lowerBound)
            let start = before.last { field.tokens[$0].kind == .semicolon } ?? sentence.lowerBound
            fit = scorer.best(candidate.figure.extent, own: start..<own.upperBound, units: UnitSet(unit), head: .own)
        }
        if let fit { return byRule(candidate, fit, unit: unit) }
        return carried(candidate, before, state)
    }

    private func byRule(_ candidate: Candidate, _ fit: RuleFit, unit: Unit) -> Attribution {
        Attribution(
            indicator: fit.indicator, unit: unit, value: candidate.figure.value, confidence: fit.isOwn ? 92 : 82,
            basis: .rule(fit.rule), isChange: candidate.modifiers.movement != 0)
    }

    // MARK: Figures that no indicator fits

    /// "mỗi hộ có ít nhất 2 người": a norm for each, no figure of the whole.
    private func isOfEach(_ candidate: Candidate) -> Bool {
        let start = max(sentence.lowerBound, candidate.figure.extent.lowerBound - 8)
        return field.tokens[reach(start, candidate.figure.extent.lowerBound)].contains {
            $0.kind == .word && Self.eachWords.contains($0.key)
        }
    }

    private static let notYet = Syllable("chưa").key
    /// The first of these tells whether the words after a share speak of those that have or of those that lack.
    private static let decidingWords: WordSet = ["chưa", "đã", "song", "nhưng"]
    private static let eachWords: WordSet = ["mỗi", "từng"]

    /// "lãnh đạo 15 huyện, thành phố": how many places there are says nothing of what they have.
    private func countsPlaces(_ candidate: Candidate) -> Bool {
        guard candidate.figure.shape == .count else { return false }
        return field.annotations.starts(Self.placeTypes, at: candidate.figure.extent.upperBound)
    }

    private static let placeTypes: CueSet = [.districtType, .communeType]

    private func unnamed(_ candidate: Candidate) -> Attribution? {
        let figure = candidate.figure
        guard candidate.territory.hasNounAfter, !isOfEach(candidate), figure.value > 1, !countsPlaces(candidate) else {
            return nil
        }
        let after = reach(
            figure.extent.upperBound, min(candidate.territory.own.upperBound, figure.extent.upperBound + 18))
        let words = figure.shape == .percent ? candidate.territory.own : after
        guard field.annotations.has(.digital, in: words) else { return nil }
        return Attribution(
            indicator: nil, unit: unit(figure), value: figure.value, confidence: 55, basis: .unnamed,
            isChange: candidate.modifiers.movement != 0)
    }
}
