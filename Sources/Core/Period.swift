/// A period of whole months that a figure speaks of: 2022, 2022-Q3, 2022-H1, 2022-09 or 2022-01/2022-09
/// (domain/reading-articles.md, "period").
public struct Period: Sendable, Hashable, CustomStringConvertible {
    /// The period as it is written.
    public let text: String
    /// The first month, counted from January of the year 0.
    public let firstMonth: Int
    /// The last month, counted from January of the year 0; never before the first.
    public let lastMonth: Int

    /// Reads a period in one of the five forms; nil for anything else, and for a range that ends before it begins.
    public init?(_ text: String) {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2 {
            guard ends.allSatisfy({ $0.utf8.count == 7 }),
                let first = Self.months(ends[0]), let last = Self.months(ends[1]),
                first.count == 1, last.count == 1, first.lowerBound <= last.lowerBound
            else { return nil }
            self.init(text: text, months: first.lowerBound...last.lowerBound)
        } else {
            guard ends.count == 1, let months = Self.months(ends[0]) else { return nil }
            self.init(text: text, months: months)
        }
    }

    /// A whole year, 0 to 9999.
    public init(year: Int) {
        let digits = String(year)
        self.init(
            text: String(repeating: "0", count: max(0, 4 - digits.count)) + digits,
            months: (year * 12)...(year * 12 + 11))
    }

    private init(text: String, months: ClosedRange<Int>) {
        self.text = text
        firstMonth = months.lowerBound
        lastMonth = months.upperBound
    }

    public var description: String { text }

    /// The year where the period is written as one ("2022"), else nil.
    public var wholeYear: Int? { text.utf8.count == 4 ? firstMonth / 12 : nil }

    /// The year that the whole period lies in, or nil where it reaches over several.
    public var yearWithin: Int? { firstMonth / 12 == lastMonth / 12 ? firstMonth / 12 : nil }

    /// Whether this period stands for its year rather than another in the same year: it ends later, or is longer
    /// where both end together, or comes first by bytes (contract.md, "NationalRollup").
    public func stands(before other: Period) -> Bool {
        if lastMonth != other.lastMonth { return lastMonth > other.lastMonth }
        if firstMonth != other.firstMonth { return firstMonth < other.firstMonth }
        return text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }

    private static func months(_ text: Substring) -> ClosedRange<Int>? {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            range.reduce(into: Optional(0)) { sum, place in
                let byte = bytes[place]
                sum = (48...57).contains(byte) ? sum.map { $0 * 10 + Int(byte) - 48 } : nil
            }
        }
        guard bytes.count >= 4, let year = digits(0..<4) else { return nil }
        let start = year * 12
        if bytes.count == 4 { return start...(start + 11) }
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return nil }
        switch (bytes[5], bytes[6]) {
        case (UInt8(ascii: "Q"), UInt8(ascii: "1")...UInt8(ascii: "4")):
            let quarter = start + (Int(bytes[6]) - 49) * 3
            return quarter...(quarter + 2)
        case (UInt8(ascii: "H"), UInt8(ascii: "1")...UInt8(ascii: "2")):
            let half = start + (Int(bytes[6]) - 49) * 6
            return half...(half + 5)
        default:
            guard let month = digits(5..<7), (1...12).contains(month) else { return nil }
            return (start + month - 1)...(start + month - 1)
        }
    }
}
