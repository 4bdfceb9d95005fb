public import Core

extension JSONWriter {
    /// Writes a figure in plain decimal notation: no exponent, no trailing zeros, at most six decimals.
    public mutating func decimal(_ figure: FixedDecimal) {
        separate()
        if figure.millionths < 0 { continueValue(UInt8(ascii: "-")) }
        let magnitude = figure.millionths.magnitude
        var fraction: UInt64
        if let small = UInt64(exactly: magnitude) {
            digits(small / 1_000_000)
            fraction = small % 1_000_000
        } else {
            let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: 1_000_000)
            wide(whole)
            fraction = UInt64(rest)
        }
        guard fraction > 0 else { return }
        var width = 6
        while fraction % 10 == 0 {
            fraction /= 10
            width -= 1
        }
        continueValue(UInt8(ascii: "."))
        digits(fraction, width: width)
    }

    /// Sums over provinces may pass 64 bits.
    private mutating func wide(_ whole: UInt128) {
        let (high, low) = whole.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
        guard high > 0 else { return digits(UInt64(low)) }
        digits(UInt64(truncatingIfNeeded: high))
        digits(UInt64(low), width: 18)
    }
}
