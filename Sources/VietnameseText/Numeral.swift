package import Core

/// A number as a reader says it: digits or words, with its magnitude words.
package struct Numeral: Sendable, Hashable {
    /// Its value with the magnitude applied.
    package var value: FixedDecimal
    /// The tokens that it takes, magnitude words among them.
    package var tokens: Range<Int>
    /// How many digits stood after the decimal separator.
    package var decimals: Int
    /// How many digits stood before it; 0 for a number in words.
    package var wholeDigits: Int
    /// Whether points or commas group the thousands.
    package var isGrouped: Bool
    /// Whether it has a magnitude word: nghìn, triệu, tỷ.
    package var hasMagnitude: Bool
    /// Whether it is written in words.
    package var isSpelled: Bool
    /// Whether a comma before three digits may have meant thousands.
    package var isAmbiguous: Bool
}

extension Numeral {
    /// A small whole number that one word says: "nhất", "ba".
    package init(word value: Int, at place: Int) {
        self.init(
            value: FixedDecimal(value), tokens: place..<place + 1, decimals: 0, wholeDigits: 0, isGrouped: false,
            hasMagnitude: false, isSpelled: true, isAmbiguous: false)
    }
}

/// Reads numerals at a token.
package struct NumeralReader {
    private let tokens: [Token]
    private let digits: [UInt8]

    /// The words that a number in words may begin with.
    package static let openers = SpelledNumber.openers

    /// A reader of a document's tokens.
    package init(_ document: TextDocument) {
        tokens = document.tokens
        digits = document.digits
    }

    /// The numeral that starts at a token, or nil. One that does not fit a message's range is none.
    package func numeral(at place: Int) -> Numeral? {
        let token = tokens[place]
        let found: Numeral?
        switch token.kind {
        case .number: found = written(at: place)
        case .word: found = SpelledNumber.read(tokens, at: place)
        default: found = nil
        }
        guard let found, found.value.isInMessageRange else { return nil }
        return found
    }

    private func number(at place: Int) -> WrittenNumber? {
        NumberText.parse(digits[Int(tokens[place].key)..<Int(tokens[place].key + tokens[place].bare)])
    }

    private func written(at place: Int) -> Numeral? {
        guard let number = number(at: place) else { return nil }
        var numeral = Numeral(
            value: number.value, tokens: place..<place + 1, decimals: number.decimals, wholeDigits: number.wholeDigits,
            isGrouped: number.isGrouped, hasMagnitude: false, isSpelled: false, isAmbiguous: number.isAmbiguous)
        let factor = Magnitude.read(tokens, at: place + 1)
        guard factor.end > place + 1 else { return numeral }
        guard let value = Magnitude.multiply(numeral.value, by: factor.factor) else { return nil }
        numeral.value = value
        numeral.tokens = place..<factor.end
        numeral.hasMagnitude = true
        return remainder(numeral, below: factor.factor)
    }

    /// "2 tỷ 500 triệu": a smaller magnitude right after a larger one is added to it.
    private func remainder(_ numeral: Numeral, below factor: Int128) -> Numeral {
        let next = numeral.tokens.upperBound
        guard numeral.decimals == 0, next < tokens.count, tokens[next].kind == .number,
            let number = number(at: next), number.decimals == 0
        else { return numeral }
        let smaller = Magnitude.read(tokens, at: next + 1)
        guard smaller.end > next + 1, smaller.factor < factor,
            let value = Magnitude.multiply(number.value, by: smaller.factor)
        else { return numeral }
        var sum = numeral
        sum.value += value
        sum.tokens = numeral.tokens.lowerBound..<smaller.end
        return sum
    }
}

/// Magnitude words after a number.
enum Magnitude {
    private static let billion = 1_000_000_000

    private static let words: WordTable = [
        "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 1_000_000_000,
    ]
    private static let notAfterBillion: WordSet = ["lệ", "trọng", "suất", "số", "phú", "giá"]

    /// The product of the magnitude words from a token on ("nghìn tỷ"), and the token after them.
    static func read(_ tokens: [Token], at start: Int) -> (factor: Int128, end: Int) {
        var factor: Int128 = 1
        var place = start
        while place < tokens.count, place < start + 2, tokens[place].kind == .word, let word = words[tokens[place].key]
        {
            if word == billion, place + 1 < tokens.count, notAfterBillion.contains(tokens[place + 1].key) { break }
            factor *= Int128(word)
            place += 1
        }
        return (factor, place)
    }

    /// The product, or nil where it leaves the range of messages.
    static func multiply(_ value: FixedDecimal, by factor: Int128) -> FixedDecimal? {
        let (product, overflow) = value.millionths.multipliedReportingOverflow(by: factor)
        let result = FixedDecimal(millionths: product)
        return overflow || !result.isInMessageRange ? nil : result
    }
}
