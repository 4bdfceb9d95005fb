internal import Foundation

/// Text of pages made plain.
enum PlainText {
    /// The letters and digits from which a line is a paragraph and no label, button or pointer.
    static let paragraph = 60

    /// One line: white space, also no-break, as one space, none at the ends; without what has no width.
    static func line(_ text: String) -> String {
        var line = ""
        var isSpacePending = false
        for scalar in text.unicodeScalars where !isWidthless(scalar) {
            if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
                isSpacePending = true
            } else {
                if isSpacePending, !line.isEmpty { line.unicodeScalars.append(" ") }
                isSpacePending = false
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// Normalization form C.
    static func nfc(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

    /// A line as headings are compared: NFC, lower case, without marks at its ends.
    static func folded(_ text: String) -> String {
        nfc(line(text)).lowercased().trimmingCharacters(in: CharacterSet(charactersIn: " :.…»>-–|[]()*•►▪"))
    }

    /// How many letters and digits a text has.
    static func weight(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.properties.isAlphabetic || $1.properties.numericType != nil ? 1 : 0) }
    }

    /// Text in which markup was written as text, as in descriptions of feeds and in JSON-LD, without its tags.
    static func withoutTags(_ text: String) -> String {
        guard text.contains("<") || text.contains("&") else { return text }
        let markup = MarkupParser.html(Array(text.utf8), charset: "utf-8")
        return markup.text(of: 0)
    }

    /// Zero-width spaces and joiners, soft hyphens and byte order marks.
    private static func isWidthless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
        default: false
        }
    }
}
