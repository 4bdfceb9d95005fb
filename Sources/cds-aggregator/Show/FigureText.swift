import Core
import Service

/// Figures as people read them.
enum FigureText {
    /// A statement: "98.72%", "≥ 1,871", "0.62/1", "rank 3".
    static func value(_ stated: StatedValue?) -> String {
        guard let stated else { return "" }
        return bound(stated.comparator) + value(stated.value, stated.unit, outOf: stated.outOf)
    }

    /// A movement, with its sign.
    static func change(_ stated: StatedValue?) -> String {
        guard let stated else { return "" }
        let sign = stated.value > .zero ? "+" : ""
        let places = stated.unit == .rank ? "\(number(stated.value)) places" : nil
        return bound(stated.comparator) + sign + (places ?? value(stated.value, stated.unit, outOf: nil))
    }

    /// A number in its unit.
    static func value(_ value: FixedDecimal?, _ unit: Unit, outOf: FixedDecimal? = nil) -> String {
        guard let value else { return "" }
        let text = number(value)
        switch unit {
        case .percent: return text + "%"
        case .count: return text
        case .score: return outOf.map { "\(text)/\(number($0))" } ?? text
        case .rank: return "rank \(text)"
        case .vnd: return text + " đ"
        case .km: return text + " km"
        case .ratio: return text + "/1,000"
        }
    }

    /// The day of a time, as Vietnam's calendar has it.
    static func day(_ time: Timestamp?) -> String {
        guard let (year, month, day) = time?.vietnameseDate else { return "" }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    static func number(_ value: FixedDecimal) -> String { DisplayText.grouped("\(value)") }

    private static func bound(_ comparator: Comparator) -> String {
        switch comparator {
        case .eq: ""
        case .ge: "≥ "
        case .le: "≤ "
        case .approx: "≈ "
        }
    }
}
