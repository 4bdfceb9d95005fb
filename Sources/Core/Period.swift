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
        var text = text
        guard let period = text.withUTF8({ Period(utf8: $0) }) else { return nil }
        self = period
    }

    /// Reads the UTF-8 bytes of what ``init(_:)`` reads.
    public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        let months: ClosedRange<Int>
        if text.count == 15, text[7] == UInt8(ascii: "/") {
            guard let first = Self.months(text[..<7]), let last = Self.months(text[8...]),
                first.count == 1, last.count == 1, first.lowerBound <= last.lowerBound
            else { return nil }
            months = first.lowerBound...last.lowerBound
        } else {
            guard let whole = Self.months(text[...]) else { return nil }
            months = whole
        }
        self.init(text: String(decoding: text, as: UTF8.self), months: months)
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

    /// The months and the form tell what is written.
    public static func == (left: Period, right: Period) -> Bool {
        left.firstMonth == right.firstMonth && left.lastMonth == right.lastMonth
            && left.text.utf8.count == right.text.utf8.count
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(firstMonth &* 131_072 &+ lastMonth) }

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

    private static func months(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> ClosedRange<Int>? {
        let bytes = UnsafeBufferPointer(rebasing: text)
        guard bytes.count == 4 || bytes.count == 7, bytes[..<4].allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        let start = bytes[..<4].reduce(0) { $0 * 10 + Int($1) - 48 } * 12
        if bytes.count == 4 { return start...(start + 11) }
        guard bytes[4] == UInt8(ascii: "-") else { return nil }
        switch (bytes[5], bytes[6]) {
        case (UInt8(ascii: "Q"), UInt8(ascii: "1")...UInt8(ascii: "4")):
            let quarter = start + (Int(bytes[6]) - 49) * 3
            return quarter...(quarter + 2)
        case (UInt8(ascii: "H"), UInt8(ascii: "1")...UInt8(ascii: "2")):
            let half = start + (Int(bytes[6]) - 49) * 6
            return half...(half + 5)
        case (48...57, 48...57):
            let month = (Int(bytes[5]) - 48) * 10 + Int(bytes[6]) - 48
            return (1...12).contains(month) ? (start + month - 1)...(start + month - 1) : nil
        default:
            return nil
        }
    }
}
