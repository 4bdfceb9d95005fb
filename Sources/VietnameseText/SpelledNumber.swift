internal import Core

/// Reads numbers in words: "ba mươi hai nghìn", "hai trăm linh năm", "mười lăm".
enum SpelledNumber {
    /// The words that a number may begin with.
    static let openers: WordSet = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
    private static let units: WordTable = [
        "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    ]
    /// Forms that stand only after a ten.
    private static let unitsAfterTen: WordTable = ["mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5]
    private static let ten = Syllable("mười").key
    private static let tens = Syllable("mươi").key
    private static let hundred = Syllable("trăm").key
    private static let zeros: WordSet = ["linh", "lẻ"]
    private static let one = Syllable("một").key
    private static let five = Syllable("năm").key

    /// The numeral in words at a token, or nil. "một" and "năm" alone are none: they are "a" and "year".
    static func read(_ tokens: [Token], at start: Int) -> Numeral? {
        guard units[tokens[start].key] != nil || tokens[start].key == ten else { return nil }
        var place = start
        var total: Int128 = 0
        while place < tokens.count, let group = belowThousand(tokens, &place) {
            let magnitude = Magnitude.read(tokens, at: place)
            let hasMagnitude = magnitude.end > place
            total += Int128(group) * magnitude.factor
            place = magnitude.end
            if !hasMagnitude { break }
        }
        let length = place - start
        guard length > 0, total > 0 else { return nil }
        if length == 1, tokens[start].key == one || tokens[start].key == five { return nil }
        return Numeral(
            value: FixedDecimal(millionths: total * 1_000_000), tokens: start..<place, decimals: 0, wholeDigits: 0,
            isGrouped: false, hasMagnitude: false, isSpelled: true, isAmbiguous: false)
    }

    /// A number below a thousand from a token on; the place moves behind it.
    private static func belowThousand(_ tokens: [Token], _ place: inout Int) -> Int? {
        func key(_ offset: Int) -> UInt64 {
            place + offset < tokens.count && tokens[place + offset].kind == .word ? tokens[place + offset].key : 0
        }
        var sum = 0
        var read = false
        if let unit = units[key(0)], key(1) == hundred {
            sum = unit * 100
            place += 2
            read = true
            if zeros.contains(key(0)), let last = units[key(1)] {
                place += 2
                return sum + last
            }
        }
        if key(0) == ten {
            place += 1
            return sum + 10 + unitAfterTen(key(0), &place)
        }
        if let unit = units[key(0)] {
            if key(1) == tens {
                place += 2
                return sum + unit * 10 + unitAfterTen(key(0), &place)
            }
            if !read || key(0) != five {
                place += 1
                return sum + unit
            }
        }
        return read ? sum : nil
    }

    private static func unitAfterTen(_ key: UInt64, _ place: inout Int) -> Int {
        guard let unit = unitsAfterTen[key] ?? (key == five ? nil : units[key]) else { return 0 }
        place += 1
        return unit
    }
}
