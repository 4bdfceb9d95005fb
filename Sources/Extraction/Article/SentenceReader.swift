import Catalogue
import Core
import VietnameseText

/// Reads the figures of a field, sentence by sentence. A class, as are the resolvers: the parts of a structure that changes are
/// copied, or taken hold of, each time that one of them is asked.
final class SentenceReader {
    let catalogue: Catalogue
    let field: FieldContext
    let book: RuleBook
    private let scopes: ScopeResolver
    private let periods: PeriodResolver
    @exclusivity(unchecked) private var known: IndicatorResolver?
    /// The tokens of the sentence, the cues in it, and what it mentions.
    @exclusivity(unchecked) private var range = 0..<0
    @exclusivity(unchecked) private var said = CueSet()
    @exclusivity(unchecked) private var mentions = Mentions()
    /// What is known of the figures of a sentence: memory is asked for once for all sentences.
    @exclusivity(unchecked) private var territories: [Territory] = []
    @exclusivity(unchecked) private var candidates: [IndicatorResolver.Candidate] = []

    init(catalogue: Catalogue, book: RuleBook, field: FieldContext, article: ArticleFacts) {
        self.catalogue = catalogue
        self.book = book
        self.field = field
        scopes = ScopeResolver(
            catalogue: catalogue, field: field, province: article.province,
            abbreviations: article.abbreviations)
        periods = PeriodResolver(field: field, time: article.time)
    }

    /// Adds the drafts of a sentence to some; the state goes on to the next one. Sentences come in the order of the text.
    func read(_ sentence: Sentence, _ state: ReadingState, into drafts: inout [Draft]) {
        mentions.move(to: sentence.tokens, of: field)
        said = field.annotations.said(in: sentence.tokens)
        range = sentence.tokens
        guard !saysNothing else { return }
        scopes.sentence = range
        periods.sentence = range
        noteBodies(state)
        if said.contains(.sameTime), state.period == nil { state.period = state.earlierPeriod }
        if mentions.figures.isEmpty {
            finish([], [], firstFigure: nil, state)
        } else {
            figures(state, into: &drafts)
        }
    }

    /// Whether the sentence changes nothing that is kept in mind.
    private var saysNothing: Bool {
        @inline(__always)
        get { mentions.isEmpty && !said.intersects(Self.kept) && field.kind(range.upperBound - 1) != .colon }
    }

    /// The cues that are kept in mind where no figure stands.
    private static let kept = PeriodResolver.kept.union([.sameTime])

    /// Adds the drafts of a sentence with figures to those of the sentences before.
    private func figures(_ state: ReadingState, into drafts: inout [Draft]) {
        let start = drafts.count
        let resolver = resolver(state)
        TerritoryMap(field, sentence: range, figures: mentions.figures).territories(&territories)
        var before: [ReadFigure] = []
        before.reserveCapacity(mentions.figures.count)
        findCandidates()
        var dealt: [Int: Attribution] = [:]
        var dealtPlaces: [Int: FigureScope] = [:]
        if candidates.count > 1 {
            let dealer = Dealer(field: field, sentence: range, resolver: resolver)
            dealt = dealer.deal(candidates, state)
            dealtPlaces = dealer.dealPlaces(candidates, scopes, state)
        }
        for index in candidates.indices {
            let candidate = candidates[index]
            if joinsFraction(candidate, &drafts, from: start) { continue }
            let scope = dealtPlaces[candidate.place]
            if let attribution = dealt[candidate.place] {
                draft(candidate, attribution, dealt: scope, state, &before, &drafts)
                continue
            }
            switch resolver.resolve(candidate, before: before, state) {
            case .one(let attribution): draft(candidate, attribution, dealt: scope, state, &before, &drafts)
            case .several(let list):
                for attribution in list { draft(candidate, attribution, dealt: scope, state, &before, &drafts) }
            }
        }
        let first = field.figures[mentions.figures.lowerBound].extent.lowerBound
        finish(drafts[start...], before, firstFigure: first, state)
    }

    /// What decides what the figures of the sentence are of; it is made with the first that has any.
    private func resolver(_ state: ReadingState) -> IndicatorResolver {
        if let known {
            known.move(to: range)
            return known
        }
        let resolver = IndicatorResolver(
            catalogue: catalogue, field: field, book: book, context: state.paragraphGroups, title: state.titleGroups)
        known = resolver
        resolver.move(to: range)
        return resolver
    }

    /// What is known of the figures of the sentence before their indicators are.
    private func findCandidates() {
        let reader = ModifierReader(field: field, sentence: range)
        candidates.removeAll(keepingCapacity: true)
        candidates.reserveCapacity(territories.count)
        for index in territories.indices {
            let place = mentions.figures.lowerBound + index
            candidates.append(
                IndicatorResolver.Candidate(
                    figure: field.figures[place], place: place, territory: territories[index],
                    modifiers: reader.read(field.figures[place], territories[index], periods), rowEnd: rowEnd(index),
                    previous: index > 0 ? territories[index - 1] : nil))
        }
    }

    /// The end of the words of the last figure in the row that a figure begins: "100% sở, 100% huyện và 87% xã có ...".
    private func rowEnd(_ index: Int) -> Int? {
        let first = mentions.figures.lowerBound
        var last = index
        while last + 1 < territories.count, last < index + 4,
            isInRow(field.figures[first + last], field.figures[first + last + 1])
        {
            last += 1
        }
        return last > index ? territories[last].own.upperBound : nil
    }

    /// Whether a few words and a comma stand between two figures of one shape.
    private func isInRow(_ first: Figure, _ next: Figure) -> Bool {
        let gap = reach(first.extent.upperBound, next.extent.lowerBound)
        return first.shape == next.shape && gap.count <= 8 && !field.tokens[gap].contains { $0.kind == .semicolon }
    }

    // MARK: One figure

    /// Adds the drafts of a figure, one for each place that it covers; `scope` is the one that was dealt to it.
    private func draft(
        _ candidate: IndicatorResolver.Candidate, _ attribution: Attribution, dealt scope: FigureScope?,
        _ state: ReadingState, _ before: inout [ReadFigure], _ drafts: inout [Draft]
    ) {
        let coverages = places(candidate, attribution, before, state)
        let modifiers = candidate.modifiers
        let need = PeriodResolver.Need(
            isActual: modifiers.isActualStated && !modifiers.isTarget,
            isRanking: attribution.family != nil || attribution.unit == .rank, isYearly: isYearly(attribution))
        let stated = periods.stated(candidate.figure, candidate.territory, need)
        let (isTarget, statusGround) = isTarget(candidate, stated: stated, need, before, state)
        let (span, periodGround): (MonthSpan?, Ground) =
            stated.map { ($0.span, .words($0.tokens)) }
            ?? source(candidate, attribution, before, state, isTarget: isTarget)
            ?? carriedSpan(candidate, isTarget: isTarget, need, state: state)
        let covered = scope ?? coverages.first.scope
        before.append(
            ReadFigure(
                attribution: attribution, isTarget: isTarget, span: span, scope: covered, figure: candidate.place))
        let isChange = modifiers.movement != 0 || candidate.figure.shape == .percentagePoints
        var attribution = attribution
        if isChange { attribution.value = signed(attribution, movement: modifiers.movement) }
        let place = drafts.count
        drafts.append(
            Draft(
                attribution: attribution, comparator: modifiers.comparator, measure: isChange ? .change : .level,
                status: isTarget ? .target : .actual, scope: covered, span: span,
                isInferred: stated == nil, figure: candidate.figure, sentence: range, field: field.document.field,
                grounds: Grounds(
                    comparator: modifiers.comparatorGround,
                    measure: modifiers.movement == 0 && isChange ? .form : modifiers.movementGround,
                    status: statusGround, scope: scope == nil ? coverages.first.ground : .dealt,
                    tier: coverages.first.tierGround, period: periodGround)))
        for coverage in coverages.others where scope == nil {
            drafts.append(drafts[place])
            drafts[drafts.count - 1].scope = coverage.scope
            drafts[drafts.count - 1].grounds.scope = coverage.ground
            drafts[drafts.count - 1].grounds.tier = coverage.tierGround
        }
    }

    /// Whether the figure is of an index that assesses whole years.
    private func isYearly(_ attribution: Attribution) -> Bool {
        attribution.family.map { !catalogue.lexicon.families[$0].isMonthly } ?? false
    }

    /// What the figure covers; a rate covers what the count before it does.
    private func places(
        _ candidate: IndicatorResolver.Candidate, _ attribution: Attribution, _ before: [ReadFigure],
        _ state: ReadingState
    ) -> Coverages {
        if attribution.basis.isRate, let scope = before.last?.scope {
            return Coverages(
                first: Coverage(scope: scope, ground: attribution.basis, tierGround: attribution.basis))
        }
        return scopes.resolve(candidate.figure, candidate.territory, unit: attribution.unit, state: state)
    }

    /// The period of the figure that a carried one goes on with.
    private func source(
        _ candidate: IndicatorResolver.Candidate, _ attribution: Attribution, _ before: [ReadFigure],
        _ state: ReadingState, isTarget: Bool
    ) -> (MonthSpan?, Ground)? {
        guard attribution.basis.isCarried, periods.reset(candidate.figure) == nil else { return nil }
        let list = before.isEmpty && state.lastFiguresAreNear ? state.lastFigures : before
        let source = list.last { $0.attribution.indicator == attribution.indicator && $0.isTarget == isTarget }
        guard let source, let span = source.span else { return nil }
        return (span, .carried(from: source.figure))
    }

    private func isTarget(
        _ candidate: IndicatorResolver.Candidate, stated: PeriodResolver.Stated?, _ need: PeriodResolver.Need,
        _ before: [ReadFigure], _ state: ReadingState
    ) -> (Bool, Ground) {
        let ground = candidate.modifiers.statusGround
        if candidate.modifiers.isTargetBeside { return (true, ground) }
        if let whole = aimedWhole(candidate, before) { return (true, .carried(from: whole)) }
        if let stated, periods.time.isPast(stated.span) { return (false, .words(stated.tokens)) }
        if candidate.modifiers.isTarget { return (true, ground) }
        if let stated {
            let mayAim = candidate.figure.isTopGroup && need.isYearly && !need.isActual
            let isAim = periods.time.isFuture(stated.span) || mayAim && isUnassessed(stated.span)
            return (isAim, isAim ? .words(stated.tokens) : ground)
        }
        guard !candidate.modifiers.isActualStated else { return (false, ground) }
        let goesOn = state.planGoesOn || state.lastFiguresAreNear && state.lastWereAims && !namesPart
        return (goesOn, goesOn ? .plan : .unsaid)
    }

    /// Whether the sentence turns to a named district, commune or other province.
    private var namesPart: Bool {
        field.places[mentions.places].contains { mention in
            switch mention.kind {
            case .district, .commune: mention.isSubject
            default: false
            }
        }
    }

    /// "dự toán 83,6 tỷ đồng, trong đó ngân sách tỉnh 61 tỷ đồng": a part of what is aimed at.
    private func aimedWhole(_ candidate: IndicatorResolver.Candidate, _ before: [ReadFigure]) -> Int? {
        guard let last = before.last, last.isTarget, !candidate.modifiers.isActualStated else { return nil }
        let gap = reach(field.figures[last.figure].extent.upperBound, candidate.figure.extent.lowerBound)
        return field.annotations.has(.breakdown, in: gap) ? last.figure : nil
    }

    /// An index is assessed after the year that it is of.
    private func isUnassessed(_ span: MonthSpan) -> Bool {
        periods.time.published.map { span.lastYear >= $0 / 12 } ?? false
    }

    private func carriedSpan(
        _ candidate: IndicatorResolver.Candidate, isTarget: Bool, _ need: PeriodResolver.Need,
        state: ReadingState
    ) -> (MonthSpan?, Ground) {
        if isTarget {
            if let span = state.targetPeriod ?? state.planPeriod { return (span, .plan) }
            return (periods.time.aimYear.map { MonthSpan(year: $0) }, .publication)
        }
        if need.isYearly {
            if let span = state.familyPeriod { return (span, .ranking) }
            if let span = yearly(state.period) { return (span, .paragraph) }
            return (assessedYear, .publication)
        }
        if let now = periods.reset(candidate.figure) { return (reportYear, .cue(now)) }
        if let span = state.period { return (span, .paragraph) }
        return (reportYear, .article)
    }

    private func yearly(_ span: MonthSpan?) -> MonthSpan? { span.flatMap { $0.isYear && !isUnassessed($0) ? $0 : nil } }

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
    private func joinsFraction(
        _ candidate: IndicatorResolver.Candidate, _ drafts: inout [Draft], from start: Int
    ) -> Bool {
        let last = drafts.count - 1
        guard candidate.figure.shape == .percent, candidate.figure.fraction == nil,
            !candidate.territory.hasNounAfter, last >= start, drafts[last].figure.fraction != nil
        else { return false }
        let difference = drafts[last].attribution.value - candidate.figure.value
        guard difference.millionths.magnitude <= 100_000 else { return false }
        drafts[last].attribution.value = candidate.figure.value
        drafts[last].statedValue = candidate.figure.tokens
        return true
    }

    // MARK: What the next sentence goes on with

    private func noteBodies(_ state: ReadingState) {
        for place in mentions.places where field.places[place].isName {
            guard let area = scopes.area(at: place, unit: .percent, state: state), area.name != nil else {
                continue
            }
            switch area.scope {
            case .district: state.lastDistrict = area
            case .commune: state.lastCommune = area
            case .organization: state.lastOrganization = area
            default: break
            }
        }
    }

    private func finish(
        _ drafts: ArraySlice<Draft>, _ before: [ReadFigure], firstFigure: Int?, _ state: ReadingState
    ) {
        periods.carry(drafts, named: mentions.periods, firstFigure: firstFigure, said: said, into: state)
        if let ranked = drafts.indices.last(where: { isRanked(drafts, $0) }) {
            state.familyPeriod = drafts[ranked].span
        }
        noteFamily(drafts, state)
        if !drafts.isEmpty {
            let aims = drafts.indices.count { drafts[$0].status == .target }
            if aims < drafts.count { state.planGoesOn = false }
            state.lastWereAims = aims == drafts.count
        }
        if !before.isEmpty { state.note(before) }
        noteArea(drafts, state)
        if field.kind(range.upperBound - 1) == .colon {
            let groups = state.paragraphGroups.all(before: range.upperBound, of: field.annotations)
            state.announce(isAim: announcesAims(drafts), groups: groups)
        }
    }

    /// Whether a draft states what an index that assesses whole years was in one.
    private func isRanked(_ drafts: ArraySlice<Draft>, _ place: Int) -> Bool {
        isYearly(drafts[place].attribution) && !drafts[place].isInferred && drafts[place].status == .actual
            && drafts[place].span?.isYear ?? false
    }

    /// "Mục tiêu cơ bản đến năm 2025:"
    private func announcesAims(_ drafts: ArraySlice<Draft>) -> Bool {
        if let last = drafts.last { return last.status == .target }
        return field.annotations.cues(in: range).last {
            [.target, .targetBeside, .actual, .actualBeside].contains($0.cue)
        }.map { $0.cue == .target || $0.cue == .targetBeside } ?? false
    }

    private func noteFamily(_ drafts: ArraySlice<Draft>, _ state: ReadingState) {
        let named = field.annotations.families[mentions.families]
        guard let whole = named.last(where: { !catalogue.lexicon.families[$0.value].isPart }) else { return }
        state.paragraphFamily = whole.value
        if state.articleFamily == nil { state.articleFamily = whole.value }
        guard drafts.isEmpty else { return }
        let years = field.periods[mentions.periods].filter {
            !$0.isBase && !$0.isDay && $0.year == .stated && $0.span.isYear && !isUnassessed($0.span)
        }
        if let span = years.first(where: { !periods.time.isFuture($0.span) })?.span { state.familyPeriod = span }
    }

    /// The end of a figure that opens the sentence, as in "12/12 xóm của Hồng Trị"; the sentence's end for none.
    private var openingFigure: Int {
        guard let first = mentions.figures.first else { return range.upperBound }
        let extent = field.figures[first].extent
        return extent.lowerBound <= range.lowerBound + 2 ? extent.upperBound : range.upperBound
    }

    /// Whether an area is the article's own, or that of a figure whose words name it.
    private func isRead(_ area: AreaState, _ drafts: ArraySlice<Draft>) -> Bool {
        area.province == nil || drafts.indices.contains { drafts[$0].scope.isStated && drafts[$0].scope.area == area }
    }

    /// The place that the sentence is about goes on: one at its start, or the last that stands as a subject.
    private func noteArea(_ drafts: ArraySlice<Draft>, _ state: ReadingState) {
        let opening = mentions.places.isEmpty ? range.upperBound : openingFigure
        for place in mentions.places where field.places[place].isSubject && !field.places[place].isMedia {
            let name = field.places[place].tokens
            let start = name.lowerBound
            if scopes.isJoinedByNumber(name) { continue }
            if let province = field.places[place].province { state.lastProvince = province }
            let isAttached = field.annotations.ends(.attachedArea, at: start)
            let isOpening = start - range.lowerBound <= (isAttached ? 2 : 6) || (opening..<opening + 5).contains(start)
            let mayBeRead = field.places[place].hasType || field.places[place].mayBeProvince
            guard isOpening || !isAttached && mayBeRead else { continue }
            if !isOpening, field.annotations.has(.breakdown, in: reach(range.lowerBound, start)) { continue }
            if scopes.followsRank(name) { continue }
            if field.places[place].isBody {
                // What comes next is of the province again, whatever the body's full name is.
                state.area = nil
                continue
            }
            guard let area = scopes.area(at: place, unit: .percent, state: state), area.scope != .national else {
                continue
            }
            if isOpening || field.places[place].hasType || area.scope == .province && isRead(area, drafts) {
                state.area = area.scope == .organization ? nil : area
            }
        }
    }
}
