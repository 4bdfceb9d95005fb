import Core

/// A JSON number taken apart: ±coefficient · 10^exponent, the coefficient without trailing zeros.
struct DecimalNotation {
    private let isNegative: Bool
    private let coefficient: UInt128
    private let exponent: Int
    /// How many digits the coefficient has.
    private let digits: Int

    /// More digits than this fit neither a figure (18 before the point and 6 after, a sum's 21 and 6) nor 64 bits.
    private static let digitLimit = 30

    /// Takes a number apart that the scanner has accepted; nil where it has too many digits to be of use.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var coefficient: UInt128 = 0
        var digits = 0
        var zeros = 0
        var decimals = 0
        var isFraction = false
        var place = text[0] == UInt8(ascii: "-") ? 1 : 0
        while place < text.count, text[place] | 0x20 != UInt8(ascii: "e") {
            let byte = text[place]
            place += 1
            guard byte != UInt8(ascii: ".") else {
                isFraction = true
                continue
            }
            if isFraction { decimals += 1 }
            if byte == UInt8(ascii: "0") {
                if digits > 0 { zeros += 1 }
                continue
            }
            digits += zeros + 1
            guard digits <= Self.digitLimit else { return nil }
            coefficient = coefficient * Self.power(zeros + 1) + UInt128(byte - 48)
            zeros = 0
        }
        isNegative = text[0] == UInt8(ascii: "-")
        self.coefficient = coefficient
        self.digits = digits
        exponent = Self.exponent(text[place...]) - decimals + zeros
    }

    /// The number as a figure; nil where it needs more than six decimals or more digits before the point than told.
    func fixed(wholeDigits: Int) -> FixedDecimal? {
        guard coefficient > 0 else { return .zero }
        guard exponent >= -6, digits + exponent <= wholeDigits else { return nil }
        let magnitude = Int128(coefficient * Self.power(exponent + 6))
        return FixedDecimal(millionths: isNegative ? -magnitude : magnitude)
    }

    /// The number as 64 bits; nil where it has a fraction or does not fit.
    var integer: Int64? {
        guard coefficient > 0 else { return 0 }
        guard exponent >= 0, digits + exponent <= 19 else { return nil }
        let magnitude = Int128(coefficient * Self.power(exponent))
        return Int64(exactly: isNegative ? -magnitude : magnitude)
    }

    /// The millionths of a number that is short and written without an exponent, as figures are; nil for others.
    static func shortMillionths(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        // Twelve digits and six decimals fit 64 bits.
        guard text.count <= 12 else { return nil }
        var coefficient: Int64 = 0
        var decimals = -1
        let isNegative = text[0] == UInt8(ascii: "-")
        for byte in text[(isNegative ? 1 : 0)...] {
            if byte == UInt8(ascii: ".") {
                decimals = 0
                continue
            }
            guard (48...57).contains(byte), decimals < 6 else { return nil }
            coefficient = coefficient &* 10 &+ Int64(byte) &- 48
            if decimals >= 0 { decimals += 1 }
        }
        for _ in max(decimals, 0)..<6 { coefficient = coefficient &* 10 }
        return isNegative ? -coefficient : coefficient
    }

    /// A number of at most 18 digits and nothing else; nil for others.
    static func shortInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard text.count <= 18 else { return nil }
        var number: Int64 = 0
        for byte in text {
            guard (48...57).contains(byte) else { return nil }
            number = number &* 10 &+ Int64(byte) &- 48
        }
        return number
    }

    private static func power(_ exponent: Int) -> UInt128 {
        var power: UInt128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    /// The exponent written at the end ("e-3"), 0 where there is none; held within ±10¹², far beyond any text's length.
    private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var exponent = 0
        for byte in text where (48...57).contains(byte) {
            exponent = min(exponent * 10 + Int(byte) - 48, 1_000_000_000_000)
        }
        return text.contains(UInt8(ascii: "-")) ? -exponent : exponent
    }
}
