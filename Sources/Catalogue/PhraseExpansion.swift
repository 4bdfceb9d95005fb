/// Spells out the short forms of phrases: "cổng (thông tin) dịch vụ công" stands for two phrases, "xã|phường" for two
/// words in the same place.
enum PhraseExpansion {
    /// All phrases that a short form stands for; nil where brackets do not match or there are more than 64.
    static func expand(_ form: String) -> [String]? {
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
}
