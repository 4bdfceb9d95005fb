/// An exact decimal number with six places after the point.
///
/// All figures of the project are of this type, so that sums do not depend on their order and equal values are
/// equal bytes. The range of a figure in a message is ±10¹⁸ exclusive (`FixedDecimal.limit`); sums over all
/// provinces stay far inside the 128 bits.
public struct FixedDecimal: Sendable, Hashable, Comparable {
    /// The number of millionths as two words: memory for a list of what holds an `Int128` is asked for in a way that takes
    /// several times as long.
    @usableFromInline let high: Int64
    @usableFromInline let low: UInt64

    /// The number of millionths.
    @inlinable
    public var millionths: Int128 { Int128(high) &<< 64 | Int128(low) }

    /// Zero.
    @inlinable
    public static var zero: FixedDecimal { FixedDecimal(millionths: 0) }

    /// The bound that the magnitude of a figure in a message stays below: 10¹⁸.
    @inlinable
    public static var limit: FixedDecimal { FixedDecimal(millionths: 1_000_000_000_000_000_000_000_000) }

    /// A number from its millionths.
    @inlinable
    public init(millionths: Int128) {
        high = Int64(truncatingIfNeeded: millionths &>> 64)
        low = UInt64(truncatingIfNeeded: millionths)
    }

    /// A whole number.
    @inlinable
    public init(_ whole: Int) { self.init(millionths: Int128(whole) * 1_000_000) }

    /// Whether the number lies in the range that messages allow.
    public var isInMessageRange: Bool { self < Self.limit && self > Self.zero - Self.limit }

    public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool { left.millionths < right.millionths }

    public static func + (left: FixedDecimal, right: FixedDecimal) -> FixedDecimal {
        FixedDecimal(millionths: left.millionths + right.millionths)
    }

    public static func - (left: FixedDecimal, right: FixedDecimal) -> FixedDecimal {
        FixedDecimal(millionths: left.millionths - right.millionths)
    }

    public static func += (left: inout FixedDecimal, right: FixedDecimal) { left = left + right }

    public static func -= (left: inout FixedDecimal, right: FixedDecimal) { left = left - right }

    /// The quotient of two integers in millionths, rounded half to even (the contract's rounding of shares,
    /// quartiles and means).
    ///
    /// - Parameters:
    ///   - numerator: the dividend, already in millionths.
    ///   - divisor: a positive integer.
    public static func roundedHalfEven(millionths numerator: Int128, over divisor: Int128) -> FixedDecimal {
        precondition(divisor > 0, "a quotient is taken over a positive number")
        var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: divisor)
        if remainder < 0 {
            quotient -= 1
            remainder += divisor
        }
        let twice = remainder * 2
        if twice > divisor || (twice == divisor && quotient & 1 == 1) { quotient += 1 }
        return FixedDecimal(millionths: quotient)
    }

    /// The number divided by another, rounded half to even to six places; nil where the divisor is not positive.
    public func share(of whole: FixedDecimal) -> FixedDecimal? {
        guard whole.millionths > 0 else { return nil }
        return Self.roundedHalfEven(millionths: millionths * 1_000_000, over: whole.millionths)
    }
}

extension FixedDecimal: CustomStringConvertible {
    /// Plain decimal notation: no exponent, no trailing zeros, "-" only before a number below zero.
    public var description: String {
        let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        var text = millionths < 0 ? "-\(whole)" : "\(whole)"
        guard fraction != 0 else { return text }
        var digits = String(fraction)
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        text += "." + digits
        return text
    }

    /// Reads plain decimal notation ("-12.5"), with at most six places; nil for anything else.
    public init?(_ text: String) {
        var rest = Substring(text)
        let negative = rest.hasPrefix("-")
        if negative { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...24).contains(whole.count), whole.allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        var digits = String(whole)
        if parts.count == 2 {
            guard (1...6).contains(parts[1].count), parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) else {
                return nil
            }
            digits += parts[1] + String(repeating: "0", count: 6 - parts[1].count)
        } else {
            digits += "000000"
        }
        guard let magnitude = Int128(digits) else { return nil }
        self.init(millionths: negative ? -magnitude : magnitude)
    }
}

extension FixedDecimal: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}
