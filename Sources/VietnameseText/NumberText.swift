package import Core

/// A number as it is written in digits.
package struct WrittenNumber: Sendable, Hashable {
    /// Its value.
    package let value: FixedDecimal
    /// How many digits stand after the decimal separator.
    package let decimals: Int
    /// Whether points or commas group its thousands.
    package let isGrouped: Bool
    /// How many digits it has before the decimal separator.
    package let wholeDigits: Int
    /// Whether its one separator, a comma or a point before three digits, could also have been meant the other way.
    package let isAmbiguous: Bool
}

/// Reads digits with Vietnamese separators: the point groups thousands, the comma starts decimals; the English
/// fashion is understood where nothing else is possible ("98.72", "3,436,164", "0.593").
package enum NumberText {
    /// The number, or nil for dates ("12.1.2023"), grouping that does not hold, and more than 18 digits.
    package static func parse(_ bytes: ArraySlice<UInt8>) -> WrittenNumber? {
        guard let first = bytes.first, !isSeparator(first) else { return nil }
        guard let cut = bytes.lastIndex(where: isSeparator) else { return number(bytes, decimals: []) }
        let (head, tail, last) = (bytes[..<cut], bytes[(cut + 1)...], bytes[cut])
        guard let other = head.first(where: isSeparator) else { return single(bytes, head, tail, separator: last) }
        let isUniform = head.allSatisfy { !isSeparator($0) || $0 == other }
        guard isUniform else { return nil }
        if other == last { return isThousands(bytes) ? number(bytes, decimals: []) : nil }
        return isThousands(head) ? number(head, decimals: tail) : nil
    }

    private static let point = UInt8(ascii: ".")
    private static let zero = UInt8(ascii: "0")

    private static func isSeparator(_ byte: UInt8) -> Bool { byte < zero }

    private static func single(
        _ bytes: ArraySlice<UInt8>, _ head: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>, separator: UInt8
    ) -> WrittenNumber? {
        let grouping = isThousands(bytes)
        if separator == point, grouping { return number(bytes, decimals: []) }
        return number(head, decimals: tail, isAmbiguous: grouping)
    }

    /// One to three digits, not a lone zero, then groups of exactly three.
    private static func isThousands(_ bytes: ArraySlice<UInt8>) -> Bool {
        var length = 0
        var isFirst = true
        for byte in bytes {
            guard isSeparator(byte) else {
                length += 1
                continue
            }
            guard isFirst ? (1...3).contains(length) : length == 3 else { return false }
            isFirst = false
            length = 0
        }
        return bytes.first != zero && (isFirst ? (1...3).contains(length) : length == 3)
    }

    private static func number(
        _ digits: ArraySlice<UInt8>, decimals: ArraySlice<UInt8>, isAmbiguous: Bool = false
    ) -> WrittenNumber? {
        var whole: Int64 = 0
        var count = 0
        for byte in digits where !isSeparator(byte) {
            count += 1
            if count > 18 { return nil }
            whole = whole * 10 + Int64(byte - zero)
        }
        var millionths = Int128(whole) * 1_000_000
        let places = decimals.count
        guard places <= 6 else { return nil }
        var unit: Int128 = 100_000
        for byte in decimals {
            millionths += Int128(byte - zero) * unit
            unit /= 10
        }
        return WrittenNumber(
            value: FixedDecimal(millionths: millionths), decimals: places,
            isGrouped: digits.contains(where: isSeparator),
            wholeDigits: count, isAmbiguous: isAmbiguous)
    }
}
