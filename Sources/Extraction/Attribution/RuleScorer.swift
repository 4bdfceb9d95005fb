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

    /// What the words in reach say, by group: the shortest distance and the longest phrase.
    private struct Reach {
        var distance: Int
        var length: Int
        var isHead: Bool

        func isBetter(than other: Reach) -> Bool {
            if isHead != other.isHead { return isHead }
            return 2 * length - distance > 2 * other.length - other.distance
        }
    }

    /// The best fit for a figure in one of some units, or nil; also nil where a noun that no rule knows must be what
    /// the figure is of ("26/26 đài truyền thanh").
    func best(
        _ figure: Range<Int>, own: Range<Int>, units: Set<Unit>, head: HeadPlace, needsNounBeside: Bool = false
    ) -> RuleFit? {
        let beside = Extraction.reach(figure.upperBound, min(own.upperBound, figure.upperBound + 3))
        if needsNounBeside, field.annotations.terms(in: beside).isEmpty { return nil }
        var reach: [Int: Reach] = [:]
        for term in field.annotations.terms(in: own) where term.end <= own.upperBound {
            guard let found = found(term, figure: figure, head: head) else { continue }
            guard let known = reach[term.group] else {
                reach[term.group] = found
                continue
            }
            if found.isBetter(than: known) { reach[term.group] = found }
        }
        return best(reach, earlier: earlierGroups(own), units: units)
    }

    private func found(_ term: PhraseMatch, figure: Range<Int>, head: HeadPlace) -> Reach? {
        let isAfter = term.start >= figure.upperBound
        guard isAfter || term.end <= figure.lowerBound else { return nil }
        let distance = isAfter ? term.start - figure.upperBound : figure.lowerBound - term.end
        return Reach(
            distance: distance, length: term.end - term.start,
            isHead: isHead(term, figure: figure, isAfter: isAfter, place: head))
    }

    private func isHead(_ term: PhraseMatch, figure: Range<Int>, isAfter: Bool, place: HeadPlace) -> Bool {
        switch place {
        case .own: return true
        case .before: return !isAfter
        case .after:
            guard isAfter, term.start - figure.upperBound <= 2 else { return false }
            return field.tokens[figure.upperBound..<term.start].allSatisfy { $0.kind == .word }
        }
    }

    private func earlierGroups(_ own: Range<Int>) -> [Int: Int] {
        var groups: [Int: Int] = [:]
        for term in field.annotations.terms(in: reach(sentence.lowerBound, own.lowerBound)) {
            groups[term.group] = max(groups[term.group] ?? 0, term.end - term.start)
        }
        return groups
    }

    private func best(
        _ reach: [Int: Reach], earlier: [Int: Int], units: Set<Unit>
    ) -> RuleFit? {
        var best: RuleFit?
        for (group, head) in reach where head.isHead {
            for place in book.byHead[group] ?? [] where units.contains(book.rules[place].unit) {
                guard let fit = fit(place, head, reach, earlier) else { continue }
                if let best, (best.score, -best.rule) >= (fit.score, -fit.rule) { continue }
                best = fit
            }
        }
        return best
    }

    private func fit(_ place: Int, _ head: Reach, _ reach: [Int: Reach], _ earlier: [Int: Int]) -> RuleFit? {
        let rule = book.rules[place]
        if rule.without.contains(where: { reach[$0] != nil }) { return nil }
        var score = 8 + 2 * min(head.length, 6) - min(head.distance, 10) / 2 + rule.bonus
        var isOwn = true
        for group in rule.with {
            if let found = reach[group] {
                score += 4 + min(found.length, 4)
            } else if let length = earlier[group] {
                score += min(length, 3) - 1
                isOwn = false
            } else {
                return nil
            }
        }
        for group in rule.context {
            guard reach[group] != nil || context.contains(group) else { return nil }
            score += 1
        }
        if !isOwn { score -= 4 + rule.bonus }
        return RuleFit(rule: place, indicator: rule.indicator, score: score, isOwn: isOwn)
    }
}
