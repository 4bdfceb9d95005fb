import Dashboard

/// The query of an address as parameters.
enum QueryString {
    /// Reads "a=1&b=2".
    ///
    /// - Throws: where a part is no UTF-8 text in percent-encoding.
    static func parameters(_ query: String) throws(QueryFault) -> QueryParameters {
        var pairs: [(name: String, value: String)] = []
        for part in query.split(separator: "&") {
            let mark = part.firstIndex(of: "=") ?? part.endIndex
            guard let name = decoded(part[..<mark], plusIsSpace: true),
                let value = decoded(part[mark...].dropFirst(), plusIsSpace: true)
            else {
                throw .badRequest("the query \"\(part.prefix(100))\" is not UTF-8 in percent-encoding")
            }
            pairs.append((name, value))
        }
        return QueryParameters(pairs)
    }

    /// A text with its percent signs resolved; nil where that gives no UTF-8.
    static func decoded(_ text: Substring, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? { Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) }
}
