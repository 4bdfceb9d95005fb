import Catalogue
import Core
import VietnameseText

/// Numbers that stand two by two: fractions, scores out of a maximum, places out of all, ranges.
extension FigureScanner {
    func fraction(_ first: Numeral) -> Figure? {
        let slash = first.tokens.upperBound
        guard kind(slash) == .slash, slash + 1 < tokens.count, kind(slash + 1) == .number,
            let second = numerals.numeral(at: slash + 1), !second.isSpelled
        else { return outOfSome(first) }
        var whole = first
        whole.tokens = first.tokens.lowerBound..<second.tokens.upperBound
        let end = second.tokens.upperBound
        if kind(end) == .slash || kind(end) == .dash && !tokens[end].spaceBefore { return reject(whole, .name) }
        if startsCue(.points, end) != nil, startsCue(.notPoints, end) == nil || first.decimals > 0 {
            var figure = make(whole, .score, extent: startsCue(.points, end))
            figure.outOf = second.value
            return figure
        }
        if isRankPlace(first.tokens.lowerBound) { return rankOf(whole, extent: end) }
        guard first.decimals == 0, second.decimals == 0, second.value > .zero, first.value <= second.value,
            !(first.value == 24 && second.value == 7), !endsName(first.tokens.lowerBound)
        else { return reject(whole, first.value > second.value ? .name : .unit) }
        return share(whole, first: first, second: second)
    }

    /// "9 trên 10 văn bản"
    func outOfSome(_ first: Numeral) -> Figure? {
        let place = first.tokens.upperBound
        guard kind(place) == .word, tokens[place].key == OrdinalWords.over, !isRankPlace(first.tokens.lowerBound),
            place + 1 < tokens.count, !isTaken(place + 1),
            let second = numerals.numeral(at: place + 1), !second.hasMagnitude, first.decimals == 0,
            second.decimals == 0,
            second.value > .zero, first.value <= second.value, kind(second.tokens.upperBound) == .word,
            startsCue(.perThousand, place) == nil, startsCue(.perHundred, place) == nil
        else { return nil }
        var whole = first
        whole.tokens = first.tokens.lowerBound..<second.tokens.upperBound
        return share(whole, first: first, second: second)
    }

    func share(_ whole: Numeral, first: Numeral, second: Numeral) -> Figure {
        if startsCue(.notFigureAfter, whole.tokens.upperBound) != nil { return reject(whole, .event) }
        var figure = make(whole, .percent)
        let numerator = Int64(truncatingIfNeeded: first.value.millionths / 1_000_000)
        let denominator = Int64(truncatingIfNeeded: second.value.millionths / 1_000_000)
        figure.fraction = Fraction(numerator: numerator, denominator: denominator)
        let hundredths = FixedDecimal.roundedHalfEven(
            millionths: Int128(numerator) * 10_000 * 1_000_000, over: Int128(denominator))
        figure.value = FixedDecimal(millionths: (hundredths.millionths + 500_000) / 1_000_000 * 10_000)
        return figure
    }

    /// "cứ 100 hộ thì có 30 hộ"
    func outOfEach(_ whole: Numeral) -> Figure? {
        let start = whole.tokens.lowerBound
        guard start > 0, tokens[start - 1].key == OrdinalWords.forEach, whole.value > .zero else { return nil }
        for place in whole.tokens.upperBound..<min(tokens.count, whole.tokens.upperBound + 10) {
            guard !isTaken(place), tokens[place - 1].key == OrdinalWords.thereAre,
                let part = numerals.numeral(at: place),
                part.value <= whole.value
            else { continue }
            var figure = share(part, first: part, second: whole)
            if part.decimals > 0, !figure.isSeparator {
                figure.fraction = nil
                figure.value = FixedDecimal.roundedHalfEven(
                    millionths: part.value.millionths * 100_000_000, over: whole.value.millionths)
            }
            figure.extent = start..<part.tokens.upperBound
            return figure
        }
        return nil
    }

    func isRankPlace(_ place: Int) -> Bool {
        let start = annotations.start(of: .ordinal, endingAt: place) ?? place
        if endsCue(.rankBefore, place) { return true }
        return start < place ? true : endsStrongRankVerb(place)
    }

    func endsStrongRankVerb(_ place: Int) -> Bool {
        guard place > 0, tokens[place - 1].kind == .word else { return false }
        return OrdinalWords.strongRankVerbs.contains(tokens[place - 1].key)
    }

    func rankOf(_ numeral: Numeral, extent: Int) -> Figure {
        let place = numeral.tokens.lowerBound
        if let start = annotations.start(of: .ordinal, endingAt: place), endsCue(.numberedEvent, start) {
            return reject(numeral, .ordinal)
        }
        if startsCue(.worldRank, extent) != nil { return reject(numeral, .name) }
        var figure = make(numeral, .rank, extent: extent)
        if numeral.isSpelled, followsOrdinal(place) { figure.tokens = place - 1..<numeral.tokens.upperBound }
        figure.extent = (annotations.start(of: .ordinal, endingAt: place) ?? place)..<numeral.tokens.upperBound
        return figure
    }

    /// "60 - 70%", "từ 60 đến 70%"
    func range(_ first: Numeral) -> Figure? {
        var next = first.tokens.upperBound
        if kind(next) == .percent { next += 1 }
        let isDash = kind(next) == .dash
        let isTo =
            kind(next) == .word && tokens[next].key == OrdinalWords.to && endsCue(.atLeast, first.tokens.lowerBound)
        guard isDash || isTo, next + 1 < tokens.count, !isTaken(next + 1), kind(next + 1) == .number,
            let second = numerals.numeral(at: next + 1)
        else { return nil }
        if isDash, !tokens[next].spaceBefore, tokens[next + 1].spaceBefore { return nil }
        var end = second.tokens.upperBound
        if kind(end) == .percent { end += 1 }
        return reject(first, .range, end: end)
    }
}
