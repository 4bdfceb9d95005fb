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
        var groups: [ArraySlice<UInt8>] = []
        var separators: [UInt8] = []
        var start = bytes.startIndex
        for place in bytes.indices where bytes[place] == comma || bytes[place] == point {
            groups.append(bytes[start..<place])
            separators.append(bytes[place])
            start = place + 1
        }
        groups.append(bytes[start...])
        guard let first = groups.first, !first.isEmpty else { return nil }
        guard let last = separators.last else { return number(groups, decimals: nil) }
        if separators.count == 1 { return single(groups, separator: last) }
        let sameThroughout = separators.allSatisfy { $0 == last }
        if sameThroughout { return isThousands(groups) ? number(groups, decimals: nil) : nil }
        let whole = Array(groups.dropLast())
        guard separators.dropLast().allSatisfy({ $0 != last }), isThousands(whole) else { return nil }
        return number(whole, decimals: groups[groups.count - 1])
    }

    private static let comma = UInt8(ascii: ",")
    private static let point = UInt8(ascii: ".")

    private static func single(_ groups: [ArraySlice<UInt8>], separator: UInt8) -> WrittenNumber? {
        let grouping = isThousands(groups)
        if separator == point, grouping { return number(groups, decimals: nil) }
        return number([groups[0]], decimals: groups[1], isAmbiguous: grouping)
    }

    /// One to three digits, not a lone zero, then groups of exactly three.
    private static func isThousands(_ groups: [ArraySlice<UInt8>]) -> Bool {
        guard let first = groups.first, (1...3).contains(first.count), first.first != UInt8(ascii: "0") else {
            return false
        }
        return groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    private static func number(
        _ groups: [ArraySlice<UInt8>], decimals: ArraySlice<UInt8>?, isAmbiguous: Bool = false
    ) -> WrittenNumber? {
        var whole: Int128 = 0
        var count = 0
        for byte in groups.joined() {
            whole = whole * 10 + Int128(byte - 48)
            count += 1
            if count > 18 { return nil }
        }
        var millionths = whole * 1_000_000
        let places = decimals?.count ?? 0
        guard places <= 6 else { return nil }
        var unit: Int128 = 100_000
        for byte in decimals ?? [] {
            millionths += Int128(byte - 48) * unit
            unit /= 10
        }
        return WrittenNumber(
            value: FixedDecimal(millionths: millionths), decimals: places, isGrouped: groups.count > 1,
            wholeDigits: count, isAmbiguous: isAmbiguous)
    }
}
