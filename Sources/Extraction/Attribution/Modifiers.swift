import Catalogue
import Core
import VietnameseText

/// What the words right around a figure make of it: bound, movement, aim.
struct Modifiers {
    var comparator: Comparator = .eq
    /// 1 up, -1 down, 0 a level.
    var movement = 0
    var isTarget = false
    /// Whether the word of an aim stands right before it: "kế hoạch 50%", in a year gone by too.
    var isTargetBeside = false
    /// Whether a word of the sentence says that the figure has been reached.
    var isActualStated = false
    /// Whether "hiện", "đến nay" stands before it.
    var isNow = false
    /// What decided the bound, the movement and the aim.
    var comparatorGround = Ground.unsaid
    var movementGround = Ground.unsaid
    var statusGround = Ground.unsaid
}

/// Reads the modifiers of figures.
struct ModifierReader {
    let field: FieldContext
    let sentence: Range<Int>

    /// The modifiers of a figure; `periods` tells what time is still to come.
    func read(_ figure: Figure, _ territory: Territory, _ periods: PeriodResolver) -> Modifiers {
        var result = Modifiers()
        let chain = field.annotations.places(ofCuesIn: reach(territory.lead, figure.extent.lowerBound))
        (result.comparator, result.comparatorGround) = comparator(figure, chain)
        (result.movement, result.movementGround) = movement(figure, chain, territory)
        status(figure, territory, periods, &result)
        return result
    }

    // MARK: Bounds

    private func cue(_ place: Int) -> CueMatch { field.annotations.cues[place] }

    private func comparator(_ figure: Figure, _ chain: Range<Int>) -> (Comparator, Ground) {
        if figure.isTopGroup { return (.le, .form) }
        let next = figure.extent.upperBound
        if let end = field.annotations.end(of: .upwards, startingAt: next) {
            return (.ge, .cue(CueMatch(cue: .upwards, start: next, end: end)))
        }
        if let end = field.annotations.end(of: .downwards, startingAt: next) {
            return (.le, .cue(CueMatch(cue: .downwards, start: next, end: end)))
        }
        for place in chain.reversed() {
            let cue = cue(place)
            switch cue.cue {
            case .atLeast where !isFrom(cue): return (.ge, .cue(cue))
            case .atMost: return (.le, .cue(cue))
            case .about: return (.approx, .cue(cue))
            default: continue
            }
        }
        return trailingBound(figure)
    }

    /// "từ" is a bound only together with "trở lên".
    private func isFrom(_ cue: CueMatch) -> Bool {
        cue.end - cue.start == 1 && field.tokens[cue.start].key == PeriodWords.from
    }

    /// "từ 70% hồ sơ trở lên"
    private func trailingBound(_ figure: Figure) -> (Comparator, Ground) {
        let start = figure.extent.upperBound
        let limit = min(sentence.upperBound, start + 6)
        guard start < limit, field.annotations.said(in: start..<limit).intersects(Self.trailing) else {
            return (.eq, .unsaid)
        }
        let stop = reach(start, limit).first { field.tokens[$0].kind != .word } ?? limit
        for cue in field.annotations.cues(in: reach(start, stop)) {
            if cue.cue == .upwards { return (.ge, .cue(cue)) }
            if cue.cue == .downwards { return (.le, .cue(cue)) }
        }
        return (.eq, .unsaid)
    }

    private static let trailing: CueSet = [.upwards, .downwards]

    // MARK: Movements

    private func movement(
        _ figure: Figure, _ chain: Range<Int>, _ territory: Territory
    ) -> (Int, Ground) {
        if figure.shape == .rank { return (0, .unsaid) }
        if let cue = chain.last(where: { cue($0).cue == .difference }).map(cue) {
            return (LevelWords.lower.contains(field.tokens[cue.start].key) ? -1 : 1, .cue(cue))
        }
        for place in chain.reversed() {
            let cue = cue(place)
            switch cue.cue {
            case .levelAfterMove where figure.shape == .places:
                return (field.tokens[cue.start].key == LevelWords.fall ? -1 : 1, .cue(cue))
            case .levelAfterMove: return (0, .cue(cue))
            case .increase: return (1, .cue(cue))
            case .decrease: return (-1, .cue(cue))
            case .link where isLevelLink(cue): return (0, .cue(cue))
            default: continue
            }
        }
        return figure.shape == .places ? sharedMovement(figure) : (0, .unsaid)
    }

    /// "tăng 0,12 điểm và 7 bậc": the verb is said of both.
    private func sharedMovement(_ figure: Figure) -> (Int, Ground) {
        let before = reach(sentence.lowerBound, figure.extent.lowerBound)
        guard let last = field.figures(in: before).last,
            field.tokens[reach(last.extent.upperBound, figure.extent.lowerBound)].allSatisfy({
                $0.kind == .comma || $0.key == PeriodWords.and
            }),
            let cue = field.annotations.cues(endingAt: last.extent.lowerBound).last(where: {
                $0.cue == .increase || $0.cue == .decrease
            })
        else { return (0, .unsaid) }
        return (cue.cue == .increase ? 1 : -1, .cue(cue))
    }

    /// "tăng, đạt 98%": a verb of level after the movement.
    private func isLevelLink(_ cue: CueMatch) -> Bool {
        let key = field.tokens[cue.start].key
        return LevelWords.keys.contains(key)
    }

    // MARK: Aims

    /// The nearest word that tells of an aim or of what has been reached, to the left in the sentence; right before
    /// the figure "kế hoạch 30%" and "thực hiện 75,3%" decide.
    private func status(
        _ figure: Figure, _ territory: Territory, _ periods: PeriodResolver, _ result: inout Modifiers
    ) {
        let before = reach(sentence.lowerBound, figure.extent.lowerBound)
        let next = figure.extent.upperBound
        if let end = field.annotations.end(of: .assigned, startingAt: next) {
            result.isTarget = true
            result.statusGround = .cue(CueMatch(cue: .assigned, start: next, end: end))
            return
        }
        for place in field.annotations.places(ofCuesIn: before).reversed() {
            let cue = cue(place)
            guard Self.deciding.contains(cue.cue), cue.end <= figure.extent.lowerBound else { continue }
            if cue.cue == .target || cue.cue == .targetBeside || cue.cue == .actual,
                field.isBracketed(cue.end, before: figure.extent.lowerBound)
            {
                continue
            }
            if cue.cue == .now { result.isNow = true }
            if isAim(cue, figure, territory, periods) {
                result.isTarget = true
                result.statusGround = .cue(cue)
                result.isTargetBeside = cue.cue == .targetBeside
                return
            }
            if cue.cue == .actual || cue.cue == .actualBeside && isBeside(cue, figure, territory) {
                result.isActualStated = true
                result.statusGround = .cue(cue)
                continueForNow(reach(before.lowerBound, cue.start), &result)
                return
            }
        }
    }

    private static let deciding: CueSet = [.target, .targetBeside, .actual, .actualBeside, .now]

    /// Whether a cue tells of an aim that the figure is: not of tasks given, nor of a figure that came in between.
    private func isAim(
        _ cue: CueMatch, _ figure: Figure, _ territory: Territory, _ periods: PeriodResolver
    ) -> Bool {
        switch cue.cue {
        case .target: if isBase(cue), territory.lead - cue.end > 1 { return false }
        case .targetBeside: if !isBeside(cue, figure, territory) { return false }
        case .actual: return periods.startsFuture(cue.end)
        default: return false
        }
        return !isGivenTask(cue, figure) && !isSpent(cue, figure) && !isCounted(cue)
    }

    /// "24 chỉ tiêu hoàn thành": what a number counts is no aim of the next.
    private func isCounted(_ cue: CueMatch) -> Bool {
        field.figures(in: reach(max(sentence.lowerBound, cue.start - 4), cue.start)).contains {
            $0.extent.upperBound == cue.start && $0.shape != .percent
        }
    }

    /// "được giao 46 nhiệm vụ"
    private func isGivenTask(_ cue: CueMatch, _ figure: Figure) -> Bool {
        field.annotations.has(.assigned, in: cue.start..<cue.end)
            && field.annotations.end(of: .assignedNoun, startingAt: figure.extent.upperBound) != nil
    }

    /// "đạt 68,9% trong khi chỉ tiêu được giao là 60%; 99,6% văn bản ...": an aim set against a result is one figure.
    private func isSpent(_ cue: CueMatch, _ figure: Figure) -> Bool {
        let before = reach(max(sentence.lowerBound, cue.start - 4), cue.start)
        guard field.annotations.cues(in: before).contains(where: { $0.cue == .clauseBreak || $0.cue == .base }),
            field.figures(in: reach(sentence.lowerBound, cue.start)).contains(where: { !$0.isSeparator })
        else { return false }
        return field.figures(in: reach(cue.end, figure.extent.lowerBound)).contains { !$0.isSeparator }
    }

    /// "so với mục tiêu đến năm 2025": what is compared with is not aimed at here.
    private func isBase(_ cue: CueMatch) -> Bool {
        field.annotations.ends(.base, at: cue.start)
    }

    private func isBeside(_ cue: CueMatch, _ figure: Figure, _ territory: Territory) -> Bool {
        if cue.start >= territory.lead { return true }
        let named = field.periods(in: reach(cue.start, territory.lead)).last?.tokens.upperBound ?? cue.end
        let between = reach(max(cue.end, named), territory.lead)
        return between.count <= 1 && !isBase(cue) && field.tokens[between].allSatisfy { $0.kind == .word }
    }

    private func continueForNow(_ range: Range<Int>, _ result: inout Modifiers) {
        if field.annotations.has(.now, in: range) { result.isNow = true }
    }
}

/// Verbs that state a level.
enum LevelWords {
    static let fall = Syllable("giảm").key
    /// First words of what is less: "thấp hơn", "ít hơn", "kém".
    static let lower: WordSet = ["thấp", "ít", "kém", "hụt", "thiếu"]
    static let keys: WordSet = ["đạt", "lên", "là", "còn", "xuống", "chiếm", "bằng", "thành"]
}
