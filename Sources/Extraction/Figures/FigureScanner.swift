import Catalogue
import Core
import VietnameseText

/// Finds the numbers of a text, tells what sort of figure each is, and sets aside what is no figure
/// (domain/reading-articles.md, "What is not").
struct FigureScanner {
    let annotations: Annotations
    let tokens: [Token]
    private let numerals: NumeralReader
    /// Tokens that belong to dates, periods and names of places.
    private var taken: [Bool]

    private init(_ annotations: Annotations, taken: [Bool]) {
        self.annotations = annotations
        tokens = annotations.document.tokens
        numerals = NumeralReader(annotations.document)
        self.taken = taken
        for cue in annotations.cues where cue.cue == .perThousand {
            for place in cue.start..<cue.end { self.taken[place] = true }
        }
    }

    /// The figures and separators of a text in order.
    static func scan(_ annotations: Annotations, taken: [Bool]) -> [Figure] {
        let scanner = FigureScanner(annotations, taken: taken)
        var figures: [Figure] = []
        var place = 0
        while place < scanner.tokens.count {
            if let figure = scanner.figure(at: place) {
                if !scanner.isTransparent(figure) { figures.append(figure) }
                place = max(place + 1, figure.extent.upperBound)
            } else {
                place += 1
            }
        }
        return figures
    }

    /// Names, ages and times do not part the words around them.
    private func isTransparent(_ figure: Figure) -> Bool {
        guard let rejection = figure.rejection else { return false }
        switch rejection {
        case .name, .ordinal, .spelled: return true
        case .unit: return annotations.end(of: .timeAfter, startingAt: figure.tokens.upperBound) != nil
        default: return false
        }
    }

    private func figure(at place: Int) -> Figure? {
        guard !taken[place] else { return nil }
        if tokens[place].kind == .word, let ordinal = OrdinalWords.place(tokens[place].key) {
            if let figure = ordinalWord(at: place, value: ordinal) { return figure }
        }
        if isFifth(place) { return ordinal(Numeral(word: 5, at: place)) }
        guard let numeral = numerals.numeral(at: place) else { return nil }
        if let fraction = fraction(numeral) ?? outOfEach(numeral) { return fraction }
        if let range = range(numeral) { return range }
        return classified(numeral)
    }

    // MARK: Helpers

    func kind(_ place: Int) -> TokenKind { place >= 0 && place < tokens.count ? tokens[place].kind : .paragraph }

    func startsCue(_ cue: Cue, _ place: Int) -> Int? { annotations.end(of: cue, startingAt: place) }

    func endsCue(_ cue: Cue, _ place: Int) -> Bool { annotations.start(of: cue, endingAt: place) != nil }

    func make(_ numeral: Numeral, _ shape: Figure.Shape, end: Int? = nil, extent: Int? = nil) -> Figure {
        let tokens = numeral.tokens.lowerBound..<(end ?? numeral.tokens.upperBound)
        return Figure(
            tokens: tokens, extent: tokens.lowerBound..<max(tokens.upperBound, extent ?? 0), value: numeral.value,
            shape: shape, numeral: numeral)
    }

    func reject(_ numeral: Numeral, _ reason: Figure.Rejected, end: Int? = nil) -> Figure {
        var figure = make(numeral, .separator, end: end)
        figure.rejection = reason
        return figure
    }

    // MARK: Ordinals

    /// "thứ nhất", "hạng nhì", "thứ tư"
    private func ordinalWord(at place: Int, value: Int) -> Figure? {
        let numeral = Numeral(word: value, at: place)
        if endsCue(.ordinal, place) || endsCue(.rankBefore, place) { return ordinal(numeral) }
        return nil
    }

    /// "xếp thứ năm", "đứng thứ năm", but not "thứ năm" (Thursday) and "xếp thứ năm 2022".
    private func isFifth(_ place: Int) -> Bool {
        kind(place) == .word && tokens[place].key == PeriodWords.year && followsOrdinal(place)
            && endsCue(.rankBefore, place) && kind(place + 1) != .number
    }

    /// Whether "thứ" stands right before.
    private func followsOrdinal(_ place: Int) -> Bool {
        kind(place - 1) == .word && tokens[place - 1].key == OrdinalWords.ordinal
    }

    /// A number after "thứ" or a rank word: a rank where a rank word, an index or "cả nước" is near, else the number
    /// of an event ("phiên họp thứ ba").
    private func ordinal(_ numeral: Numeral) -> Figure {
        let place = numeral.tokens.lowerBound
        var start = place
        if let ordinalStart = annotations.start(of: .ordinal, endingAt: place) { start = ordinalStart }
        let wide = annotations.cues(endingAt: place).filter { $0.cue == .rankBefore }.map(\.start).min() ?? start
        let isRank =
            endsCue(.rankBefore, place) || endsCue(.rankVerb, start) || followsFamily(start)
            || isBracketed(start, numeral.tokens.upperBound)
        if endsCue(.numberedEvent, start) || !isRank { return reject(numeral, .ordinal) }
        var figure = make(numeral, .rank)
        if numeral.isSpelled, followsOrdinal(place) { figure.tokens = place - 1..<numeral.tokens.upperBound }
        figure.extent = min(start, wide)..<numeral.tokens.upperBound
        return figure
    }

    /// "0,8021 điểm (thứ 7)"
    private func isBracketed(_ start: Int, _ end: Int) -> Bool {
        kind(start - 1) == .open && kind(end) == .close
            && !annotations.families(in: reach(max(0, start - 30), start)).isEmpty
    }

    /// Whether an index or ranking is named right before ("kinh tế số thứ 19", "xã hội số của tỉnh thứ 5").
    private func followsFamily(_ place: Int) -> Bool {
        annotations.families(in: reach(max(0, place - 14), place)).contains {
            $0.end <= place && place - $0.end <= 3 && isPlain(reach($0.end, place))
        }
    }

    private func isPlain(_ range: Range<Int>) -> Bool { tokens[range].allSatisfy { $0.kind == .word } }

    // MARK: Fractions and ranges

    private func fraction(_ first: Numeral) -> Figure? {
        let slash = first.tokens.upperBound
        guard kind(slash) == .slash, slash + 1 < tokens.count, kind(slash + 1) == .number,
            let second = numerals.numeral(at: slash + 1), !second.isSpelled
        else { return nil }
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

    private func share(_ whole: Numeral, first: Numeral, second: Numeral) -> Figure {
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
    private func outOfEach(_ whole: Numeral) -> Figure? {
        let start = whole.tokens.lowerBound
        guard start > 0, tokens[start - 1].key == OrdinalWords.forEach, whole.value > .zero else { return nil }
        for place in whole.tokens.upperBound..<min(tokens.count, whole.tokens.upperBound + 10) {
            guard !taken[place], tokens[place - 1].key == OrdinalWords.thereAre, let part = numerals.numeral(at: place),
                part.decimals == 0, part.value <= whole.value
            else { continue }
            var figure = share(part, first: part, second: whole)
            figure.extent = start..<part.tokens.upperBound
            return figure
        }
        return nil
    }

    private func isRankPlace(_ place: Int) -> Bool {
        let start = annotations.start(of: .ordinal, endingAt: place) ?? place
        if endsCue(.rankBefore, place) { return true }
        return start < place ? true : endsStrongRankVerb(place)
    }

    private func endsStrongRankVerb(_ place: Int) -> Bool {
        guard place > 0, tokens[place - 1].kind == .word else { return false }
        return tokens[place - 1].key == Syllable("xếp").key || tokens[place - 1].key == Syllable("đứng").key
    }

    private func rankOf(_ numeral: Numeral, extent: Int) -> Figure {
        let place = numeral.tokens.lowerBound
        if let start = annotations.start(of: .ordinal, endingAt: place), endsCue(.numberedEvent, start) {
            return reject(numeral, .ordinal)
        }
        var figure = make(numeral, .rank, extent: extent)
        if numeral.isSpelled, followsOrdinal(place) { figure.tokens = place - 1..<numeral.tokens.upperBound }
        figure.extent = (annotations.start(of: .ordinal, endingAt: place) ?? place)..<numeral.tokens.upperBound
        return figure
    }

    /// "60 - 70%", "từ 60 đến 70%"
    private func range(_ first: Numeral) -> Figure? {
        var next = first.tokens.upperBound
        if kind(next) == .percent { next += 1 }
        let isDash = kind(next) == .dash
        let isTo =
            kind(next) == .word && tokens[next].key == Syllable("đến").key && endsCue(.atLeast, first.tokens.lowerBound)
        guard isDash || isTo, next + 1 < tokens.count, !taken[next + 1], kind(next + 1) == .number,
            let second = numerals.numeral(at: next + 1)
        else { return nil }
        if isDash, !tokens[next].spaceBefore, tokens[next + 1].spaceBefore { return nil }
        var end = second.tokens.upperBound
        if kind(end) == .percent { end += 1 }
        return reject(first, .range, end: end)
    }

    // MARK: Single numbers

    private func classified(_ numeral: Numeral) -> Figure {
        let start = numeral.tokens.lowerBound
        let end = numeral.tokens.upperBound
        if kind(end) == .percent { return percent(numeral, end: end + 1) }
        if let wordEnd = startsCue(.percentagePoints, end) {
            return difference(numeral) ?? make(numeral, .percentagePoints, extent: wordEnd)
        }
        if let wordEnd = startsCue(.percentWord, end) { return percent(numeral, end: wordEnd) }
        if isName(numeral) { return reject(numeral, .name) }
        if let cue = annotations.start(of: .topGroup, endingAt: start), numeral.decimals == 0, !numeral.isSpelled {
            var figure = make(numeral, .rank)
            figure.isTopGroup = true
            figure.tokens = cue..<end
            figure.tokens = start..<end
            figure.extent = cue..<end
            return figure
        }
        if endsCue(.ordinal, start) || endsCue(.rankBefore, start), numeral.decimals == 0,
            startsCue(.places, end) == nil
        {
            return ordinal(numeral)
        }
        return measured(numeral) ?? counted(numeral)
    }

    private func percent(_ numeral: Numeral, end: Int) -> Figure {
        if kind(end) == .slash { return reject(numeral, .unit, end: end) }
        if let plan = startsCue(.planAfter, end), startsCue(.link, plan) == nil {
            return reject(numeral, .planShare, end: end)
        }
        var figure = difference(numeral) ?? make(numeral, .percent, end: end)
        if let bracket = bracketedFraction(end) {
            figure.fraction = bracket.fraction
            figure.extent = figure.extent.lowerBound..<bracket.end
        }
        return figure
    }

    /// "100% (85/85) hệ thống"
    private func bracketedFraction(_ place: Int) -> (fraction: Fraction, end: Int)? {
        guard kind(place) == .open, kind(place + 1) == .number, let first = numerals.numeral(at: place + 1),
            let figure = fraction(first), let fraction = figure.fraction, kind(figure.tokens.upperBound) == .close
        else { return nil }
        return (fraction, figure.tokens.upperBound + 1)
    }

    /// "cao hơn 5%", "cao hơn Gò Dầu 6 điểm phần trăm"
    private func difference(_ numeral: Numeral) -> Figure? {
        let start = numeral.tokens.lowerBound
        for cue in annotations.cues(in: reach(max(0, start - 7), start)) where cue.cue == .difference {
            let between = cue.end <= start ? tokens[cue.end..<start] : []
            let isClose = between.count <= 1
            let isPoints = startsCue(.percentagePoints, numeral.tokens.upperBound) != nil
            if isClose || isPoints && between.allSatisfy({ $0.kind == .word }) { return reject(numeral, .difference) }
        }
        return nil
    }

    /// Numbers with a unit of their own.
    private func measured(_ numeral: Numeral) -> Figure? {
        let end = numeral.tokens.upperBound
        if let wordEnd = startsCue(.foreignMoney, end) { return reject(numeral, .foreignMoney, end: wordEnd) }
        if let wordEnd = startsCue(.money, end) {
            if kind(wordEnd) == .slash || numeral.value.millionths < 1_000_000_000 { return reject(numeral, .unit) }
            return difference(numeral) ?? make(numeral, .money, extent: wordEnd)
        }
        if isShortMoney(numeral) { return difference(numeral) ?? make(numeral, .money) }
        if startsCue(.pillars, end) != nil { return reject(numeral, .name) }
        if startsCue(.timeAfter, end) != nil || startsCue(.notFigureAfter, end) != nil {
            let isTime = startsCue(.timeAfter, end) != nil
            return reject(numeral, isTime ? .unit : .event)
        }
        if endsCue(.notFigureBefore, numeral.tokens.lowerBound) { return reject(numeral, .multiple) }
        if let wordEnd = startsCue(.kilometres, end) {
            return kind(wordEnd) == .slash ? reject(numeral, .unit) : make(numeral, .kilometres, extent: wordEnd)
        }
        if let wordEnd = startsCue(.places, end), numeral.decimals == 0, !isNoun(wordEnd) {
            return make(numeral, .places, extent: wordEnd)
        }
        if let wordEnd = startsCue(.points, end), startsCue(.notPoints, end) == nil {
            return make(numeral, .score, extent: wordEnd)
        }
        return nil
    }

    /// "bố trí 4.000 tỷ cho ...": an amount without "đồng", with a word of money near and no noun after it.
    private func isShortMoney(_ numeral: Numeral) -> Bool {
        let start = numeral.tokens.lowerBound
        let end = numeral.tokens.upperBound
        guard numeral.hasMagnitude, numeral.value.millionths >= 1_000_000_000_000, kind(end) != .slash else {
            return false
        }
        let isNoun =
            kind(end) == .word
            && !annotations.cues(startingAt: end).contains {
                [.base, .noNounAfter, .clauseBreak, .link, .attachedArea, .upwards, .moneyFor].contains($0.cue)
            }
        let before = reach(max(0, start - 12), start)
        let first = before.last { Self.endsClause(kind($0)) } ?? before.lowerBound
        return !isNoun && annotations.has(.moneyNear, in: reach(first, start))
    }

    private static func endsClause(_ kind: TokenKind) -> Bool {
        switch kind {
        case .period, .paragraph, .semicolon, .mark: true
        default: false
        }
    }

    /// Whether a noun goes on: "1.718 vị trí trạm BTS" are no places in an order.
    private func isNoun(_ place: Int) -> Bool {
        guard kind(place) == .word else { return false }
        return !annotations.cues(startingAt: place).contains {
            [.base, .noNounAfter, .clauseBreak, .rankBefore, .rankVerb, .link, .national].contains($0.cue)
        }
    }

    private func counted(_ numeral: Numeral) -> Figure {
        let end = numeral.tokens.upperBound
        if isPer(.perThousand, end) { return make(numeral, .ratio) }
        if isPer(.perHundred, end) { return reject(numeral, .unit) }
        guard numeral.decimals > 0, !numeral.hasMagnitude else {
            return difference(numeral) ?? make(numeral, .count)
        }
        if kind(end) == .word, startsCue(.noNounAfter, end) == nil, numeral.isAmbiguous {
            guard let value = Magnitude1000.times(numeral.value) else { return reject(numeral, .unit) }
            var figure = make(numeral, .count)
            figure.value = value
            return figure
        }
        return numeral.isSpelled ? reject(numeral, .spelled) : make(numeral, .bareDecimal)
    }

    private func isPer(_ cue: Cue, _ end: Int) -> Bool {
        let limit = min(tokens.count, end + 12)
        let stop =
            reach(end, limit).first { kind($0) == .comma || kind($0) == .period || kind($0) == .paragraph } ?? limit
        return annotations.has(cue, in: reach(end, stop))
    }

    /// Numbers of decisions, standards, versions, streets, telephone numbers.
    private func isName(_ numeral: Numeral) -> Bool {
        guard !numeral.isSpelled else { return false }
        let start = numeral.tokens.lowerBound
        let end = numeral.tokens.upperBound
        if endsName(start) { return true }
        let joint = kind(end) == .slash || kind(end) == .dash
        if joint, !tokens[end].spaceBefore, kind(end + 1) == .word, !tokens[end + 1].spaceBefore,
            tokens[end + 1].isCapital
        {
            return true
        }
        let isLongCode = numeral.wholeDigits >= 9 && !numeral.isGrouped && !numeral.hasMagnitude
        let hasLeadingZero =
            tokens[start].kind == .number && numeral.wholeDigits >= 4 && !numeral.isGrouped
            && annotations.document.digits(of: tokens[start]).first == UInt8(ascii: "0")
        return isLongCode || hasLeadingZero
    }

    private func endsName(_ start: Int) -> Bool {
        if endsCue(.nameBefore, start) { return true }
        if start > 1, kind(start - 1) == .comma || tokens[start - 1].key == PeriodWords.and, kind(start - 2) == .number,
            endsCue(.nameBefore, start - 2)
        {
            return true
        }
        let glued = kind(start - 1) == .dash || kind(start - 1) == .slash || kind(start - 1) == .word
        if glued, !tokens[start].spaceBefore { return true }
        return followsNumberWord(start)
    }

    /// Whether the number is too exact or too large for a house, a desk or a decision.
    private func isMeasure(_ start: Int) -> Bool {
        guard let numeral = numerals.numeral(at: start) else { return false }
        return numeral.isGrouped || numeral.hasMagnitude || numeral.decimals > 0
    }

    /// "số 47", but not "tổng số 47 ...", "con số 47"
    private func followsNumberWord(_ start: Int) -> Bool {
        guard start > 0, tokens[start - 1].kind == .word, tokens[start - 1].key == PeriodWords.number,
            !isMeasure(start),
            !annotations.families(in: reach(max(0, start - 10), start)).contains(where: { $0.end == start })
        else { return false }
        guard start > 1, tokens[start - 2].kind == .word else { return true }
        return !OrdinalWords.numberIsCount.contains(tokens[start - 2].key)
    }
}
