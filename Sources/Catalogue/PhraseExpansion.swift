/// Spells out the short forms of phrases: "cổng (thông tin) dịch vụ công" stands for two phrases, "xã|phường" for two
/// words in the same place.
enum PhraseExpansion {
    /// All phrases that a short form stands for; nil where brackets do not match or there are more than 64.
    static func expand(_ form: String) -> [String]? {
        if isPlain(form) { return [form] }
        var phrases: [[Substring]] = [[]]
        var rest = form[...]
        while let first = rest.first {
            if first == " " {
                rest.removeFirst()
            } else if first == "(" {
                guard let end = rest.firstIndex(of: ")") else { return nil }
                let inner = rest[rest.index(after: rest.startIndex)..<end]
                let choices = inner.split(separator: "|").map { $0.split(separator: " ") }
                phrases = phrases.flatMap { phrase in [phrase] + choices.map { phrase + $0 } }
                rest = rest[rest.index(after: end)...]
            } else {
                let end = rest.firstIndex { $0 == " " || $0 == "(" } ?? rest.endIndex
                let choices = rest[..<end].split(separator: "|")
                phrases = phrases.flatMap { phrase in choices.map { phrase + [$0] } }
                rest = rest[end...]
            }
            if phrases.count > 64 { return nil }
        }
        let written = phrases.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
        return written.isEmpty || form.contains(")") != form.contains("(") ? nil : written
    }

    /// Whether a form stands for itself, as most do: words with single spaces between them.
    private static func isPlain(_ form: String) -> Bool {
        var before = UInt8(ascii: " ")
        for byte in form.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"): return false
            case UInt8(ascii: " ") where before == byte: return false
            default: before = byte
            }
        }
        return before != UInt8(ascii: " ")
    }
}
