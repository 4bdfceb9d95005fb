import Catalogue
import Core
import VietnameseText

/// Finds the rule that fits the words around a figure best.
struct RuleScorer {
    let book: RuleBook
    let field: FieldContext
    /// Groups that occur in the paragraph, and in the title.
    let context: ParagraphGroups
    let title: GroupSet
    /// The sentence and its terms, or those of more tokens where a figure reaches beyond it.
    let terms: SentenceTerms

    private var sentence: Range<Int> { terms.sentence }

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
        guard own.lowerBound >= terms.range.lowerBound, own.upperBound <= terms.range.upperBound else {
            return covering(own).best(figure, own: own, units: units, head: head, noun: noun)
        }
        let beside = Extraction.reach(figure.upperBound, min(own.upperBound, figure.upperBound + 3))
        if noun == .known, !field.hasTerm(in: beside) { return nil }
        let start = terms.first(from: own.lowerBound)
        guard let first = terms.nextHead(from: start, before: own.upperBound, of: units) else { return nil }
        let words = words(figure, own: own, head)
        var best: RuleFit?
        var next: Int? = first
        while let place = next {
            let group = terms.group(place)
            if terms.isFirst(place, from: start) { self.best(group, words, units, noun, &best) }
            next = terms.nextHead(from: place + 1, before: own.upperBound, of: units)
        }
        return best
    }

    /// The scorer for words that reach beyond the sentence.
    private func covering(_ own: Range<Int>) -> RuleScorer {
        let terms = SentenceTerms()
        let range = min(own.lowerBound, sentence.lowerBound)..<max(own.upperBound, sentence.upperBound)
        terms.move(to: sentence, terms: range, of: field, book)
        return RuleScorer(book: book, field: field, context: context, title: title, terms: terms)
    }

    /// The words around a figure that its rules are looked for in.
    private struct Words {
        let figure: Range<Int>
        /// Its own words.
        let own: Range<Int>
        let head: HeadPlace
        /// What stands before its own words in its sentence.
        let earlier: Range<Int>
        /// Where the clause begins that its own words stand in, and the plain words that lead to them.
        let clause: Int
        let leading: Int
    }

    private func words(_ figure: Range<Int>, own: Range<Int>, _ head: HeadPlace) -> Words {
        let before = Extraction.reach(sentence.lowerBound, own.lowerBound)
        let clause = before.last { isClauseEnd(field.tokens[$0].kind) }.map { $0 + 1 } ?? before.lowerBound
        let leading = Extraction.reach(clause, own.lowerBound).last {
            field.annotations.starts(.clauseBreak, at: $0)
        }
        return Words(
            figure: figure, own: own, head: head, earlier: before, clause: clause, leading: leading ?? clause)
    }

    /// What the figure's own words say of a group, or nil.
    private func reach(_ group: Int, _ words: Words) -> Reach? {
        var known: Reach?
        terms.each(of: group) { term in
            guard term.start >= words.own.lowerBound, term.end <= words.own.upperBound,
                let found = found(term, figure: words.figure, head: words.head)
            else { return }
            guard let last = known else { return known = found }
            known = last.isBetter(than: found) ? last : found
            known?.isNear = last.isNear || found.isNear
        }
        return known
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
            return (figure.upperBound..<term.start).allSatisfy {
                field.tokens[$0].kind == .word && field.tokens[$0].key != OrdinalWords.thereAre
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

    /// What the words before the figure's own say of a group, or nil.
    private func earlier(_ group: Int, _ words: Words) -> Earlier? {
        var known: Earlier?
        terms.each(of: group) { term in
            guard words.earlier.contains(term.start) else { return }
            let length = term.end - term.start
            var found = known ?? Earlier(length: 0, isInClause: false, leadingLength: 0)
            found.length = max(found.length, length)
            found.isInClause = found.isInClause || term.start >= words.clause
            if term.start >= words.leading { found.leadingLength = max(found.leadingLength, length) }
            known = found
        }
        return known
    }

    private func isClauseEnd(_ kind: TokenKind) -> Bool {
        switch kind {
        case .comma, .semicolon, .colon, .open, .close, .number, .percent: true
        default: false
        }
    }

    /// Looks for a better fit among the rules that a group is the head of.
    private func best(_ group: Int, _ words: Words, _ units: UnitSet, _ noun: NounNeed, _ best: inout RuleFit?) {
        var known: Reach?
        for slot in book.headed(by: group) {
            let rule = book.byHead[slot]
            guard !units.isDisjoint(with: rule.units), terms.groups.mayHold(rule.needed) else { continue }
            if known == nil { known = reach(group, words) }
            guard let head = known, head.isHead else { return }
            guard let fit = fit(rule.place, head, words), noun != .ofRule || isNear(rule.place, words),
                best.map({ fit.isBetter(than: $0) }) ?? true
            else { continue }
            best = fit
        }
    }

    private func isNear(_ place: Int, _ words: Words) -> Bool {
        let rule = book.words[place]
        return reach(rule.head, words)?.isNear ?? false
            || rule.with.contains { reach(book.groups[$0], words)?.isNear ?? false }
    }

    private func fit(_ place: Int, _ head: Reach, _ words: Words) -> RuleFit? {
        let rule = book.words[place]
        let besideBonus = head.isAfter && head.distance <= 1 ? 3 : 0
        var score = besideBonus + 8 + 2 * min(head.length, 6) - min(head.distance, 10) / 2 + rule.bonus
        var isOwn = true
        var isSupported = false
        for place in rule.with {
            let group = book.groups[place]
            if let found = reach(group, words) {
                score += 4 + min(found.length, 4)
                isSupported = true
            } else if let found = earlier(group, words) {
                score += min(found.length, 3) + (found.isInClause ? 2 : -1)
                if !found.isInClause { isOwn = false }
                if found.leadingLength > 0 { isSupported = true }
            } else {
                return nil
            }
        }
        for place in rule.own {
            let group = book.groups[place]
            let length = reach(group, words)?.length ?? earlier(group, words)?.leadingLength ?? 0
            guard length > 0 else { return nil }
            score += 4 + min(length, 4)
            isSupported = true
        }
        if rule.without.contains(where: { supports(book.groups[$0], words) }) { return nil }
        for place in rule.context {
            let group = book.groups[place]
            guard reach(group, words) != nil || isInContext(group) else { return nil }
            score += 1
        }
        if !isOwn { score -= 4 + rule.bonus }
        return RuleFit(
            rule: place, indicator: rule.indicator, score: score, isOwn: isOwn, isSupported: isSupported)
    }

    /// Whether a group stands in the paragraph up to the end of the sentence, or in the title.
    private func isInContext(_ group: Int) -> Bool {
        title.contains(group) || context.contains(group, before: sentence.upperBound, of: field.annotations)
    }

    /// Whether a group stands in the figure's own words or leads to them.
    private func supports(_ group: Int, _ words: Words) -> Bool {
        reach(group, words) != nil || earlier(group, words)?.leadingLength ?? 0 > 0
    }
}
