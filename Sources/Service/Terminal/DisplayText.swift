/// Text as a terminal lays it out, in columns: letters of Vietnamese take one however they are composed, East Asian
/// wide signs two, marks that combine none.
package enum DisplayText {
    /// Where a text stands in a wider space.
    package enum Alignment: Sendable {
        case leading, trailing
    }

    /// The columns that a line takes.
    package static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    /// Text from outside as one line that cannot steer a terminal.
    package static func line(_ text: String) -> String {
        LineText.harmless(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A line of at most so many columns, with an ellipsis where something was cut off.
    package static func cut(_ text: String, to limit: Int) -> String {
        guard width(text) > limit else { return text }
        var shown = ""
        var room = limit - 1
        for character in text {
            room -= width(String(character))
            guard room >= 0 else { break }
            shown.append(character)
        }
        return limit > 0 ? shown + "…" : ""
    }

    /// A line filled up with spaces.
    package static func padded(_ text: String, to columns: Int, _ alignment: Alignment = .leading) -> String {
        let space = String(repeating: " ", count: max(0, columns - width(text)))
        return alignment == .leading ? text + space : space + text
    }

    /// A text in lines of at most so many columns, where words allow.
    package static func wrapped(_ text: String, width columns: Int, indent: String = "") -> [String] {
        var lines: [String] = []
        var line = indent
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, width(line) + 1 + width(String(word)) > columns {
                lines.append(line)
                line = indent
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return isEmpty ? lines : lines + [line]
    }

    /// A number in plain decimals with its thousands apart: "1,234,567.5".
    package static func grouped(_ number: String) -> String {
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let isNegative = number.hasPrefix("-")
        let digits = Array((parts.first ?? "").drop { $0 == "-" })
        var text = isNegative ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return parts.count > 1 ? text + "." + parts[1] : text
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        guard scalar.value >= 0x300 else { return scalar == "\u{AD}" || scalar.value >= 0x20 ? 1 : 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    /// East_Asian_Width W and F (Unicode Standard Annex 11), in whole blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
