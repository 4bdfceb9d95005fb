/// An instant in whole seconds. Fractions are cut off when one is read (contract.md, "Messages").
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, in the years 0000 to 9999.
    public let seconds: Int64

    /// An instant from its seconds since 1970; nil outside the years 0000 to 9999.
    public init?(seconds: Int64) {
        guard Self.allSeconds.contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// The instant of the years 0000 to 9999 that is nearest to a number of seconds since 1970.
    public init(clamping seconds: Int64) {
        self.seconds = min(max(seconds, Self.allSeconds.lowerBound), Self.allSeconds.upperBound)
    }

    private static let allSeconds: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

    /// Reads an RFC 3339 date-time of any offset ("2022-09-22T14:05:00+07:00"; fractions are cut off, a leap second
    /// counts as the next one), or a date alone, which means midnight in UTC+7, Vietnam's time; nil for anything else.
    public init?(_ text: String) {
        var text = text
        guard let time = text.withUTF8({ Timestamp(utf8: $0) }) else { return nil }
        self = time
    }

    /// Reads the UTF-8 bytes of what ``init(_:)`` reads.
    public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), (1...12).contains(month), day >= 1,
            day <= Self.daysIn(month: month, year: year)
        else { return nil }
        let midnight = Int64(Self.days(year: year, month: month, day: day)) * 86_400
        if scanner.isAtEnd {
            self.init(seconds: midnight - Self.vietnamOffset)
            return
        }
        guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"),
            let second = scanner.number(2), hour < 24, minute < 60, second <= 60
        else { return nil }
        if scanner.skip(".") {
            guard scanner.number(1) != nil else { return nil }
            while scanner.number(1) != nil {}
        }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        self.init(seconds: midnight + Int64(hour * 3600 + minute * 60 + second) - Int64(offset))
    }

    /// The instant in UTC, with seconds and Z: "2022-09-22T07:05:00Z".
    public var description: String {
        var text = ""
        withUTF8 { text = String(knownUTF8: $0) }
        return text
    }

    /// Works on the UTF-8 bytes of ``description``.
    package func withUTF8(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let (date, time) = Self.date(shifted: seconds)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { text in
            var place = 0
            func write(_ number: Int, _ width: Int, _ separator: Unicode.Scalar) {
                var rest = number
                for digit in stride(from: place + width - 1, through: place, by: -1) {
                    text[digit] = UInt8(truncatingIfNeeded: rest % 10) + 48
                    rest /= 10
                }
                text[place + width] = UInt8(ascii: separator)
                place += width + 1
            }
            write(date.year, 4, "-")
            write(date.month, 2, "-")
            write(date.day, 2, "T")
            write(time / 3600, 2, ":")
            write(time / 60 % 60, 2, ":")
            write(time % 60, 2, "Z")
            body(UnsafeBufferPointer(text))
        }
    }

    /// The calendar day in Vietnam (UTC+7), the one that years and days are read in.
    public var vietnameseDate: (year: Int, month: Int, day: Int) { Self.date(shifted: seconds + Self.vietnamOffset).0 }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    private static let vietnamOffset: Int64 = 7 * 3600

    private static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible low-level date
    /// algorithms", days_from_civil).
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of `days` (civil_from_days), with the seconds into the day.
    private static func date(shifted seconds: Int64) -> ((year: Int, month: Int, day: Int), Int) {
        let time = Int(((seconds % 86_400) + 86_400) % 86_400)
        let days = Int((seconds - Int64(time)) / 86_400) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (
            (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1), time
        )
    }
}

/// Reads fixed-width digits and separators from left to right.
private struct DigitScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func number(_ width: Int) -> Int? {
        guard place + width <= bytes.count else { return nil }
        var sum = 0
        for byte in bytes[place..<place + width] {
            guard (48...57).contains(byte) else { return nil }
            sum = sum * 10 + Int(byte) - 48
        }
        place += width
        return sum
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    /// An RFC 3339 offset in seconds: Z, +07:00, -05:30.
    mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : (skip("-") ? -1 : 0)
        guard sign != 0, let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60 else {
            return nil
        }
        return sign * (hours * 3600 + minutes * 60)
    }
}
