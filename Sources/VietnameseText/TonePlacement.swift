/// Writes "hoà", "thuý", "khoẻ" as newspapers mostly do: "hòa", "thúy", "khỏe", so that one name is one text.
package enum TonePlacement {
    /// The text with the tone mark of a final oa, oe or uy on its first vowel.
    package static func modern(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            if place + 1 < scalars.count, let pair = pairs[[scalars[place], scalars[place + 1]]],
                place + 2 == scalars.count || LetterTable.letter(scalars[place + 2].value) == nil,
                place == 0 || !isQ(scalars[place - 1])
            {
                result.append(contentsOf: pair)
                place += 2
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return String(result)
    }

    private static func isQ(_ scalar: Unicode.Scalar) -> Bool { scalar == "q" || scalar == "Q" }

    private static let pairs: [[Unicode.Scalar]: [Unicode.Scalar]] = {
        var pairs: [[Unicode.Scalar]: [Unicode.Scalar]] = [:]
        let table: [(Unicode.Scalar, String, String, Unicode.Scalar)] = [
            ("o", "àáảãạ", "òóỏõọ", "a"), ("o", "èéẻẽẹ", "òóỏõọ", "e"), ("u", "ỳýỷỹỵ", "ùúủũụ", "y"),
        ]
        for (first, marked, moved, last) in table {
            for (from, to) in zip(marked.unicodeScalars, moved.unicodeScalars) { pairs[[first, from]] = [to, last] }
        }
        return pairs
    }()
}
