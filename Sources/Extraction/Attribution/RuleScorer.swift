import Catalogue
import Core
import VietnameseText

/// Finds the rule that fits the words around a figure best.
struct RuleScorer {
    let book: RuleBook
    let field: FieldContext
    /// The sentence's tokens.
    let sentence: Range<Int>
    /// Groups that occur in the paragraph up to the end of the sentence, and in the title.
    let context: GroupSet
    let title: GroupSet

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
        _ figure: Range<Int>, own: Range<Int>, units: UnitSet, head: HeadPlace, noun: NounNeed = .none
    ) -> RuleFit? {
        let beside = Extraction.reach(figure.upperBound, min(own.upperBound, figure.upperBound + 3))
        if noun == .known, field.terms(in: beside).isEmpty { return nil }
        let terms = field.terms(in: own)
        guard terms.contains(where: { book.isHead($0.group, of: units) }) else { return nil }
        var reach = GroupTable<Reach>()
        for term in terms where term.end <= own.upperBound {
            guard let found = found(term, figure: figure, head: head) else { continue }
            reach.update(term.group, found) { known in
                let isNear = known.isNear || found.isNear
                if found.isBetter(than: known) { known = found }
                known.isNear = isNear
            }
        }
        guard reach.entries.contains(where: { $0.value.isHead && book.isHead($0.group, of: units) }) else { return nil }
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

    private func earlierGroups(_ own: Range<Int>) -> GroupTable<Earlier> {
        let before = Extraction.reach(sentence.lowerBound, own.lowerBound)
        let clause = before.last { isClauseEnd(field.tokens[$0].kind) }.map { $0 + 1 } ?? before.lowerBound
        let leading = Extraction.reach(clause, own.lowerBound).last { isBreak($0) } ?? clause
        var groups = GroupTable<Earlier>()
        for term in field.terms(in: before) {
            let length = term.end - term.start
            let found = Earlier(
                length: length, isInClause: term.start >= clause, leadingLength: term.start >= leading ? length : 0)
            groups.update(term.group, found) { known in
                known.length = max(known.length, length)
                known.isInClause = known.isInClause || found.isInClause
                known.leadingLength = max(known.leadingLength, found.leadingLength)
            }
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
        _ reach: GroupTable<Reach>, earlier: GroupTable<Earlier>, units: UnitSet, noun: NounNeed
    ) -> RuleFit? {
        var best: RuleFit?
        for (group, head) in reach.entries where head.isHead && book.isHead(group, of: units) {
            for place in book.byHead[group] where !units.isDisjoint(with: book.units[place]) {
                guard let fit = fit(place, head, reach, earlier), noun != .ofRule || isNear(place, reach) else {
                    continue
                }
                if let best, (best.score, -best.rule) >= (fit.score, -fit.rule) { continue }
                best = fit
            }
        }
        return best
    }

    private func isNear(_ place: Int, _ reach: GroupTable<Reach>) -> Bool {
        let rule = book.rules[place]
        return reach[rule.head]?.isNear ?? false || rule.with.contains { reach[$0]?.isNear ?? false }
    }

    private func fit(
        _ place: Int, _ head: Reach, _ reach: GroupTable<Reach>, _ earlier: GroupTable<Earlier>
    ) -> RuleFit? {
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
            guard reach[group] != nil || context.contains(group) || title.contains(group) else { return nil }
            score += 1
        }
        if !isOwn { score -= 4 + rule.bonus }
        func supports(_ group: Int) -> Bool { reach[group] != nil || earlier[group]?.leadingLength ?? 0 > 0 }
        let isSupported = rule.with.contains(where: supports) || rule.own.contains(where: supports)
        return RuleFit(
            rule: place, indicator: rule.indicator, score: score, isOwn: isOwn, isSupported: isSupported)
    }
}
