internal import Core

/// A table as RFC 4180 has it: commas, CRLF, quotation marks where they are needed; with the byte order mark that
/// spreadsheets know UTF-8 by.
struct CSVTable: Sendable {
    /// A cell of a table.
    enum Cell: Sendable {
        /// Text, which a spreadsheet must not take for a formula.
        case text(String?)
        /// A figure in plain decimal notation.
        case figure(FixedDecimal?)
        /// A whole number.
        case number(Int?)
    }

    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A table with the names of its columns.
    init(_ columns: [String]) { append(columns.map { .text($0) }) }

    /// Adds a row.
    mutating func append(_ row: [Cell]) {
        for (place, cell) in row.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .text(let text): append(text ?? "")
            case .figure(let figure): bytes.append(contentsOf: (figure?.description ?? "").utf8)
            case .number(let number): bytes.append(contentsOf: (number.map { "\($0)" } ?? "").utf8)
            }
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    private mutating func append(_ text: String) {
        let quoted = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        if quoted { bytes.append(0x22) }
        if Self.looksLikeFormula(text) { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        if quoted { bytes.append(0x22) }
    }

    /// Whether a spreadsheet may take a text for a formula (OWASP, "CSV Injection"): it begins with = + - @, in either
    /// width, or with a tab or line end, after spaces or none.
    private static func looksLikeFormula(_ text: String) -> Bool {
        let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
        return first.map { "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false
    }
}
