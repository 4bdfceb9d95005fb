/// Text made fit for one line of output.
package enum LineText {
    /// The text with control characters and line separators as \n, \r, \t or \u{…}, and \ as \\.
    package static func escaped(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy({ !isSpecial($0) }) else { return text }
        var line = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case "\\": line += "\\\\"
            case _ where isSpecial(scalar): line += "\\u{\(String(scalar.value, radix: 16))}"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// A text of several lines that a terminal shows as it is: what could steer it, or turn the order of what is shown
    /// around, is escaped; line feeds, tabs and backslashes stay.
    package static func harmless(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy({ !isSteering($0) }) else { return text }
        return text.unicodeScalars.reduce(into: "") { shown, scalar in
            if isSteering(scalar) {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
    }

    /// JSON that says the same and that a terminal shows as it is: the controls and marks of direction that JSON allows
    /// in strings are written as \uXXXX.
    package static func harmlessJSON(_ json: String) -> String {
        guard !json.unicodeScalars.allSatisfy({ !isSteering($0) }) else { return json }
        return json.unicodeScalars.reduce(into: "") { shown, scalar in
            if isSteering(scalar) {
                let digits = String(scalar.value, radix: 16)
                shown += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
    }

    /// At most so many code points of a text, with an ellipsis where there are more.
    package static func clipped(_ text: String, to limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    /// A value: in quotes where it is empty or holds spaces, quotes, "=" or anything that is escaped.
    package static func value(_ text: String) -> String {
        let plain =
            !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                !isSpecial(scalar) && !scalar.properties.isWhitespace && scalar != "\"" && scalar != "="
            }
        return plain ? text : "\"\(escaped(text).replacing("\"", with: "\\\""))\""
    }

    /// Whether the text holds no control characters and no line separators.
    package static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0 == "\\" || !isSpecial($0) }
    }

    /// What could make or hide a line, or steer a terminal.
    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        isSteering(scalar) || ["\n", "\t", "\\"].contains(scalar)
    }

    /// C0 and C1 controls but line feed and tab, DEL, the line and paragraph separators, and the marks of direction
    /// (Unicode Standard Annex 9), with which a text can look like another one.
    private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
