import Catalogue
import Core
import VietnameseText

/// Finds the dates and periods of a text, so that their numbers are no figures and figures get their periods.
struct PeriodScanner {
    private let annotations: Annotations
    private let tokens: [Token]
    private let numerals: NumeralReader
    private(set) var mentions: [PeriodMention] = []

    private init(_ annotations: Annotations, _ numerals: NumeralReader) {
        self.annotations = annotations
        self.numerals = numerals
        tokens = annotations.document.tokens
    }

    /// All mentions in the order of the text.
    static func scan(_ annotations: Annotations, _ numerals: NumeralReader) -> [PeriodMention] {
        var scanner = PeriodScanner(annotations, numerals)
        var place = 0
        while let start = annotations.next(.period, from: place) {
            place = start
            if var mention = scanner.mention(at: place) {
                scanner.mark(&mention)
                place = mention.tokens.upperBound
                scanner.append(mention)
            } else {
                place += 1
            }
        }
        return scanner.mentions
    }

    /// The words that a mention may begin with.
    static let openers = NumeralReader.openers.union(["năm", "tháng", "quý", "nửa", "ngày"])

    private func mention(at place: Int) -> PeriodMention? {
        switch tokens[place].kind {
        case .number:
            dayMonthYear(place) ?? monthsOfYear(place) ?? dottedDate(place) ?? monthYear(place) ?? yearRange(place)
                ?? day(place) ?? bareYear(place)
        case .word: wordMention(place)
        default: nil
        }
    }

    // MARK: Numbers

    private func key(_ place: Int) -> UInt64 {
        place >= 0 && place < tokens.count && tokens[place].kind == .word ? tokens[place].key : 0
    }

    private func kind(_ place: Int) -> TokenKind {
        place >= 0 && place < tokens.count ? tokens[place].kind : .paragraph
    }

    /// A whole number written without separators, or nil.
    private func whole(_ place: Int, digits: ClosedRange<Int> = 1...2) -> Int? {
        guard kind(place) == .number, digits.contains(Int(tokens[place].bare)) else { return nil }
        let bytes = annotations.document.digits(of: tokens[place])
        guard bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    private func year(_ place: Int) -> Int? {
        guard let year = whole(place, digits: 4...4), (1990...2070).contains(year) else { return nil }
        return year
    }

    private func isJoint(_ place: Int) -> Bool { kind(place) == .slash || kind(place) == .dash }

    /// 26/10/2022, 17-9-2022
    private func dayMonthYear(_ place: Int) -> PeriodMention? {
        guard isJoint(place + 1), kind(place + 3) == kind(place + 1), let day = whole(place), (1...31).contains(day),
            let month = whole(place + 2), (1...12).contains(month), let year = year(place + 4)
        else { return nil }
        return PeriodMention(
            tokens: place..<place + 5, span: MonthSpan(year: year, months: month...month), year: .stated, isDay: true)
    }

    /// 26.10.2022, which is one token
    private func dottedDate(_ place: Int) -> PeriodMention? {
        guard (8...10).contains(tokens[place].bare) else { return nil }
        let bytes = annotations.document.digits(of: tokens[place])
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
        guard (1...31).contains(numbers[0]), (1...12).contains(numbers[1]), (1990...2070).contains(numbers[2]) else {
            return nil
        }
        return PeriodMention(
            tokens: place..<place + 1, span: MonthSpan(year: numbers[2], months: numbers[1]...numbers[1]),
            year: .stated, isDay: true)
    }

    /// 6/2023
    private func monthYear(_ place: Int) -> PeriodMention? {
        guard isJoint(place + 1), !isJoint(place + 3), let month = whole(place), (1...12).contains(month),
            let year = year(place + 2)
        else { return nil }
        return PeriodMention(
            tokens: place..<place + 3, span: MonthSpan(year: year, months: month...month), year: .stated)
    }

    /// 2021 - 2025
    private func yearRange(_ place: Int) -> PeriodMention? {
        guard kind(place + 1) == .dash, key(place - 1) != PeriodWords.school, let first = year(place),
            let last = year(place + 2), first <= last
        else {
            return nil
        }
        return PeriodMention(
            tokens: place..<place + 3,
            span: MonthSpan(first: MonthSpan(year: first).first, last: MonthSpan(year: last).last), year: .stated)
    }

    /// 26/10, 10-1 after a word that days follow
    private func day(_ place: Int) -> PeriodMention? {
        guard isJoint(place + 1), !tokens[place + 1].spaceBefore, let day = whole(place), (1...31).contains(day),
            let month = whole(place + 2), (1...12).contains(month), !tokens[place + 2].spaceBefore,
            kind(place + 3) != .percent, !isJoint(place + 3) || tokens[place + 3].spaceBefore
        else { return nil }
        let afterDayWord = annotations.ends(.dayBefore, at: place)
        let inBrackets = kind(place - 1) == .open && kind(place + 3) == .close
        guard afterDayWord || inBrackets else { return nil }
        if kind(place + 1) == .slash, day <= month, kind(place + 3) == .word, !isDayWord(place - 1) { return nil }
        return PeriodMention(
            tokens: place..<place + 3, span: MonthSpan(year: 0, months: month...month), year: .report, isDay: true)
    }

    private func isDayWord(_ place: Int) -> Bool {
        let word = key(place)
        return word != PeriodWords.from && word != PeriodWords.until && word != PeriodWords.upTo
            && word != PeriodWords.and
    }

    /// 2022 on its own, where nothing says that it is a number of things
    private func bareYear(_ place: Int) -> PeriodMention? {
        guard let year = year(place), year >= 2005, kind(place + 1) != .percent, kind(place + 1) != .slash else {
            return nil
        }
        let before = key(place - 1)
        let afterYearWord = PeriodWords.beforeYears.contains(before)
        let inBrackets = kind(place - 1) == .open && kind(place + 1) == .close
        let inList = kind(place - 1) == .comma && mentions.last?.tokens.upperBound == place - 1
        let joined = isJoint(place - 1)
        guard afterYearWord || inBrackets || inList || joined else { return nil }
        return PeriodMention(tokens: place..<place + 1, span: MonthSpan(year: year), year: .stated)
    }

    /// 9 tháng đầu năm 2022, 10 tháng năm 2023, 6 tháng qua
    private func monthsOfYear(_ place: Int) -> PeriodMention? {
        guard key(place + 1) == PeriodWords.month, let count = whole(place), (1...12).contains(count) else {
            return nil
        }
        return monthsOfYear(count, place, place + 1)
    }

    private func monthsOfYear(_ count: Int, _ place: Int, _ afterCount: Int) -> PeriodMention? {
        guard key(afterCount) == PeriodWords.month else { return nil }
        var next = afterCount + 1
        var months = 1...count
        var found = key(place - 1) == PeriodWords.in_ && count > 1
        if key(next) == PeriodWords.beginning || key(next) == PeriodWords.end {
            if key(next) == PeriodWords.end { months = (13 - count)...12 }
            next += 1
            found = true
        }
        if key(next) == PeriodWords.of, key(next + 1) == PeriodWords.year { next += 1 }
        if key(next) == PeriodWords.year {
            next += 1
            if let year = year(next) {
                return PeriodMention(
                    tokens: place..<next + 1, span: MonthSpan(year: year, months: months), year: .stated)
            }
            found = true
        } else if kind(next) == .slash || kind(next) == .dash, let year = year(next + 1) {
            return PeriodMention(tokens: place..<next + 2, span: MonthSpan(year: year, months: months), year: .stated)
        } else if found, let year = year(next) {
            return PeriodMention(tokens: place..<next + 1, span: MonthSpan(year: year, months: months), year: .stated)
        }
        if key(next) == PeriodWords.past {
            next += 1
            found = true
        }
        if count >= 3, isClosed(next), !PeriodWords.durations.contains(key(place - 1)), kind(place - 1) == .word {
            found = true
        }
        guard found else { return nil }
        return PeriodMention(tokens: place..<next, span: MonthSpan(year: 0, months: months), year: .report)
    }

    /// "hồ sơ trực tuyến 9 tháng, huyện Lạc Thủy ...": nothing goes on with the months.
    private func isClosed(_ place: Int) -> Bool {
        switch kind(place) {
        case .comma, .period, .colon, .semicolon, .close, .paragraph: true
        default: false
        }
    }

    // MARK: Words

    private func wordMention(_ place: Int) -> PeriodMention? {
        switch key(place) {
        case PeriodWords.year: yearMention(place)
        case PeriodWords.month: monthMention(place)
        case PeriodWords.quarter: quarterMention(place)
        case PeriodWords.half: halfMention(place)
        case PeriodWords.day: dayOfMonth(place)
        default: spelledMonths(place)
        }
    }

    private func spelledMonths(_ place: Int) -> PeriodMention? {
        guard let numeral = numerals.numeral(at: place), numeral.isSpelled,
            numeral.value.millionths <= 12_000_000, numeral.value.millionths > 0
        else { return nil }
        return monthsOfYear(Int(numeral.value.millionths / 1_000_000), place, numeral.tokens.upperBound)
    }

    /// năm 2022, năm 2021 - 2025, năm nay, năm ngoái, năm trước
    private func yearMention(_ place: Int) -> PeriodMention? {
        if let range = yearRange(place + 1) {
            return PeriodMention(tokens: place..<range.tokens.upperBound, span: range.span, year: .stated)
        }
        if let year = year(place + 1) {
            return PeriodMention(tokens: place..<place + 2, span: MonthSpan(year: year), year: .stated)
        }
        let months = MonthSpan(year: 0)
        switch key(place + 1) {
        case PeriodWords.this:
            return PeriodMention(tokens: place..<place + 2, span: months, year: .published)
        case PeriodWords.past:
            guard kind(place - 1) != .number, !PeriodWords.counts.contains(key(place - 1)) else { return nil }
            return PeriodMention(tokens: place..<place + 2, span: months, year: .report)
        case PeriodWords.lastSpoken, PeriodWords.before:
            guard kind(place - 1) != .number, key(place - 1) != PeriodWords.ten else { return nil }
            return PeriodMention(tokens: place..<place + 2, span: months, year: .before(1))
        default:
            return wholeYear(place)
        }
    }

    /// "từ đầu năm đến nay", "trong năm", "cả năm", "đầu năm", "cuối năm" speak of the year reported on.
    private func wholeYear(_ place: Int) -> PeriodMention? {
        let before = key(place - 1)
        guard before == PeriodWords.in_ || before == PeriodWords.whole || before == PeriodWords.beginning,
            year(place + 1) == nil
        else { return nil }
        var end = place + 1
        if key(end) == PeriodWords.until, key(end + 1) == PeriodWords.this { end += 2 }
        return PeriodMention(tokens: place..<end, span: MonthSpan(year: 0), year: .report)
    }

    /// tháng 9/2023, tháng 9 năm 2023, tháng 9
    private func monthMention(_ place: Int) -> PeriodMention? {
        if let found = monthYear(place + 1) {
            return PeriodMention(tokens: place..<found.tokens.upperBound, span: found.span, year: .stated)
        }
        guard let month = whole(place + 1), (1...12).contains(month) else { return nil }
        return withYear(place, place + 2, months: month...month)
    }

    /// quý III/2022, quý 3 năm 2022, quý I
    private func quarterMention(_ place: Int) -> PeriodMention? {
        guard let quarter = whole(place + 1) ?? PeriodWords.roman[key(place + 1)], (1...4).contains(quarter) else {
            return nil
        }
        return withYear(place, place + 2, months: (quarter * 3 - 2)...(quarter * 3))
    }

    /// nửa đầu năm 2024
    private func halfMention(_ place: Int) -> PeriodMention? {
        let isFirst = key(place + 1) == PeriodWords.beginning
        guard isFirst || key(place + 1) == PeriodWords.end, key(place + 2) == PeriodWords.year else { return nil }
        return withYear(place, place + 2, months: isFirst ? 1...6 : 7...12)
    }

    /// ngày 12 tháng 4 năm 2021
    private func dayOfMonth(_ place: Int) -> PeriodMention? {
        guard let day = whole(place + 1), (1...31).contains(day), key(place + 2) == PeriodWords.month,
            var mention = monthMention(place + 2)
        else { return nil }
        mention.tokens = place..<mention.tokens.upperBound
        mention.isDay = true
        return mention
    }

    private func withYear(_ place: Int, _ next: Int, months: ClosedRange<Int>) -> PeriodMention {
        var end = next
        if key(end) == PeriodWords.year || isJoint(end) { end += 1 }
        if let year = year(end) {
            return PeriodMention(tokens: place..<end + 1, span: MonthSpan(year: year, months: months), year: .stated)
        }
        return PeriodMention(tokens: place..<next, span: MonthSpan(year: 0, months: months), year: .report)
    }

    // MARK: What stands around

    /// Notes what the words before a mention make of it.
    private func mark(_ mention: inout PeriodMention) {
        let start = mention.tokens.lowerBound
        var place = start - 1
        while place > start - 4, PeriodWords.fillers.contains(key(place)) { place -= 1 }
        mention.isUntil = key(place) == PeriodWords.until || key(place) == PeriodWords.upTo
        mention.isFrom = key(place) == PeriodWords.from
        for place in annotations.places(ofCuesIn: max(0, start - 8)..<start) where annotations.cues[place].cue == .base
        {
            let cue = annotations.cues[place]
            let between = cue.end <= start ? tokens[cue.end..<start] : []
            if between.allSatisfy({ $0.kind == .word }), between.count <= 5 { mention.isBase = true }
        }
        if annotations.has(.base, in: mention.tokens) {
            mention.isBase = true
        }
        if isComparedWith(start) { mention.isBase = true }
    }

    /// "cao hơn năm 2022", "gấp 2,3 lần năm 2021"
    private func isComparedWith(_ start: Int) -> Bool {
        key(start - 1) == PeriodWords.times || key(start - 1) == PeriodWords.more
            || annotations.start(of: .difference, endingAt: start) != nil
    }

    /// Adds a mention, joined with the one before where the two are the ends of a span.
    private mutating func append(_ mention: PeriodMention) {
        if mention.isUntil, let last = mentions.last {
            let between = tokens[reach(last.tokens.upperBound, mention.tokens.lowerBound)]
            if last.isFrom, between.count <= 4, between.allSatisfy({ $0.kind == .word }) {
                mentions[mentions.count - 1] = joined(last, mention, from: last.tokens.lowerBound)
                return
            }
            if saysFromThen(mention), last.isDay {
                mentions.append(joined(last, mention, from: mention.tokens.lowerBound))
                return
            }
        }
        if mentions.isEmpty { mentions.reserveCapacity(8) }
        mentions.append(mention)
    }

    /// "từ đó đến hết tháng 12/2024"
    private func saysFromThen(_ mention: PeriodMention) -> Bool {
        let start = mention.tokens.lowerBound
        return (max(1, start - 4)..<start).contains { key($0 - 1) == PeriodWords.from && key($0) == PeriodWords.that }
    }

    private func joined(_ first: PeriodMention, _ last: PeriodMention, from start: Int) -> PeriodMention {
        var mention = last
        mention.tokens = start..<last.tokens.upperBound
        mention.isDay = false
        mention.isUntil = false
        var begin = first.span.first
        if first.year == .report, last.year == .stated { begin = last.span.firstYear * 12 + first.span.first % 12 }
        if begin <= last.span.last { mention.span = MonthSpan(first: begin, last: last.span.last) }
        return mention
    }
}
