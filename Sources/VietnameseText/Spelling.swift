/// Writes letters in one code point each, and the Icelandic Ð as Đ, so that a name is one text however it arrived.
package enum Spelling {
    /// The text with its combining marks put onto their letters; a tone on a consonant is dropped.
    package static func composed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isRewritten) else { return text }
        var result = String.UnicodeScalarView()
        var pending: Letter?
        for scalar in text.unicodeScalars {
            if let marked = pending?.adding(mark: scalar.value) {
                pending = marked
                continue
            }
            append(pending, to: &result)
            pending = LetterTable.letter(scalar.value)
            guard pending == nil || pending?.code == Letter.other else { continue }
            pending = nil
            result.append(scalar)
        }
        append(pending, to: &result)
        return String(result)
    }

    /// Whether a scalar is a combining mark or one of the Icelandic letters: all others stay as they are.
    private static func isRewritten(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xD0, 0xF0, 0x0300...0x036F: true
        default: false
        }
    }

    private static func append(_ letter: Letter?, to result: inout String.UnicodeScalarView) {
        guard var letter else { return }
        if LetterTable.scalar(of: letter) == nil { letter.tone = 0 }
        if let scalar = LetterTable.scalar(of: letter) { result.append(scalar) }
    }
}
