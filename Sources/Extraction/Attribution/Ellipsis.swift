import Catalogue
import Core
import VietnameseText

/// Figures that go on with what an earlier figure is of.
extension IndicatorResolver {
    /// "huyện Hòa Vang đạt 61,4%", "đến năm 2030 là 30%": the figure goes on with the indicator of the one before.
    func carried(
        _ candidate: Candidate, _ before: [ReadFigure], _ state: ReadingState
    ) -> Attribution? {
        let unit = unit(candidate.figure)
        if candidate.previous != nil, before.last?.figure != candidate.place - 1, isBare(candidate) { return nil }
        if unit == .count, !candidate.territory.hasNounAfter, !namesPlaceOrTime(candidate), !repeatsForm(candidate) {
            return nil
        }
        let near = state.lastFiguresAreNear ? state.lastFigures : []
        guard let last = source(candidate, before, unit) ?? source(candidate, near, unit),
            before.isEmpty || candidate.territory.hasNounAfter || isSource(before, unit: unit),
            last.attribution.indicator != nil, goesOn(candidate)
        else { return nil }
        return carriedFrom(last, candidate, confidence: before.isEmpty ? 70 : 80)
    }

    /// The last of some figures that one in a unit may go on with.
    private func source(_ candidate: Candidate, _ figures: [ReadFigure], _ unit: Unit) -> ReadFigure? {
        figures.suffix(Self.window).last { isSource($0, unit: unit) && nounFits(candidate, $0) }
    }

    /// "12.450 tổ ... huyện Yên Định 310 tổ", "214 bộ dữ liệu, tăng 60 bộ": the figure's only noun is the one that an
    /// earlier count of the paragraph was counted in.
    func repeated(
        _ candidate: Candidate, _ before: [ReadFigure], _ state: ReadingState
    ) -> Attribution? {
        let start = candidate.figure.tokens.upperBound
        guard let end = endOfNoun(start), namesNothing(candidate) else { return nil }
        var known = counted(before, noun: start..<end, candidate)
        for figures in state.history.reversed() where known == nil {
            known = counted(figures, noun: start..<end, candidate)
        }
        guard let known, let indicator = known.attribution.indicator else { return nil }
        if isRest(candidate), catalogue.indicators[indicator].better != .lower { return nil }
        let isNear = state.lastFiguresAreNear || !before.isEmpty
        return carriedFrom(known, candidate, confidence: isNear ? 82 : 75)
    }

    /// The last of some figures that counts for an indicator what a noun says.
    private func counted(_ figures: [ReadFigure], noun: Range<Int>, _ candidate: Candidate) -> ReadFigure? {
        figures.suffix(Self.window).last {
            $0.attribution.unit == .count && $0.attribution.indicator != nil && $0.figure < candidate.place
                && repeatsNoun(noun, of: field.figures[$0.figure])
        }
    }

    /// "còn 86 hộ": what is left over is not what was counted.
    private func isRest(_ candidate: Candidate) -> Bool {
        let place = candidate.figure.extent.lowerBound - 1
        return field.kind(place) == .word && field.tokens[place].key == Self.left
    }

    private static let left = Syllable("còn").key

    /// How many figures of a sentence are looked back at.
    private static let window = 40

    /// The end of a noun of one to three words that nothing defines further.
    private func endOfNoun(_ start: Int) -> Int? {
        for end in start..<min(start + 4, sentence.upperBound) where !isWordOfNoun(end) {
            return end > start ? end : nil
        }
        return start + 3 >= sentence.upperBound && start < sentence.upperBound ? sentence.upperBound : nil
    }

    private func isWordOfNoun(_ place: Int) -> Bool {
        guard field.tokens[place].kind == .word, field.periods(in: place..<place + 1).isEmpty else { return false }
        return !field.annotations.starts(Self.afterNoun, at: place)
    }

    private static let afterNoun: CueSet = [.noNounAfter, .base, .upwards, .downwards, .clauseBreak, .attachedArea]

    /// Whether the words that lead to the figure name nothing that could be counted but places and times.
    private func namesNothing(_ candidate: Candidate) -> Bool {
        let before = reach(sentence.lowerBound, candidate.figure.extent.lowerBound)
        let start = before.last { field.tokens[$0].kind != .word || field.tokens[$0].key == PeriodWords.and }.map {
            $0 + 1
        }
        let words = reach(start ?? sentence.lowerBound, candidate.figure.extent.lowerBound)
        return !scorer.terms.hasHead(in: words, of: [.count])
    }

    private func repeatsNoun(_ noun: Range<Int>, of figure: Figure) -> Bool {
        let start = figure.tokens.upperBound
        guard start + noun.count <= field.tokens.count else { return false }
        return zip(noun, start..<start + noun.count).allSatisfy { field.tokens[$0].key == field.tokens[$1].key }
    }

    private func isSource(_ before: [ReadFigure], unit: Unit) -> Bool {
        before.contains { isSource($0, unit: unit) }
    }

    /// A level in the unit, or a movement of an indicator in the unit: "tăng 5,2 điểm phần trăm, đạt 47,8%".
    private func isSource(_ figure: ReadFigure, unit: Unit) -> Bool {
        let attribution = figure.attribution
        guard attribution.isChange else { return attribution.unit == unit }
        return attribution.indicator.map { catalogue.indicators[$0].unit == unit } ?? false
    }

    func carriedFrom(_ last: ReadFigure, _ candidate: Candidate, confidence: Int) -> Attribution {
        var attribution = last.attribution
        attribution.unit = unit(candidate.figure)
        attribution.value = candidate.figure.value
        attribution.confidence = min(confidence, last.attribution.confidence)
        attribution.basis = .carried(from: last.figure)
        attribution.isChange = candidate.modifiers.movement != 0
        return attribution
    }

    func unit(_ figure: Figure) -> Unit {
        switch figure.shape {
        case .money: .vnd
        case .kilometres: .km
        case .ratio: .ratio
        case .count: .count
        default: .percent
        }
    }

    private static let tiers: [Cue] = [.tierProvince, .tierDistrict, .tierCommune]

    /// "trên Voso là 412, trên Postmart là 865": the figure before was a bare number after a verb as well.
    private func repeatsForm(_ candidate: Candidate) -> Bool {
        guard let previous = candidate.previous, figure(before: candidate).shape == .count else { return false }
        return candidate.territory.hasLink && previous.hasLink && !previous.hasNounAfter
    }

    /// "lần lượt là 5.480, 1.920 và 735": nothing but a comma or "và" since the figure before.
    private func isDealtOut(_ candidate: Candidate) -> Bool {
        guard candidate.previous != nil, field.annotations.has(.respectively, in: sentence) else { return false }
        return candidate.figure.extent.lowerBound - figure(before: candidate).extent.upperBound <= 1
    }

    /// Whether the words of its clause before it name a place, a time or "con số này".
    private func namesPlaceOrTime(_ candidate: Candidate) -> Bool {
        if candidate.modifiers.movement != 0 || isDealtOut(candidate) { return true }
        let start = candidate.figure.extent.lowerBound
        let first =
            candidate.previous == nil
            ? candidate.territory.own.lowerBound : figure(before: candidate).extent.upperBound
        let clause = reach(first, start).last { field.tokens[$0].kind == .semicolon }.map { $0 + 1 } ?? first
        let words = reach(min(clause, start), start)
        if field.annotations.has(.sameIndicator, in: words) { return true }
        if Self.tiers.contains(where: { field.annotations.has($0, in: words) }) { return true }
        return !field.places(in: words).isEmpty || !field.periods(in: words).isEmpty
    }

    /// Whether the words before it only name a place, a time or "con số này".
    private func goesOn(_ candidate: Candidate) -> Bool {
        if namesPlaceOrTime(candidate) { return true }
        let words = reach(candidate.territory.own.lowerBound, candidate.figure.extent.lowerBound)
        if field.annotations.has(.now, in: words) { return true }
        let after = reach(candidate.figure.extent.upperBound, candidate.territory.own.upperBound)
        if !after.isEmpty, !field.periods(in: after).isEmpty || field.annotations.has(.sameIndicator, in: after) {
            return true
        }
        return words.isEmpty || candidate.territory.lead <= words.lowerBound + 1
    }

    /// A noun after the figure must be the head of the indicator that it goes on with.
    private func nounFits(_ candidate: Candidate, _ last: ReadFigure) -> Bool {
        guard candidate.territory.hasNounAfter else { return true }
        guard case .rule(let place) = last.attribution.basis else { return false }
        let head = scorer.book.rules[place].head
        let next = candidate.figure.extent.upperBound
        if Self.tiers.contains(where: { field.annotations.end(of: $0, startingAt: next) != nil }) { return true }
        let known = field.annotations.terms(in: next..<next + 1)
        if known.contains(where: { field.annotations.groups(of: $0).contains(Int32(head)) }) { return true }
        return candidate.figure.shape == .percent && known.isEmpty && candidate.territory.hasLink
    }
}
