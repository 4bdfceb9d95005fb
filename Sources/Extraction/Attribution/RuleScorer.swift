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
    /// The sentence's terms.
    private let terms: [PhraseMatch]

    init(book: RuleBook, field: FieldContext, sentence: Range<Int>, context: GroupSet, title: GroupSet) {
        self.book = book
        self.field = field
        self.sentence = sentence
        self.context = context
        self.title = title
        terms = field.terms(in: sentence)
    }

    /// The terms that start in a range; figures may reach beyond the end of their sentence.
    private func terms(in range: Range<Int>) -> ArraySlice<PhraseMatch> {
        guard range.lowerBound >= sentence.lowerBound, range.upperBound <= sentence.upperBound else {
            return field.terms(in: range)[...]
        }
        return terms[Sorted.slice(terms, in: range) { $0.start }]
    }

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
        if noun == .known, terms(in: beside).isEmpty { return nil }
        let terms = self.terms(in: own)
        guard terms.contains(where: { book.isHead($0.group, of: units) }) else { return nil }
        let words = words(figure, own: own, terms, head)
        var best: RuleFit?
        for place in terms.indices {
            let group = terms[place].group
            guard book.isHead(group, of: units), !terms[..<place].contains(where: { $0.group == group }),
                let head = reach(group, words), head.isHead, let fit = self.best(group, head, words, units, noun),
                best.map({ fit.isBetter(than: $0) }) ?? true
            else { continue }
            best = fit
        }
        return best
    }

    /// The words around a figure that its rules are looked for in.
    private struct Words {
        let figure: Range<Int>
        /// Its own words and the terms among them.
        let own: Range<Int>
        let terms: ArraySlice<PhraseMatch>
        let head: HeadPlace
        /// What stands before its own words in its sentence.
        let earlier: ArraySlice<PhraseMatch>
        /// Which groups may be among the terms, and among those before: most of those that rules ask for are not.
        let groups: GroupFilter
        let earlierGroups: GroupFilter
        /// Where the clause begins that its own words stand in, and the plain words that lead to them.
        let clause: Int
        let leading: Int
    }

    private func words(
        _ figure: Range<Int>, own: Range<Int>, _ terms: ArraySlice<PhraseMatch>, _ head: HeadPlace
    ) -> Words {
        let before = Extraction.reach(sentence.lowerBound, own.lowerBound)
        let clause = before.last { isClauseEnd(field.tokens[$0].kind) }.map { $0 + 1 } ?? before.lowerBound
        let leading = Extraction.reach(clause, own.lowerBound).last {
            field.annotations.starts(.clauseBreak, at: $0)
        }
        let earlier = self.terms(in: before)
        return Words(
            figure: figure, own: own, terms: terms, head: head, earlier: earlier, groups: GroupFilter(terms),
            earlierGroups: GroupFilter(earlier), clause: clause, leading: leading ?? clause)
    }

    /// What the figure's own words say of a group, or nil.
    private func reach(_ group: Int, _ words: Words) -> Reach? {
        guard words.groups.mayHold(group) else { return nil }
        return words.terms.withUnsafeBufferPointer { terms in
            var known: Reach?
            for term in terms where term.group == group && term.end <= words.own.upperBound {
                guard let found = found(term, figure: words.figure, head: words.head) else { continue }
                guard let last = known else {
                    known = found
                    continue
                }
                known = found.isBetter(than: last) ? found : last
                known?.isNear = last.isNear || found.isNear
            }
            return known
        }
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

    /// What the words before the figure's own say of a group, or nil.
    private func earlier(_ group: Int, _ words: Words) -> Earlier? {
        guard words.earlierGroups.mayHold(group) else { return nil }
        var known: Earlier?
        for term in words.earlier where term.group == group {
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

    /// The best fit among the rules that a group is the head of.
    private func best(_ group: Int, _ head: Reach, _ words: Words, _ units: UnitSet, _ noun: NounNeed) -> RuleFit? {
        var best: RuleFit?
        for place in book.byHead[group] where !units.isDisjoint(with: book.units[place]) {
            guard let fit = fit(place, head, words), noun != .ofRule || isNear(place, words),
                best.map({ fit.isBetter(than: $0) }) ?? true
            else { continue }
            best = fit
        }
        return best
    }

    private func isNear(_ place: Int, _ words: Words) -> Bool {
        let rule = book.words[place]
        return reach(rule.head, words)?.isNear ?? false
            || rule.with.contains { reach(book.groups[$0], words)?.isNear ?? false }
    }

    private func fit(_ place: Int, _ head: Reach, _ words: Words) -> RuleFit? {
        let rule = book.words[place]
        if rule.without.contains(where: { supports(book.groups[$0], words) }) { return nil }
        let besideBonus = head.isAfter && head.distance <= 1 ? 3 : 0
        var score = besideBonus + 8 + 2 * min(head.length, 6) - min(head.distance, 10) / 2 + rule.bonus
        var isOwn = true
        for place in rule.with {
            let group = book.groups[place]
            if let found = reach(group, words) {
                score += 4 + min(found.length, 4)
            } else if let found = earlier(group, words) {
                score += min(found.length, 3) + (found.isInClause ? 2 : -1)
                if !found.isInClause { isOwn = false }
            } else {
                return nil
            }
        }
        for place in rule.own {
            let group = book.groups[place]
            let length = reach(group, words)?.length ?? earlier(group, words)?.leadingLength ?? 0
            guard length > 0 else { return nil }
            score += 4 + min(length, 4)
        }
        for place in rule.context {
            let group = book.groups[place]
            guard reach(group, words) != nil || context.contains(group) || title.contains(group) else { return nil }
            score += 1
        }
        if !isOwn { score -= 4 + rule.bonus }
        let isSupported =
            rule.with.contains { supports(book.groups[$0], words) }
            || rule.own.contains { supports(book.groups[$0], words) }
        return RuleFit(
            rule: place, indicator: rule.indicator, score: score, isOwn: isOwn, isSupported: isSupported)
    }

    /// Whether a group stands in the figure's own words or leads to them.
    private func supports(_ group: Int, _ words: Words) -> Bool {
        reach(group, words) != nil || earlier(group, words)?.leadingLength ?? 0 > 0
    }
}
