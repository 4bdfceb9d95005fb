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

    /// The backslash, C0 and C1 controls, DEL, and the line and paragraph separators.
    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x5C: true
        default: false
        }
    }
}
