public import Core

/// Reads dates as pages and feeds write them. Without an offset they are Vietnam's time, UTC+7.
public enum PageDate {
    /// Reads a date in one of these forms; nil for anything else:
    /// RFC 3339 and its looser relatives ("2023-01-10T08:15:00+0700", "2023-01-10 08:15"), RFC 822 ("Tue, 10 Jan 2023
    /// 08:15:00 GMT+7"), Vietnamese ("Thứ Ba, 10/01/2023 08:15 (GMT+7)", "08:15 | 10-01-2023", "ngày 10 tháng 1 năm
    /// 2023, 8h15").
    public static func read(_ text: String) -> Timestamp? {
        let text = PlainText.nfc(PlainText.line(String(text.prefix(200))))
        return Timestamp(text) ?? international(text) ?? mail(text) ?? vietnamese(text)
    }

    /// Whether a line is nothing but a date, with or without time, day of the week and zone.
    static func isAlone(_ text: String) -> Bool {
        guard read(text) != nil else { return false }
        var rest = PlainText.nfc(PlainText.line(text)).lowercased()
        rest.replace(/(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?![\p{L}\d])/, with: " ")
        rest.replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/, with: " ")
        rest.replace(/ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm|,|\s+-)?\s+\d{4}/, with: " ")
        rest.replace(/\d{4}-\d{1,2}-\d{1,2}t?|\d{1,2}[\/.-]\d{1,2}[\/.-]\d{4}/, with: " ")
        rest.replace(/\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}/, with: " ")
        rest.replace(/\d{1,2}\s*[:hg]\s*\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:am|pm|sa|ch)?/, with: " ")
        rest.replace(/(?:gmt|utc?|z)?\s*[+-]\d{1,2}(?::?\d{2})?|\b(?:gmt|utc|z|ngày|lúc)(?!\p{L})/, with: " ")
        return PlainText.weight(rest) == 0
    }

    private static func international(_ text: String) -> Timestamp? {
        guard let match = text.firstMatch(of: /(?:^|\s)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/) else { return nil }
        let (_, year, month, day) = match.output
        return stamp(year, month, day, time: text[match.range.upperBound...])
    }

    /// RFC 822 with the errors that feeds make: no seconds, years of two digits, zones such as "GMT+7".
    private static func mail(_ text: String) -> Timestamp? {
        guard let match = text.firstMatch(of: /(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\d{4}|\d{2})(?!\d)/) else {
            return nil
        }
        let (_, day, name, year) = match.output
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard let month = names.firstIndex(of: name.lowercased()) else { return nil }
        return stamp(year.count == 2 ? "20" + year : year, "\(month + 1)", day, time: text[match.range.upperBound...])
    }

    private static func vietnamese(_ text: String) -> Timestamp? {
        if let match = text.firstMatch(of: /\b(\d{1,2})[\/.-](\d{1,2})[\/.-](\d{4})(?!\d)/) {
            let (_, day, month, year) = match.output
            return stamp(year, month, day, time: text[match.range.upperBound...], or: text[..<match.range.lowerBound])
        }
        let words = /(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,|\s+-)?\s+(\d{4})/
        guard let match = text.firstMatch(of: words) else { return nil }
        let (_, day, month, year) = match.output
        return stamp(year, month, day, time: text[match.range.upperBound...], or: text[..<match.range.lowerBound])
    }

    /// A date with the time that stands behind it, or else before it; midnight where there is none.
    private static func stamp(
        _ year: Substring, _ month: Substring, _ day: Substring, time: Substring, or before: Substring = ""
    ) -> Timestamp? {
        guard let number = Int(year), (1990...2100).contains(number) else { return nil }
        let date = "\(year)-\(padded(month))-\(padded(day))"
        guard let clock = clock(time) ?? clock(before) else { return Timestamp(date) }
        return Timestamp("\(date)T\(clock)\(offset(time) ?? "+07:00")") ?? Timestamp(date)
    }

    private static func stamp(_ year: String, _ month: String, _ day: Substring, time: Substring) -> Timestamp? {
        stamp(year[...], month[...], day, time: time)
    }

    /// "08:15:30" of the first time in a text: 08:15, 8h15, 8:15 PM, 02:15 CH (chiều).
    private static func clock(_ text: Substring) -> String? {
        let form = /(?i)(?:^|[^\d+-])(\d{1,2})\s*[:hg]\s*(\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*(am|pm|sa|ch)?(?![a-z])/
        guard let match = text.firstMatch(of: form), var hour = Int(match.output.1) else { return nil }
        let half = match.output.4?.lowercased()
        if half == "pm" || half == "ch" { hour = hour % 12 + 12 }
        if half == "am" || half == "sa" { hour %= 12 }
        guard hour < 24 else { return nil }
        return "\(padded("\(hour)")):\(match.output.2):\(match.output.3 ?? "00")"
    }

    /// "+07:00" of a zone: Z, GMT, UT, +0700, +07:00, GMT+7, EST and the like are not known.
    private static func offset(_ text: Substring) -> String? {
        if let match = text.firstMatch(of: /([+-])(\d{1,2}):?(\d{2})?\s*\)?\s*$/) {
            let (_, sign, hours, minutes) = match.output
            return "\(sign)\(padded(hours)):\(minutes ?? "00")"
        }
        return text.firstMatch(of: /(?:Z|GMT|UTC?)\s*\)?\s*$/) == nil ? nil : "Z"
    }

    private static func padded(_ digits: some StringProtocol) -> String {
        digits.count == 1 ? "0" + digits : String(digits)
    }
}
