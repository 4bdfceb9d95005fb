import Catalogue
import VietnameseText

/// The words of a sentence that belong to one of its figures, and how they stand to it.
struct Territory {
    /// From the first word of the figure's own phrase to the one after its last.
    var own: Range<Int>
    /// Where the words begin that lead to the figure: "đạt trên", "tăng", "xếp thứ".
    var lead: Int
    /// Whether a noun follows, as in "100% xã".
    var hasNounAfter: Bool
    /// Whether a verb or bracket joins what stands before, as in "đạt 98%", "(98%)".
    var hasLink: Bool
}

/// Deals the words of a sentence out among its figures.
struct TerritoryMap {
    private let field: FieldContext
    private let sentence: Range<Int>
    private let figures: Range<Int>

    /// The figures are given by their places in the field.
    init(_ field: FieldContext, sentence: Range<Int>, figures: Range<Int>) {
        self.field = field
        self.sentence = sentence
        self.figures = figures
    }

    /// Makes a list hold one territory for each figure.
    func territories(_ result: inout [Territory]) {
        result.removeAll(keepingCapacity: true)
        result.reserveCapacity(figures.count)
        for (place, number) in figures.enumerated() {
            var territory = open(field.figures[number])
            let start =
                place == 0
                ? firstStart(territory) : split(field.figures[number - 1], result[place - 1], territory)
            if place > 0 {
                let before = result[place - 1].own
                result[place - 1].own = before.lowerBound..<max(min(before.upperBound, start), before.lowerBound)
            }
            let ownStart = isPostOnly(territory) ? max(start, territory.lead) : start
            territory.own = min(ownStart, field.figures[number].extent.lowerBound)..<territory.own.upperBound
            result.append(territory)
        }
    }

    private func isPostOnly(_ territory: Territory) -> Bool { territory.hasNounAfter && !territory.hasLink }

    private func open(_ figure: Figure) -> Territory {
        let (lead, hasLink) = lead(figure)
        let hasNoun = hasNounAfter(figure)
        return Territory(
            own: figure.extent.lowerBound..<end(figure, hasNoun: hasNoun), lead: lead, hasNounAfter: hasNoun,
            hasLink: hasLink)
    }

    // MARK: What stands right before and after

    private static let leading: CueSet = [
        .link, .atLeast, .atMost, .about, .rankBefore, .rankVerb, .ordinal, .topGroup, .increase, .decrease,
        .levelAfterMove, .actual, .actualBeside,
    ]
    private static let linking: CueSet = [
        .link, .rankBefore, .rankVerb, .ordinal, .topGroup, .increase, .decrease, .levelAfterMove,
    ]

    private func lead(_ figure: Figure) -> (start: Int, hasLink: Bool) {
        var place = figure.extent.lowerBound
        var hasLink = figure.shape.isOfRanking
        while place > sentence.lowerBound {
            guard let start = leadingCue(place, &hasLink) ?? comparedTime(place) else { break }
            place = start
        }
        if field.kind(place - 1) == .open || field.kind(place - 1) == .colon { hasLink = true }
        return (place, hasLink)
    }

    /// The start of the longest cue before a place that leads to a figure; notes whether one of them links.
    private func leadingCue(_ place: Int, _ hasLink: inout Bool) -> Int? {
        guard field.annotations.ends(Self.leading, at: place) else { return nil }
        var first: Int?
        field.annotations.eachCue(endingAt: place) { cue in
            guard cue.start >= sentence.lowerBound, Self.leading.contains(cue.cue) else { return }
            if first == nil { first = cue.start }
            if Self.linking.contains(cue.cue) { hasLink = true }
        }
        return first
    }

    /// "cao hơn năm 2022 là": the year that is compared with leads to the figure.
    private func comparedTime(_ place: Int) -> Int? {
        guard let base = field.periods(in: reach(max(sentence.lowerBound, place - 6), place)).last, base.isBase,
            base.tokens.upperBound == place
        else { return nil }
        return field.annotations.start(of: .difference, endingAt: base.tokens.lowerBound)
    }

    private func hasNounAfter(_ figure: Figure) -> Bool {
        let next = figure.extent.upperBound
        guard next < sentence.upperBound, field.tokens[next].kind == .word else { return false }
        if field.annotations.starts(Self.afterFigure, at: next) { return false }
        return field.periods(in: next..<next + 1).isEmpty
    }

    private static let afterFigure: CueSet = [.noNounAfter, .base, .upwards, .downwards, .clauseBreak]

    private func end(_ figure: Figure, hasNoun: Bool) -> Int {
        var place = afterBracket(reach(figure.extent.upperBound, sentence.upperBound))
        while place < sentence.upperBound {
            let kind = field.tokens[place].kind
            if kind == .semicolon { break }
            if !hasNoun, kind == .comma || kind == .close || isBreak(place) { break }
            place += 1
        }
        return place
    }

    private func isBreak(_ place: Int) -> Bool {
        field.annotations.starts(.clauseBreak, at: place)
    }

    // MARK: Between two figures

    private func firstStart(_ territory: Territory) -> Int {
        let before = reach(sentence.lowerBound, territory.lead)
        return before.last { field.tokens[$0].kind == .semicolon }.map { $0 + 1 } ?? sentence.lowerBound
    }

    /// Where the words before a figure begin that are its own and not those of the figure before it.
    private func split(_ previous: Figure, _ before: Territory, _ territory: Territory) -> Int {
        let gap = reach(previous.extent.upperBound, territory.lead)
        if let semicolon = gap.last(where: { field.tokens[$0].kind == .semicolon }) { return semicolon + 1 }
        if let open = gap.last(where: { opensBracket($0, in: gap) }), saysMore(reach(open + 1, territory.lead)) {
            return open + 1
        }
        if isPostOnly(territory) {
            return gap.last { field.annotations.starts(.breakdown, at: $0) } ?? subject(in: gap) ?? territory.lead
        }
        if !before.hasNounAfter { return afterPredicate(gap) }
        guard let separator = gap.last(where: { isSeparator($0) }) else { return territory.lead }
        let start = separator + (field.tokens[separator].kind == .word ? 0 : 1)
        return hasContent(reach(start, territory.lead)) ? start : territory.lead
    }

    /// "92,7% số xóm, điện thoại thông minh có trong tay 61% người": words after a comma that no "và" joins to the
    /// figure are about what it is of.
    private func subject(in gap: Range<Int>) -> Int? {
        guard let comma = gap.last(where: { field.tokens[$0].kind == .comma }) else { return nil }
        let words = reach(comma + 1, gap.upperBound)
        guard words.count > 2, hasContent(words), !words.contains(where: { isBreak($0) }) else { return nil }
        return comma + 1
    }

    /// Whether words name what a figure is of, or a time or a tier.
    private func saysMore(_ range: Range<Int>) -> Bool {
        hasContent(range) || !range.isEmpty && !field.periods(in: range).isEmpty
            || field.annotations.cues(in: range).contains { Self.tiers.contains($0.cue) }
    }

    private static let tiers: CueSet = [.tierProvince, .tierDistrict, .tierCommune]

    /// Whether a bracket opens at a token that the next figure stands in: "1.304 tổ (cấp xã 129 tổ, ...)".
    private func opensBracket(_ place: Int, in gap: Range<Int>) -> Bool {
        field.tokens[place].kind == .open
            && !field.tokens[place..<gap.upperBound].contains { $0.kind == .close }
    }

    /// After "đạt 98%" the figure's own words end at the next comma or joining word.
    private func afterPredicate(_ whole: Range<Int>) -> Int {
        let gap = reach(afterBracket(whole), whole.upperBound)
        if let separator = gap.first(where: { isSeparator($0) }) { return separator }
        return hasContent(gap) ? gap.lowerBound : gap.upperBound
    }

    /// A bracket right after a figure is about it: "38,5% (2022)".
    private func afterBracket(_ gap: Range<Int>) -> Int {
        guard field.kind(gap.lowerBound) == .open,
            let close = gap.first(where: { field.tokens[$0].kind == .close })
        else { return gap.lowerBound }
        return close + 1
    }

    private func isSeparator(_ place: Int) -> Bool {
        switch field.tokens[place].kind {
        case .comma, .colon, .open, .close, .dash: true
        case .word: isBreak(place)
        default: false
        }
    }

    private func hasContent(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        let annotations = field.annotations
        return !annotations.terms(in: range).isEmpty || !field.places(in: range).isEmpty
            || !annotations.families(in: range).isEmpty
    }
}
