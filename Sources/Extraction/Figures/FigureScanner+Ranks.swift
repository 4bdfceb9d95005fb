import Catalogue
import Core
import VietnameseText

/// Places in an order: "thứ ba", "xếp 41", "Đắk Lắk 36".
extension FigureScanner {
    /// "thứ nhất", "hạng nhì", "thứ tư"
    func ordinalWord(at place: Int, value: Int) -> Figure? {
        let numeral = Numeral(word: value, at: place)
        if endsCue(.ordinal, place) || endsCue(.rankBefore, place) { return ordinal(numeral) }
        return nil
    }

    /// "xếp thứ năm", "đứng thứ năm", but not "thứ năm" (Thursday) and "xếp thứ năm 2022".
    func isFifth(_ place: Int) -> Bool {
        kind(place) == .word && tokens[place].key == PeriodWords.year && followsOrdinal(place)
            && endsCue(.rankBefore, place) && kind(place + 1) != .number
    }

    /// Whether "thứ" stands right before.
    func followsOrdinal(_ place: Int) -> Bool {
        kind(place - 1) == .word && tokens[place - 1].key == OrdinalWords.ordinal
    }

    /// A number after "thứ" or a rank word: a rank where a rank word, an index or "cả nước" is near, else the number
    /// of an event ("phiên họp thứ ba").
    func ordinal(_ numeral: Numeral) -> Figure {
        let place = numeral.tokens.lowerBound
        var start = place
        if let ordinalStart = annotations.start(of: .ordinal, endingAt: place) { start = ordinalStart }
        let wide = annotations.start(of: .rankBefore, endingAt: place) ?? start
        let isRank =
            endsCue(.rankBefore, place) || endsCue(.rankVerb, start) || followsFamily(start)
            || isBracketed(start, numeral.tokens.upperBound) || continuesRanking(start)
        if endsCue(.numberedEvent, start) || !isRank { return reject(numeral, .ordinal) }
        var figure = make(numeral, .rank)
        if numeral.isSpelled, followsOrdinal(place) { figure.tokens = place - 1..<numeral.tokens.upperBound }
        figure.extent = min(start, wide)..<numeral.tokens.upperBound
        return figure
    }

    /// "92 điểm, thứ 14", "Cần Thơ xếp thứ 5, Long An thứ 11": nothing but a name since the last rank or score.
    func continuesRanking(_ start: Int) -> Bool {
        guard let last, [.rank, .score, .bareDecimal].contains(last.shape), last.extent.upperBound < start,
            start - last.extent.upperBound <= 12
        else { return false }
        return tokens[last.extent.upperBound..<start].allSatisfy { token in
            switch token.kind {
            case .comma, .semicolon, .open, .close: true
            case .word: token.isCapital || OrdinalWords.betweenRanks.contains(token.key)
            default: false
            }
        }
    }

    /// "Lâm Đồng ở vị trí 24, Đắk Lắk 36": a bare number where only a name stands since the last rank.
    func isEllipticRank(_ numeral: Numeral) -> Bool {
        let end = numeral.tokens.upperBound
        guard let last, last.shape == .rank, !last.isTopGroup, numeral.decimals == 0, !numeral.isSpelled,
            numeral.value > .zero, numeral.value <= 63, kind(end) != .word || tokens[end].key == PeriodWords.and
        else { return isMoveInBrackets(numeral) }
        return continuesRanking(numeral.tokens.lowerBound) || isMoveInBrackets(numeral)
    }

    /// "giảm 2 bậc (từ 38 xuống 40)"
    func isMoveInBrackets(_ numeral: Numeral) -> Bool {
        guard let last, last.shape == .places || last.shape == .rank, numeral.decimals == 0, !numeral.isSpelled,
            numeral.value > .zero, numeral.value <= 63
        else { return false }
        let start = numeral.tokens.lowerBound
        let isFrom = kind(start - 1) == .word && tokens[start - 1].key == PeriodWords.from && kind(start - 2) == .open
        let isTo = endsCue(.rankVerb, start) && kind(numeral.tokens.upperBound) == .close
        return (isFrom || isTo) && start - last.extent.upperBound <= 3
    }

    /// "0,8021 điểm (thứ 7)"
    func isBracketed(_ start: Int, _ end: Int) -> Bool {
        kind(start - 1) == .open && kind(end) == .close
            && !annotations.families(in: reach(max(0, start - 30), start)).isEmpty
    }

    /// Whether an index or ranking is named right before ("kinh tế số thứ 19", "xã hội số của tỉnh thứ 5").
    func followsFamily(_ place: Int) -> Bool {
        annotations.families(in: reach(max(0, place - 14), place)).contains {
            $0.end <= place && place - $0.end <= 3 && isPlain(reach($0.end, place))
        }
    }

    func isPlain(_ range: Range<Int>) -> Bool { tokens[range].allSatisfy { $0.kind == .word } }
}
