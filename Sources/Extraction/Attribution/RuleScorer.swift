import Catalogue
import Core
import VietnameseText

/// Finds the rule that fits the words around a figure best.
struct RuleScorer {
    let book: RuleBook
    let field: FieldContext
    /// The sentence's tokens.
    let sentence: Range<Int>
    /// Groups that occur in the paragraph up to the end of the sentence, or in the title.
    let context: Set<Int>

    /// Where the head of a figure may stand.
    enum HeadPlace {
        /// Right after it: "43 gian hàng".
        case after
        /// Before it: "số tài khoản ... là 1,05 triệu".
        case before
        /// Anywhere in its own words.
        case own
    }

    /// What is asked of the noun after a figure.
    enum NounNeed {
        case none
        /// Some rule must know it.
        case known
        /// The rule itself must name it, or the words before the figure.
        case ofRule
    }

    /// What the words in reach say, by group: the shortest distance and the longest phrase.
    private struct Reach {
        var distance: Int
        var length: Int
        var isHead: Bool
        /// Whether the phrase stands after the figure.
        var isAfter: Bool
        /// Whether a phrase of the group stands before the figure or right after it.
        var isNear: Bool

        func isBetter(than other: Reach) -> Bool {
            if isHead != other.isHead { return isHead }
            return 2 * length - distance > 2 * other.length - other.distance
        }
    }

    /// The best fit for a figure in one of some units, or nil; also nil where a noun that no rule knows must be what
    /// the figure is of ("26/26 đài truyền thanh").
    func best(
        _ figure: Range<Int>, own: Range<Int>, units: Set<Unit>, head: HeadPlace, noun: NounNeed = .none
    ) -> RuleFit? {
        let beside = Extraction.reach(figure.upperBound, min(own.upperBound, figure.upperBound + 3))
        if noun == .known, field.terms(in: beside).isEmpty { return nil }
        var reach: [Int: Reach] = [:]
        for term in field.terms(in: own) where term.end <= own.upperBound {
            guard let found = found(term, figure: figure, head: head) else { continue }
            guard var known = reach[term.group] else {
                reach[term.group] = found
                continue
            }
            let isNear = known.isNear || found.isNear
            if found.isBetter(than: known) { known = found }
            known.isNear = isNear
            reach[term.group] = known
        }
        return best(reach, earlier: earlierGroups(own), units: units, noun: noun)
    }

    private func found(_ term: PhraseMatch, figure: Range<Int>, head: HeadPlace) -> Reach? {
        let isAfter = term.start >= figure.upperBound
        guard isAfter || term.end <= figure.lowerBound else { return nil }
        let distance = isAfter ? term.start - figure.upperBound : figure.lowerBound - term.end
        return Reach(
            distance: distance, length: term.end - term.start,
            isHead: isHead(term, figure: figure, isAfter: isAfter, place: head), isAfter: isAfter,
            isNear: !isAfter || distance <= 4)
    }

    private func isHead(_ term: PhraseMatch, figure: Range<Int>, isAfter: Bool, place: HeadPlace) -> Bool {
        switch place {
        case .own: return true
        case .before: return !isAfter
        case .after:
            guard isAfter, term.start - figure.upperBound <= 2 else { return false }
            return field.tokens[figure.upperBound..<term.start].allSatisfy {
                $0.kind == .word && $0.key != OrdinalWords.thereAre
            }
        }
    }

    /// What stands before the figure's own words in its sentence, by group.
    private struct Earlier {
        var length: Int
        /// Whether it stands in the same clause: "5G có 96 trạm".
        var isInClause: Bool
        /// The longest phrase with nothing but plain words between it and the figure: "đúng hạn 403.900 hồ sơ"; 0 for
        /// none.
        var leadingLength: Int
    }

    private func earlierGroups(_ own: Range<Int>) -> [Int: Earlier] {
        let before = Extraction.reach(sentence.lowerBound, own.lowerBound)
        let clause = before.last { isClauseEnd(field.tokens[$0].kind) }.map { $0 + 1 } ?? before.lowerBound
        let leading = Extraction.reach(clause, own.lowerBound).last { isBreak($0) } ?? clause
        var groups: [Int: Earlier] = [:]
        for term in field.terms(in: before) {
            let length = term.end - term.start
            var known = groups[term.group] ?? Earlier(length: 0, isInClause: false, leadingLength: 0)
            known.length = max(known.length, length)
            known.isInClause = known.isInClause || term.start >= clause
            if term.start >= leading { known.leadingLength = max(known.leadingLength, length) }
            groups[term.group] = known
        }
        return groups
    }

    private func isBreak(_ place: Int) -> Bool {
        field.annotations.cues(startingAt: place).contains { $0.cue == .clauseBreak }
    }

    private func isClauseEnd(_ kind: TokenKind) -> Bool {
        switch kind {
        case .comma, .semicolon, .colon, .open, .close, .number, .percent: true
        default: false
        }
    }

    private func best(
        _ reach: [Int: Reach], earlier: [Int: Earlier], units: Set<Unit>, noun: NounNeed
    ) -> RuleFit? {
        var best: RuleFit?
        for (group, head) in reach where head.isHead {
            for place in book.byHead[group] ?? [] where units.contains(book.rules[place].unit) {
                guard let fit = fit(place, head, reach, earlier), noun != .ofRule || isNear(place, reach) else {
                    continue
                }
                if let best, (best.score, -best.rule) >= (fit.score, -fit.rule) { continue }
                best = fit
            }
        }
        return best
    }

    private func isNear(_ place: Int, _ reach: [Int: Reach]) -> Bool {
        let rule = book.rules[place]
        return ([rule.head] + rule.with).contains { reach[$0]?.isNear ?? false }
    }

    private func fit(_ place: Int, _ head: Reach, _ reach: [Int: Reach], _ earlier: [Int: Earlier]) -> RuleFit? {
        let rule = book.rules[place]
        if rule.without.contains(where: { reach[$0] != nil || earlier[$0]?.leadingLength ?? 0 > 0 }) { return nil }
        let besideBonus = head.isAfter && head.distance <= 1 ? 3 : 0
        var score = besideBonus + 8 + 2 * min(head.length, 6) - min(head.distance, 10) / 2 + rule.bonus
        var isOwn = true
        for group in rule.with {
            if let found = reach[group] {
                score += 4 + min(found.length, 4)
            } else if let found = earlier[group] {
                score += min(found.length, 3) + (found.isInClause ? 2 : -1)
                if !found.isInClause { isOwn = false }
            } else {
                return nil
            }
        }
        for group in rule.own {
            let length = reach[group]?.length ?? earlier[group]?.leadingLength ?? 0
            guard length > 0 else { return nil }
            score += 4 + min(length, 4)
        }
        for group in rule.context {
            guard reach[group] != nil || context.contains(group) else { return nil }
            score += 1
        }
        if !isOwn { score -= 4 + rule.bonus }
        let isSupported = (rule.with + rule.own).contains { reach[$0] != nil || earlier[$0]?.leadingLength ?? 0 > 0 }
        return RuleFit(
            rule: place, indicator: rule.indicator, score: score, isOwn: isOwn, isSupported: isSupported)
    }
}
