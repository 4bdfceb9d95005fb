import Catalogue
import Core
import VietnameseText

/// When an article was published and which year it reports on, as months counted from the year 0.
struct ReportTime {
    /// The month of publication, or nil.
    let published: Int?
    /// The year that the article reports on, or nil where nothing tells.
    let year: Int?

    /// Whether a span begins after the article was published: nothing can have been reached in it.
    func isFuture(_ span: MonthSpan) -> Bool {
        if let published { return span.firstYear > published / 12 || span.first > published }
        guard let year else { return false }
        return span.firstYear > year
    }
}

extension ReportTime {
    /// The year that an aim without one is set for: that of publication, or the one reported on.
    var aimYear: Int? { published.map { max($0 / 12, year ?? 0) } ?? year }

    /// Whether a span ended in a year before publication.
    func isOver(_ span: MonthSpan) -> Bool {
        guard let now = published.map({ $0 / 12 }) ?? year else { return false }
        return span.lastYear < now
    }

    /// Whether a span lies in years before the one of publication and the one reported on: nothing is aimed at in it.
    func isPast(_ span: MonthSpan) -> Bool {
        guard let published, let year else { return false }
        return span.lastYear < min(published / 12, year)
    }
}

/// Finds the period that a figure speaks of (domain/reading-articles.md, the field `period`).
final class PeriodResolver {
    let field: FieldContext
    /// The tokens of the sentence being read.
    @exclusivity(unchecked) var sentence = 0..<0
    let time: ReportTime

    init(field: FieldContext, time: ReportTime) {
        self.field = field
        self.time = time
    }

    /// A period that the figure's own sentence states, and the tokens that do.
    struct Stated {
        let span: MonthSpan
        let tokens: Range<Int>
    }

    /// What a figure asks of the words that state its period.
    struct Need {
        /// Whether it has been reached, so that no time to come can be its.
        var isActual = false
        /// Whether it is a place or a score in a ranking.
        var isRanking = false
        /// Whether it is of an index that assesses whole years.
        var isYearly = false
    }

    /// The period that the figure's own sentence states for it, or nil.
    func stated(_ figure: Figure, _ territory: Territory, _ need: Need) -> Stated? {
        let after = reach(figure.extent.upperBound, territory.own.upperBound)
        let comma = after.first { field.tokens[$0].kind == .comma } ?? after.upperBound
        for place in field.places(ofPeriodsIn: after.lowerBound..<comma) where field.periods[place].isUsable {
            let mention = field.periods[place]
            if let span = span(mention, need) { return Stated(span: span, tokens: mention.tokens) }
        }
        let before = reach(sentence.lowerBound, figure.extent.lowerBound)
        let named = field.places(ofPeriodsIn: before)
        let now = need.isRanking || named.isEmpty ? nil : lastNow(in: before)?.start
        for place in named.reversed() where field.periods[place].isUsable {
            let mention = field.periods[place]
            if belongsToEarlier(mention, figure) { continue }
            if startsFromTo(mention, figure, territory) { continue }
            if let now, mention.tokens.upperBound <= now { return nil }
            guard let span = span(mention, need) else { continue }
            if need.isActual, time.isFuture(span) { continue }
            return Stated(span: span, tokens: mention.tokens)
        }
        guard need.isRanking else { return nil }
        for mention in field.periods(in: reach(after.upperBound, sentence.upperBound)) where mention.isUsable {
            guard let span = span(mention, need), !time.isFuture(span) else { continue }
            return Stated(span: span, tokens: mention.tokens)
        }
        return nil
    }

    /// The months of a mention that can be a figure's; an index that assesses years has none for "năm nay", "quý I".
    private func span(_ mention: PeriodMention, _ need: Need) -> MonthSpan? {
        guard let span = span(mention) else { return nil }
        return need.isYearly && (mention.year == .report || mention.year == .published || !span.isYear) ? nil : span
    }

    /// Whether a time to come stands right at a place: "tính đến năm 2025".
    func startsFuture(_ place: Int) -> Bool {
        field.periods(in: reach(place, min(sentence.upperBound, place + 2))).contains { mention in
            !mention.isBase && !mention.isDay && span(mention).map(time.isFuture) ?? false
        }
    }

    /// "38,5% (2022) lên 71,2%": a period in brackets right after a figure is that one's.
    private func belongsToEarlier(_ mention: PeriodMention, _ figure: Figure) -> Bool {
        guard field.isBracketed(mention.tokens.upperBound, before: figure.extent.lowerBound) else { return false }
        let open = mention.tokens.lowerBound - 1
        let rest = mention.tokens.upperBound..<figure.extent.lowerBound
        let close = rest.first { field.tokens[$0].kind == .close } ?? rest.upperBound
        return field.figures(in: sentence).contains {
            !$0.isSeparator && ($0.extent.upperBound == open || (open..<close).contains($0.extent.lowerBound))
        }
    }

    /// "từ 41% năm 2022 lên 93%": the first figure's year is not the second's.
    private func startsFromTo(_ mention: PeriodMention, _ figure: Figure, _ territory: Territory) -> Bool {
        let start = mention.tokens.lowerBound
        guard mention.tokens.upperBound >= territory.lead,
            let first = field.figures(in: sentence).last(where: { $0.extent.upperBound <= start }),
            start - first.extent.upperBound <= 2
        else { return false }
        return field.annotations.cues(endingAt: first.extent.lowerBound).contains {
            field.tokens[$0.start].key == PeriodWords.from
        }
    }

    /// The "hiện" or "đến nay" before the figure that turns to the day of the report.
    func reset(_ figure: Figure) -> CueMatch? {
        lastNow(in: reach(sentence.lowerBound, figure.extent.lowerBound))
    }

    private func lastNow(in words: Range<Int>) -> CueMatch? {
        let cues = field.annotations.places(ofCuesIn: words)
        return cues.last { field.annotations.cues[$0].cue == .now }.map { field.annotations.cues[$0] }
    }

    /// The months of a mention, its year filled in.
    func span(_ mention: PeriodMention) -> MonthSpan? {
        switch mention.year {
        case .stated: return mention.span
        case .published: return (time.published.map { $0 / 12 } ?? time.year).map { shifted(mention.span, to: $0) }
        case .report: return time.year.map { shifted(mention.span, to: $0) }
        case .before(let years):
            let base = lastStatedYear(before: mention.tokens.lowerBound) ?? time.year
            return base.map { shifted(mention.span, to: $0 - years) }
        }
    }

    private func shifted(_ span: MonthSpan, to year: Int) -> MonthSpan {
        MonthSpan(first: year * 12 + span.first, last: year * 12 + span.last)
    }

    private func lastStatedYear(before place: Int) -> Int? {
        field.periods(in: reach(sentence.lowerBound, place))
            .last { $0.year == .stated && !$0.isBase }?.span.lastYear
    }

    /// What the sentence leaves for the next ones: a period named before its first figure goes on, one named later
    /// ends what went on before. `named` are the places of the periods that it names, `said` its cues.
    func carry(
        _ drafts: ArraySlice<Draft>, named: Range<Int>, firstFigure: Int?, said: CueSet, into state: ReadingState
    ) {
        var isNamed = false
        for place in named where field.periods[place].isUsable {
            isNamed = true
            let mention = field.periods[place]
            guard let span = span(mention) else { continue }
            let (aims, reached) = Self.count(drafts, of: span)
            let isAim = aims + reached == 0 ? time.isFuture(span) : aims > 0
            if isAim {
                state.targetPeriod = span
                if !time.isPast(span) { state.planPeriod = span }
            }
            let isOnlyAim = isAim && reached == 0
            if isOnlyAim, time.isFuture(span) || isInBrackets(mention) { continue }
            if !isOnlyAim, mention.tokens.lowerBound <= firstFigure ?? Int.max {
                state.period = span
            } else if state.period != span {
                state.period = nil
            }
        }
        if said.contains(.now), !isNamed { state.period = nil }
        if said.intersects(Self.plans) { notePlan(drafts, state) }
    }

    /// How many drafts state a period themselves: those that are aimed at, and those that have been reached.
    private static func count(_ drafts: ArraySlice<Draft>, of span: MonthSpan) -> (aims: Int, reached: Int) {
        var (aims, reached) = (0, 0)
        for place in drafts.indices where !drafts[place].isInferred && drafts[place].span == span {
            if drafts[place].status == .target { aims += 1 } else { reached += 1 }
        }
        return (aims, reached)
    }

    private func isInBrackets(_ mention: PeriodMention) -> Bool {
        field.isBracketed(mention.tokens.upperBound, before: min(sentence.upperBound, mention.tokens.upperBound + 8))
    }

    /// "ban hành Kế hoạch chuyển đổi số năm 2023", "mục tiêu đến năm 2025:": the time of a plan is that of its aims.
    private func notePlan(_ drafts: ArraySlice<Draft>, _ state: ReadingState) {
        let plans = Self.plans
        guard drafts.indices.allSatisfy({ drafts[$0].status == .target }),
            let cue = field.annotations.cues(in: sentence).first(where: { plans.contains($0.cue) })
        else { return }
        for mention in field.periods(in: reach(cue.end, sentence.upperBound)) where mention.isUsable && !mention.isDay {
            guard let span = span(mention), !time.isOver(span) else { continue }
            state.planPeriod = span
            if drafts.isEmpty, field.kind(sentence.upperBound - 1) == .colon { state.targetPeriod = span }
            return
        }
    }

    private static let plans: CueSet = [.target, .targetBeside, .plan]

    /// The cues for which a sentence without figures and periods is asked what it leaves for the next ones.
    static let kept = plans.union([.now])
}

/// Finds the year that an article reports on.
enum ReportYear {
    /// The year before publication where the text looks back on it early in the year, else the year of publication;
    /// without a date the year named most often, the later of two.
    static func find(_ fields: [FieldContext], publishedAt: Timestamp?) -> Int? {
        guard let date = publishedAt?.vietnameseDate else {
            return counts(fields).max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        }
        guard date.month <= 2 else { return date.year }
        let counts = counts(fields)
        let earlier = counts[date.year - 1] ?? 0
        return earlier > 0 && earlier >= counts[date.year] ?? 0 ? date.year - 1 : date.year
    }

    /// How often each year is named.
    private static func counts(_ fields: [FieldContext]) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for field in fields {
            for mention in field.periods where mention.year == .stated && !mention.isBase && !mention.isDay {
                counts[mention.span.lastYear, default: 0] += 1
            }
        }
        return counts
    }
}
