import Catalogue
import Core
import VietnameseText

/// Reads the figures of one sentence.
struct SentenceReader {
    let catalogue: Catalogue
    let field: FieldContext
    let sentence: Sentence
    let scopes: ScopeResolver
    let indicators: IndicatorResolver
    let periods: PeriodResolver
    let range: Range<Int>

    init(
        catalogue: Catalogue, book: RuleBook, field: FieldContext, sentence: Sentence, article: ArticleFacts,
        state: ReadingState
    ) {
        self.catalogue = catalogue
        self.field = field
        self.sentence = sentence
        range = sentence.tokens
        scopes = ScopeResolver(
            catalogue: catalogue, field: field, sentence: range, province: article.province, known: article.districts,
            abbreviations: article.abbreviations)
        periods = PeriodResolver(field: field, sentence: range, time: article.time)
        let own = field.annotations.terms(in: range).map(\.group)
        indicators = IndicatorResolver(
            catalogue: catalogue, field: field, sentence: range,
            scorer: RuleScorer(
                book: book, field: field, sentence: range,
                context: state.paragraphGroups.union(state.titleGroups).union(own)),
            families: FamilyResolver(lexicon: catalogue.lexicon, field: field, sentence: range), state: state)
    }

    /// The drafts of the sentence; the state goes on to the next one.
    func read(_ state: inout ReadingState) -> [Draft] {
        noteBodies(&state)
        let places = field.figures(of: sentence)
        let territories = TerritoryMap(field, sentence: range, figures: places).territories()
        var before: [ReadFigure] = []
        var drafts: [Draft] = []
        let candidates = candidates(places, territories)
        let dealer = Dealer(field: field, sentence: range, resolver: indicators, state: state)
        let dealt = dealer.deal(candidates)
        let dealtPlaces = dealer.dealPlaces(candidates, scopes)
        for candidate in candidates {
            if joinsFraction(candidate, &drafts) { continue }
            let attributions = dealt[candidate.place].map { [$0] } ?? indicators.resolve(candidate, before: before)
            for attribution in attributions {
                var made = draft(candidate, attribution, state: state, before: before)
                if let scope = dealtPlaces[candidate.place], let first = made.first {
                    made = [first]
                    made[0].scope = scope
                }
                drafts += made
                before.append(
                    ReadFigure(
                        attribution: attribution, isTarget: made.first?.status == .target, span: made.first?.span,
                        scope: made.first?.scope,
                        figure: candidate.place))
            }
        }
        finish(drafts, before, firstFigure: places.first.map { field.figures[$0].extent.lowerBound }, &state)
        return drafts
    }

    private func candidates(_ places: Range<Int>, _ territories: [Territory]) -> [IndicatorResolver.Candidate] {
        let modifiers = ModifierReader(field: field, sentence: range)
        return territories.indices.map { index in
            let place = places.lowerBound + index
            let figure = field.figures[place]
            var candidate = IndicatorResolver.Candidate(
                figure: figure, place: place, territory: territories[index],
                modifiers: modifiers.read(figure, territories[index]))
            if index > 0 { candidate.previous = (field.figures[place - 1], territories[index - 1]) }
            if index + 1 < territories.count, isInRow(figure, field.figures[place + 1]) {
                candidate.rowEnd = territories[index + 1].own.upperBound
            }
            return candidate
        }
    }

    /// Whether a few words and a comma stand between two figures of one shape.
    private func isInRow(_ first: Figure, _ next: Figure) -> Bool {
        let gap = reach(first.extent.upperBound, next.extent.lowerBound)
        return first.shape == next.shape && gap.count <= 8 && !field.tokens[gap].contains { $0.kind == .semicolon }
    }

    // MARK: One figure

    private func draft(
        _ candidate: IndicatorResolver.Candidate, _ attribution: Attribution, state: ReadingState,
        before: [ReadFigure]
    ) -> [Draft] {
        let modifiers = candidate.modifiers
        let isRanking = attribution.family != nil || attribution.unit == .rank
        let stated = periods.stated(
            candidate.figure, candidate.territory, isActual: modifiers.isActualStated && !modifiers.isTarget,
            isRanking: isRanking)
        let isTarget = isTarget(candidate, stated: stated, state: state)
        let span =
            stated ?? source(attribution, before, state, isTarget: isTarget)?.span
            ?? carriedSpan(candidate, isTarget: isTarget, isRanking: isRanking, state: state)
        let isChange = modifiers.movement != 0 || candidate.figure.shape == .percentagePoints
        var attribution = attribution
        if isChange { attribution.value = signed(attribution, movement: modifiers.movement) }
        return places(candidate, attribution, before, state).map { scope in
            Draft(
                attribution: attribution, comparator: modifiers.comparator, measure: isChange ? .change : .level,
                status: isTarget ? .target : .actual, scope: scope, span: span, isInferred: stated == nil,
                figure: candidate.figure, sentence: range, field: field.document.field)
        }
    }

    /// What the figure covers; a rate covers what the count before it does.
    private func places(
        _ candidate: IndicatorResolver.Candidate, _ attribution: Attribution, _ before: [ReadFigure],
        _ state: ReadingState
    ) -> [FigureScope] {
        if attribution.basis == .rate, let scope = before.last?.scope { return [scope] }
        return scopes.resolve(candidate.figure, candidate.territory, unit: attribution.unit, state: state)
    }

    /// The figure that a carried one goes on with.
    private func source(
        _ attribution: Attribution, _ before: [ReadFigure], _ state: ReadingState, isTarget: Bool
    ) -> ReadFigure? {
        guard attribution.basis == .carried else { return nil }
        let list = before.isEmpty && state.lastFiguresAreNear ? state.lastFigures : before
        return list.last { $0.attribution.indicator == attribution.indicator && $0.isTarget == isTarget }
    }

    private func isTarget(
        _ candidate: IndicatorResolver.Candidate, stated: MonthSpan?, state: ReadingState
    ) -> Bool {
        if let stated, periods.time.isPast(stated) { return false }
        if candidate.modifiers.isTarget { return true }
        if let stated { return periods.time.isFuture(stated) }
        guard !candidate.modifiers.isActualStated, state.targetPeriod != nil else { return false }
        if state.planGoesOn { return true }
        return state.lastFiguresAreNear && state.lastWereAims
    }

    private func carriedSpan(
        _ candidate: IndicatorResolver.Candidate, isTarget: Bool, isRanking: Bool, state: ReadingState
    ) -> MonthSpan? {
        if isTarget { return state.targetPeriod ?? reportYear }
        if isRanking { return state.familyPeriod ?? state.period ?? assessedYear }
        if periods.isReset(candidate.figure) { return reportYear }
        return state.period ?? reportYear
    }

    private var reportYear: MonthSpan? { periods.time.year.map { MonthSpan(year: $0) } }

    /// An index is published in the year after the one that it assesses.
    private var assessedYear: MonthSpan? { periods.time.published.map { MonthSpan(year: $0 / 12 - 1) } ?? reportYear }

    /// A movement keeps the sign of progress: fewer dark spots are progress, a lower place is none.
    private func signed(_ attribution: Attribution, movement: Int) -> FixedDecimal {
        let better = attribution.indicator.map { catalogue.indicators[$0].better } ?? .higher
        let isRank = attribution.unit == .rank
        let direction = better == .lower && !isRank ? -movement : movement
        return direction < 0 ? FixedDecimal.zero - attribution.value : attribution.value
    }

    /// "251/253 cơ quan (99,2%)": the percentage states the value of the fraction before it.
    private func joinsFraction(_ candidate: IndicatorResolver.Candidate, _ drafts: inout [Draft]) -> Bool {
        guard candidate.figure.shape == .percent, candidate.figure.fraction == nil,
            !candidate.territory.hasNounAfter, let last = drafts.indices.last, drafts[last].figure.fraction != nil
        else { return false }
        let difference = drafts[last].attribution.value - candidate.figure.value
        guard difference.millionths.magnitude <= 100_000 else { return false }
        drafts[last].attribution.value = candidate.figure.value
        return true
    }

    // MARK: What the next sentence goes on with

    private func noteBodies(_ state: inout ReadingState) {
        for mention in field.places(in: range) {
            guard let area = scopes.area(mention, unit: .percent, state: state), area.name != nil else { continue }
            switch area.scope {
            case .district: state.lastDistrict = area
            case .commune: state.lastCommune = area
            case .organization: state.lastOrganization = area
            default: break
            }
        }
    }

    private func finish(_ drafts: [Draft], _ before: [ReadFigure], firstFigure: Int?, _ state: inout ReadingState) {
        periods.carry(firstFigure: firstFigure, into: &state)
        state.paragraphGroups.formUnion(field.annotations.terms(in: range).map(\.group))
        let ranked = drafts.last { $0.attribution.family != nil && !$0.isInferred && $0.status == .actual }
        if let ranked { state.familyPeriod = ranked.span }
        noteFamily(drafts, &state)
        if drafts.contains(where: { $0.status == .actual }) { state.planGoesOn = false }
        if !drafts.isEmpty { state.lastWereAims = drafts.allSatisfy { $0.status == .target } }
        if state.lastWereAims, state.targetPeriod == nil { state.targetPeriod = reportYear }
        if !before.isEmpty {
            state.lastFigures = before
            state.history = [before] + state.history.prefix(7)
            state.lastFiguresAreNear = true
        }
        noteArea(&state)
    }

    private func noteFamily(_ drafts: [Draft], _ state: inout ReadingState) {
        let named = field.annotations.families(in: range)
        guard let whole = named.last(where: { !catalogue.lexicon.families[$0.value].isPart }) else { return }
        state.paragraphFamily = whole.value
        if state.articleFamily == nil { state.articleFamily = whole.value }
        guard drafts.isEmpty else { return }
        let mentions = field.periods(in: range).filter { !$0.isBase && !$0.isDay && $0.year == .stated }
        if let span = mentions.first(where: { !periods.time.isFuture($0.span) })?.span { state.familyPeriod = span }
    }

    /// The place that the sentence is about goes on: one at its start, or the last that stands as a subject.
    private func noteArea(_ state: inout ReadingState) {
        for mention in field.places(in: range) where mention.isSubject && !mention.isMedia {
            guard let area = scopes.area(mention, unit: .percent, state: state) else { continue }
            let start = mention.tokens.lowerBound
            let isAttached = field.annotations.cues(endingAt: start).contains { $0.cue == .attachedArea }
            let isOpening = start - range.lowerBound <= 6
            if area.scope == .national || isAttached && !isOpening || scopes.followsRank(mention) { continue }
            if isOpening || mention.hasType || area.scope == .province {
                state.area = area.scope == .organization ? nil : area
            }
        }
    }
}
