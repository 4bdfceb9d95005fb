import Catalogue
import Core
import VietnameseText

/// What the words right around a figure make of it: bound, movement, aim.
struct Modifiers {
    var comparator: Comparator = .eq
    /// 1 up, -1 down, 0 a level.
    var movement = 0
    var isTarget = false
    /// Whether a word of the sentence says that the figure has been reached.
    var isActualStated = false
    /// Whether "hiện", "đến nay" stands before it.
    var isNow = false
}

/// Reads the modifiers of figures.
struct ModifierReader {
    let field: FieldContext
    let sentence: Range<Int>

    func read(_ figure: Figure, _ territory: Territory) -> Modifiers {
        var result = Modifiers()
        let chain = field.annotations.cues(in: reach(territory.lead, figure.extent.lowerBound))
        result.comparator = comparator(figure, chain)
        result.movement = movement(figure, chain, territory)
        status(figure, territory, &result)
        return result
    }

    // MARK: Bounds

    private func comparator(_ figure: Figure, _ chain: ArraySlice<CueMatch>) -> Comparator {
        if figure.isTopGroup { return .le }
        if field.annotations.end(of: .upwards, startingAt: figure.extent.upperBound) != nil { return .ge }
        if field.annotations.end(of: .downwards, startingAt: figure.extent.upperBound) != nil { return .le }
        for cue in chain.reversed() {
            switch cue.cue {
            case .atLeast where !isFrom(cue): return .ge
            case .atMost: return .le
            case .about: return .approx
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
    private func trailingBound(_ figure: Figure) -> Comparator {
        let start = figure.extent.upperBound
        let limit = min(sentence.upperBound, start + 6)
        guard start < limit else { return .eq }
        let stop = reach(start, limit).first { field.tokens[$0].kind != .word } ?? limit
        for cue in field.annotations.cues(in: reach(start, stop)) {
            if cue.cue == .upwards { return .ge }
            if cue.cue == .downwards { return .le }
        }
        return .eq
    }

    // MARK: Movements

    private func movement(_ figure: Figure, _ chain: ArraySlice<CueMatch>, _ territory: Territory) -> Int {
        if figure.shape == .rank { return 0 }
        for cue in chain.reversed() {
            switch cue.cue {
            case .levelAfterMove where figure.shape == .places:
                return field.tokens[cue.start].key == LevelWords.fall ? -1 : 1
            case .levelAfterMove: return 0
            case .increase: return 1
            case .decrease: return -1
            case .link where isLevelLink(cue): return 0
            default: continue
            }
        }
        return 0
    }

    /// "tăng, đạt 98%": a verb of level after the movement.
    private func isLevelLink(_ cue: CueMatch) -> Bool {
        let key = field.tokens[cue.start].key
        return LevelWords.keys.contains(key)
    }

    // MARK: Aims

    /// The nearest word that tells of an aim or of what has been reached, to the left in the sentence; right before
    /// the figure "kế hoạch 30%" and "thực hiện 75,3%" decide.
    private func status(_ figure: Figure, _ territory: Territory, _ result: inout Modifiers) {
        let before = reach(sentence.lowerBound, figure.extent.lowerBound)
        for cue in field.annotations.cues(in: before).reversed() where cue.end <= figure.extent.lowerBound {
            if cue.cue == .target || cue.cue == .targetBeside || cue.cue == .actual,
                field.isBracketed(cue.end, before: figure.extent.lowerBound)
            {
                continue
            }
            if cue.cue == .now { result.isNow = true }
            let isAim = cue.cue == .target && (!isBase(cue) || territory.lead - cue.end <= 1)
            if isAim || cue.cue == .targetBeside && isBeside(cue, figure, territory) {
                result.isTarget = true
                return
            }
            if cue.cue == .actual || cue.cue == .actualBeside && isBeside(cue, figure, territory) {
                result.isActualStated = true
                continueForNow(reach(before.lowerBound, cue.start), &result)
                return
            }
        }
    }

    /// "so với mục tiêu đến năm 2025": what is compared with is not aimed at here.
    private func isBase(_ cue: CueMatch) -> Bool {
        !field.annotations.cues(endingAt: cue.start).filter { $0.cue == .base }.isEmpty
    }

    private func isBeside(_ cue: CueMatch, _ figure: Figure, _ territory: Territory) -> Bool {
        if cue.start >= territory.lead { return true }
        let between = reach(cue.end, territory.lead)
        return between.count <= 1 && !isBase(cue) && field.tokens[between].allSatisfy { $0.kind == .word }
    }

    private func continueForNow(_ range: Range<Int>, _ result: inout Modifiers) {
        if field.annotations.has(.now, in: range) { result.isNow = true }
    }
}

/// Verbs that state a level.
enum LevelWords {
    static let fall = Syllable("giảm").key
    static let keys: Set<UInt64> = Set(
        ["đạt", "lên", "là", "còn", "xuống", "chiếm", "bằng", "thành"].map { Syllable($0).key })
}
