import Catalogue
import Core
import VietnameseText

/// Finds the numbers of a text, tells what sort of figure each is, and sets aside what is no figure
/// (domain/reading-articles.md, "What is not").
struct FigureScanner {
    let annotations: Annotations
    let tokens: [Token]
    let numerals: NumeralReader
    /// Tokens that belong to dates, periods and names of places.
    private let taken: TokenSet
    /// The figure before, names and ordinals passed over.
    private(set) var last: Figure?

    private init(_ annotations: Annotations, _ numerals: consuming NumeralReader, taken: consuming TokenSet) {
        self.annotations = annotations
        self.numerals = numerals
        tokens = annotations.document.tokens
        self.taken = taken
    }

    /// The figures and separators of a text in order; where `all` is asked for, also what does not part the words
    /// around it, for explaining.
    static func scan(
        _ annotations: Annotations, _ numerals: consuming NumeralReader, taken: consuming TokenSet, all: Bool = false
    ) -> [Figure] {
        var scanner = FigureScanner(annotations, numerals, taken: taken)
        var figures: [Figure] = []
        var place = 0
        while let start = annotations.next(.figure, from: place) {
            place = start
            if let figure = scanner.figure(at: place) {
                let isTransparent = scanner.isTransparent(figure)
                if all || !isTransparent {
                    if figures.isEmpty { figures.reserveCapacity(8) }
                    figures.append(figure)
                }
                if !isTransparent { scanner.last = figure }
                place = max(place + 1, figure.extent.upperBound)
            } else {
                place += 1
            }
        }
        return figures
    }

    /// Names, ages and times do not part the words around them.
    func isTransparent(_ figure: Figure) -> Bool {
        guard let rejection = figure.rejection else { return false }
        if figure.numeral.isSpelled { return true }
        switch rejection {
        case .name, .ordinal, .spelled: return true
        case .unit: return annotations.end(of: .timeAfter, startingAt: figure.tokens.upperBound) != nil
        default: return false
        }
    }

    /// The words that a figure may begin with.
    static let openers = NumeralReader.openers.union(["nhất", "nhì", "tư"])

    func figure(at place: Int) -> Figure? {
        guard !isTaken(place) else { return nil }
        if tokens[place].kind == .word, let ordinal = OrdinalWords.place(tokens[place].key) {
            if let figure = ordinalWord(at: place, value: ordinal) { return figure }
        }
        if isFifth(place) { return ordinal(Numeral(word: 5, at: place)) }
        guard let numeral = numerals.numeral(at: place) else { return nil }
        if let fraction = fraction(numeral) { return fraction }
        if let share = outOfEach(numeral) { return share }
        if let range = range(numeral) { return range }
        return classified(numeral)
    }

    // MARK: Helpers

    /// Whether a token belongs to a date, a period, the name of a place or words like "trên 1.000 dân".
    func isTaken(_ place: Int) -> Bool { taken.contains(place) || annotations.isIn(.perThousand, place) }

    func kind(_ place: Int) -> TokenKind { place >= 0 && place < tokens.count ? tokens[place].kind : .paragraph }

    func startsCue(_ cue: Cue, _ place: Int) -> Int? { annotations.end(of: cue, startingAt: place) }

    func endsCue(_ cue: Cue, _ place: Int) -> Bool { annotations.ends(cue, at: place) }

    func make(_ numeral: Numeral, _ shape: Figure.Shape, end: Int? = nil, extent: Int? = nil) -> Figure {
        let tokens = numeral.tokens.lowerBound..<(end ?? numeral.tokens.upperBound)
        return Figure(
            tokens: tokens, extent: tokens.lowerBound..<max(tokens.upperBound, extent ?? 0), value: numeral.value,
            shape: shape, numeral: Figure.Form(numeral))
    }

    func reject(_ numeral: Numeral, _ reason: Figure.Rejected, end: Int? = nil) -> Figure {
        var figure = make(numeral, .separator, end: end)
        figure.rejection = reason
        return figure
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
            if !isPlaceOfOne(cue, end) { return reject(numeral, .name) }
            var figure = make(numeral, .rank)
            figure.isTopGroup = true
            figure.tokens = cue..<end
            figure.tokens = start..<end
            figure.extent = cue..<end
            return figure
        }
        let followsRankWord =
            endsCue(.ordinal, start) || endsCue(.rankBefore, start) || endsStrongRankVerb(start) && !isNoun(end)
        if followsRankWord, numeral.decimals == 0, startsCue(.places, end) == nil { return ordinal(numeral) }
        if isEllipticRank(numeral) { return make(numeral, .rank) }
        return measured(numeral) ?? counted(numeral)
    }

    /// "vào tốp 10", but not "TỐP 10 gồm ...", "nhóm 17 bộ, ngành": those are the ones in the group.
    private func isPlaceOfOne(_ cue: Int, _ end: Int) -> Bool {
        switch kind(cue - 1) {
        case .paragraph, .period: return false
        default:
            return startsCue(.notFigureAfter, end) == nil && startsCue(.respectively, end) == nil
                && startsCue(.worldRank, end) == nil
        }
    }

    func percent(_ numeral: Numeral, end: Int) -> Figure {
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

    /// "cao hơn 5%", "cao hơn Gò Dầu 6 điểm phần trăm", but not "cao hơn năm 2022 là 41,3 điểm": that is a change.
    func difference(_ numeral: Numeral) -> Figure? {
        let start = numeral.tokens.lowerBound
        for place in annotations.places(ofCuesIn: reach(max(0, start - 7), start))
        where annotations.cues[place].cue == .difference {
            let cue = annotations.cues[place]
            if isAgainstTime(cue.end) || isComparedWithTime(numeral.tokens.upperBound) { continue }
            let between = cue.end <= start ? tokens[cue.end..<start] : []
            let isClose = between.count <= 1
            let isPoints = startsCue(.percentagePoints, numeral.tokens.upperBound) != nil
            if isClose || isPoints && between.allSatisfy({ $0.kind == .word }) { return reject(numeral, .difference) }
        }
        return nil
    }

    /// Whether a year or "cùng kỳ" starts at a token.
    private func isAgainstTime(_ place: Int) -> Bool {
        guard kind(place) == .word else { return false }
        if tokens[place].key == PeriodWords.year { return isTaken(place) }
        return tokens[place].key == PeriodWords.same && kind(place + 1) == .word
            && tokens[place + 1].key == PeriodWords.term
    }

    /// "2,19% so với năm 2022"
    private func isComparedWithTime(_ end: Int) -> Bool {
        let limit = min(tokens.count, end + 4)
        guard let base = annotations.cues(in: reach(end, limit)).first(where: { $0.cue == .base }) else { return false }
        return isAgainstTime(base.start) || isAgainstTime(base.end) || base.end < tokens.count && isTaken(base.end)
            || isAgainstTime(base.end - 1)
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
        if startsCue(.pillars, end) != nil || countsNames(end) { return reject(numeral, .name) }
        if startsCue(.timeAfter, end) != nil || startsCue(.notFigureAfter, end) != nil {
            let isTime = startsCue(.timeAfter, end) != nil
            return reject(numeral, isTime ? .unit : .event)
        }
        if endsCue(.notFigureBefore, numeral.tokens.lowerBound) || isOfEach(numeral.tokens.lowerBound) {
            return reject(numeral, .multiple)
        }
        if let wordEnd = startsCue(.kilometres, end) {
            return kind(wordEnd) == .slash ? reject(numeral, .unit) : make(numeral, .kilometres, extent: wordEnd)
        }
        if let wordEnd = startsCue(.places, end), numeral.decimals == 0,
            tokens[end].key == OrdinalWords.step || !isNoun(wordEnd)
        {
            return make(numeral, .places, extent: wordEnd)
        }
        if let wordEnd = startsCue(.points, end), startsCue(.notPoints, end) == nil, !countsPoints(end) {
            return difference(numeral) ?? make(numeral, .score, extent: wordEnd)
        }
        return nil
    }

    /// "3 huyện Gia Bình, Lương Tài và Quế Võ": the number only counts the names.
    private func countsNames(_ place: Int) -> Bool {
        guard
            let end = startsCue(.districtType, place) ?? startsCue(.communeType, place)
                ?? startsCue(.provinceType, place)
        else { return false }
        return kind(end) == .word && tokens[end].isCapital && !tokens[end].isAllCapital
    }

    /// "58 điểm phát wifi công cộng, huyện Nậm Nhùn 24 điểm": points that are counted, not scored.
    private func countsPoints(_ place: Int) -> Bool {
        guard let last, last.shape == .count, place - last.extent.upperBound <= 40, last.extent.upperBound < place
        else {
            return false
        }
        return kind(last.extent.upperBound) == .word && tokens[last.extent.upperBound].key == tokens[place].key
    }

    /// "mỗi xã có gần 150 thành viên": a norm for each, no figure of the whole.
    private func isOfEach(_ start: Int) -> Bool {
        let each = OrdinalWords.each
        for place in stride(from: start - 1, through: max(0, start - 7), by: -1) {
            guard tokens[place].kind == .word else { return false }
            if tokens[place].key == each { return !PeriodWords.isUnit(tokens[place + 1]) }
        }
        return false
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
            && !annotations.starts(Self.afterMoney, at: end)
        let before = reach(max(0, start - 12), start)
        let first = before.last { Self.endsClause(kind($0)) } ?? before.lowerBound
        return !isNoun && annotations.has(.moneyNear, in: reach(first, start))
    }

    private static let afterMoney: CueSet = [
        .base, .noNounAfter, .clauseBreak, .link, .attachedArea, .upwards, .moneyFor,
    ]

    static func endsClause(_ kind: TokenKind) -> Bool {
        switch kind {
        case .period, .paragraph, .semicolon, .mark: true
        default: false
        }
    }

    /// Whether a noun goes on: "1.718 vị trí trạm BTS" are no places in an order.
    func isNoun(_ place: Int) -> Bool {
        guard kind(place) == .word else { return false }
        return !annotations.starts(Self.afterNoun, at: place)
    }

    private static let afterNoun: CueSet = [
        .base, .noNounAfter, .clauseBreak, .rankBefore, .rankVerb, .link, .national,
    ]

    private func counted(_ numeral: Numeral) -> Figure {
        let end = numeral.tokens.upperBound
        let said = annotations.said(in: phrase(end))
        if said.contains(.perThousand) { return make(numeral, .ratio) }
        if said.contains(.perHundred) { return reject(numeral, .unit) }
        guard numeral.decimals > 0, !numeral.hasMagnitude else {
            return difference(numeral) ?? make(numeral, .count)
        }
        if kind(end) == .word, startsCue(.noNounAfter, end) == nil, numeral.isAmbiguous {
            guard let value = Magnitude1000.times(numeral.value) else { return reject(numeral, .unit) }
            var figure = make(numeral, .count)
            figure.value = value
            return figure
        }
        if numeral.isSpelled { return reject(numeral, .spelled) }
        return difference(numeral) ?? make(numeral, .bareDecimal)
    }

    /// The first words from a place on up to a comma or the like.
    private func phrase(_ start: Int) -> Range<Int> {
        let limit = min(tokens.count, start + 12)
        let stop = reach(start, limit).first { Self.endsPhrase(kind($0)) } ?? limit
        return reach(start, stop)
    }

    private static func endsPhrase(_ kind: TokenKind) -> Bool {
        switch kind {
        case .comma, .period, .paragraph, .open: true
        default: false
        }
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

    func endsName(_ start: Int) -> Bool {
        if endsCue(.nameBefore, start) { return true }
        if start > 1, kind(start - 1) == .comma || tokens[start - 1].key == PeriodWords.and, kind(start - 2) == .number,
            endsCue(.nameBefore, start - 2), isLikeSize(start, start - 2)
        {
            return true
        }
        let glued = kind(start - 1) == .dash || kind(start - 1) == .slash || kind(start - 1) == .word
        if glued, !tokens[start].spaceBefore { return true }
        if kind(start - 1) == .number, !isTaken(start - 1) || kind(start + 1) == .number { return true }
        if isLevelOfName(start) { return true }
        return followsNumberWord(start)
    }

    /// "mức độ 3, 4", but not "mức độ 4, 640 dịch vụ": a list of names holds numbers of like size.
    private func isLikeSize(_ place: Int, _ first: Int) -> Bool {
        let digits = annotations.document.digits(of: tokens[place]).count
        return digits <= annotations.document.digits(of: tokens[first]).count + 1
    }

    /// "định danh mức 1 và mức 2"
    private func isLevelOfName(_ start: Int) -> Bool {
        guard kind(start - 1) == .word, tokens[start - 1].key == OrdinalWords.level, !isMeasure(start) else {
            return false
        }
        return tokens[start].end - tokens[start].start == 1
    }

    /// Whether the number is too exact or too large for a house, a desk or a decision.
    func isMeasure(_ start: Int) -> Bool {
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
