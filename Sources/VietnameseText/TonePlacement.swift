/// Writes "hoà", "thuý", "khoẻ" as newspapers mostly do: "hòa", "thúy", "khỏe", so that one name is one text.
package enum TonePlacement {
    /// The text with the tone mark of a final oa, oe or uy on its first vowel.
    package static func modern(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.indices.contains(where: { moved(scalars, at: $0) != nil }) else { return text }
        var result = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            if let (first, last) = moved(scalars, at: place) {
                result.append(first)
                result.append(last)
                place += 2
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return String(result)
    }

    /// The two letters that are written instead of those at a place, or nil where they stay.
    private static func moved(_ scalars: [Unicode.Scalar], at place: Int) -> (Unicode.Scalar, Unicode.Scalar)? {
        let first = scalars[place]
        guard first == "o" || first == "u", place + 1 < scalars.count,
            let vowel = LetterTable.letter(scalars[place + 1].value), vowel.tone != 0, !vowel.isUpper,
            isPair(first, vowel.code),
            place + 2 == scalars.count || LetterTable.letter(scalars[place + 2].value) == nil,
            place == 0 || !isQ(scalars[place - 1]),
            var toned = LetterTable.letter(first.value)
        else { return nil }
        toned.tone = vowel.tone
        guard let moved = LetterTable.scalar(of: toned), let plain = LetterTable.scalar(of: Letter(code: vowel.code))
        else { return nil }
        return (moved, plain)
    }

    /// oa, oe, uy
    private static func isPair(_ first: Unicode.Scalar, _ code: UInt8) -> Bool {
        first == "o" ? code == 1 || code == 5 : code == 25
    }

    private static func isQ(_ scalar: Unicode.Scalar) -> Bool { scalar == "q" || scalar == "Q" }
}
