/// A text as words for a search that does not ask for marks: "Thanh Hóa", "THANH HOÁ" and "thanh hoa" are the same.
package enum SearchWords {
    /// The words of a text in order: small letters without marks, digits; everything else only parts words.
    package static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isMark(scalar.value) { continue }
            if let letter = plain(scalar) {
                word.append(letter)
            } else if !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// The letter or digit that a scalar stands for, or nil where it is no part of a word.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if (0x30...0x39).contains(scalar.value) { return scalar }
        guard let letter = LetterTable.letter(scalar.value) else { return nil }
        let code = letter.bareCode
        if (1...26).contains(code) { return Unicode.Scalar(code + 0x60) }
        return scalar.properties.lowercaseMapping.unicodeScalars.first
    }

    /// Combining marks of decomposed text.
    private static func isMark(_ scalar: UInt32) -> Bool { (0x0300...0x036F).contains(scalar) }
}
