/// A period of whole months that a figure speaks of: 2022, 2022-Q3, 2022-H1, 2022-09 or 2022-01/2022-09
/// (domain/reading-articles.md, "period").
///
/// It is kept as numbers, so that keys that hold one are copied and compared without counting references.
public struct Period: Sendable, Hashable, BitwiseCopyable, CustomStringConvertible {
    private let first, last: Int32
    private let form: Form

    /// How a period is written; which part of a year it is, its months tell.
    private enum Form: UInt8, BitwiseCopyable {
        case year, partOfYear, range
    }

    /// The first month, counted from January of the year 0.
    public var firstMonth: Int { Int(first) }
    /// The last month, counted from January of the year 0; never before the first.
    public var lastMonth: Int { Int(last) }

    /// Reads a period in one of the five forms; nil for anything else, and for a range that ends before it begins.
    public init?(_ text: String) {
        var text = text
        guard let period = text.withUTF8({ Period(utf8: $0) }) else { return nil }
        self = period
    }

    /// Reads the UTF-8 bytes of what ``init(_:)`` reads.
    public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        if text.count == 15, text[7] == UInt8(ascii: "/") {
            guard let first = Self.months(text[..<7]), let last = Self.months(text[8...]),
                first.count == 1, last.count == 1, first.lowerBound <= last.lowerBound
            else { return nil }
            self.init(first.lowerBound...last.lowerBound, .range)
        } else {
            guard let months = Self.months(text[...]) else { return nil }
            self.init(months, text.count == 4 ? .year : .partOfYear)
        }
    }

    /// A whole year, 0 to 9999; one beyond counts as the nearest of these.
    public init(year: Int) {
        let year = min(max(year, 0), 9999)
        self.init((year * 12)...(year * 12 + 11), .year)
    }

    /// Months from one to another, counted from January of the year 0, in the shortest form: a year, a half year, a
    /// quarter, a month, or from month to month; nil outside the years 0 to 9999.
    public init?(shortest months: ClosedRange<Int>) {
        guard months.lowerBound >= 0, months.upperBound < 10_000 * 12 else { return nil }
        let start = months.lowerBound % 12
        let form: Form =
            switch months.upperBound - months.lowerBound {
            case 11 where start == 0: .year
            case 5 where start % 6 == 0, 2 where start % 3 == 0, 0: .partOfYear
            default: .range
            }
        self.init(months, form)
    }

    private init(_ months: ClosedRange<Int>, _ form: Form) {
        first = Int32(truncatingIfNeeded: months.lowerBound)
        last = Int32(truncatingIfNeeded: months.upperBound)
        self.form = form
    }

    /// The period as it is written.
    public var text: String {
        var text = ""
        withUTF8 { text = String(knownUTF8: $0) }
        return text
    }

    /// Works on the UTF-8 bytes of ``text``.
    package func withUTF8(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 15) { buffer in
            let firstMonth = firstMonth
            Self.write(firstMonth / 12, digits: 4, to: buffer, at: 0)
            switch form {
            case .year:
                body(UnsafeBufferPointer(rebasing: buffer[..<4]))
            case .partOfYear:
                writePart(of: firstMonth % 12, to: buffer)
                body(UnsafeBufferPointer(rebasing: buffer[..<7]))
            case .range:
                Self.writeMonth(firstMonth, to: buffer, at: 0)
                buffer[7] = UInt8(ascii: "/")
                Self.writeMonth(lastMonth, to: buffer, at: 8)
                body(UnsafeBufferPointer(buffer))
            }
        }
    }

    /// Writes what stands behind the year: "-Q3", "-H1" or "-09", which last three months, six and one.
    private func writePart(of month: Int, to buffer: UnsafeMutableBufferPointer<UInt8>) {
        buffer[4] = UInt8(ascii: "-")
        switch lastMonth - firstMonth {
        case 0: Self.write(month + 1, digits: 2, to: buffer, at: 5)
        case 2: (buffer[5], buffer[6]) = (UInt8(ascii: "Q"), UInt8(truncatingIfNeeded: month / 3 + 49))
        default: (buffer[5], buffer[6]) = (UInt8(ascii: "H"), UInt8(truncatingIfNeeded: month / 6 + 49))
        }
    }

    private static func writeMonth(_ month: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at place: Int) {
        write(month / 12, digits: 4, to: buffer, at: place)
        buffer[place + 4] = UInt8(ascii: "-")
        write(month % 12 + 1, digits: 2, to: buffer, at: place + 5)
    }

    private static func write(
        _ number: Int, digits: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at place: Int
    ) {
        var rest = number
        for digit in stride(from: place + digits - 1, through: place, by: -1) {
            buffer[digit] = UInt8(truncatingIfNeeded: rest % 10) + 48
            rest /= 10
        }
    }

    public var description: String { text }

    public func hash(into hasher: inout Hasher) { hasher.combine(word) }

    /// The months in one word, below 2 to the power of 34.
    var word: Int { firstMonth << 17 | lastMonth }

    /// The year where the period is written as one ("2022"), else nil.
    public var wholeYear: Int? { form == .year ? firstMonth / 12 : nil }

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
