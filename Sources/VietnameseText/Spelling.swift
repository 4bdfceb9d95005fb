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

    /// Whether a name in UTF-8 is sure to be written as it is shown already: no mark of its own, no final vowel that a tone
    /// could move from, single spaces within. It may be where this says no.
    static func isPlain(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        var before: UInt8 = 0x20
        for byte in name {
            switch byte {
            case 0x09, 0x0A, 0x0D: return false
            case 0x20 where before == 0x20: return false
            case 0x80... where before == 0x6F || before == 0x75: return false
            case 0x90 where before == 0xC3, 0xB0 where before == 0xC3: return false
            case 0xC2, 0xCC, 0xCD: return false
            default: before = byte
            }
        }
        return before != 0x20
    }

    /// The text with small letters only.
    package static func lowercased(_ text: String) -> String {
        var text = text
        switch text.withUTF8(letters) {
        case .small: return text
        case .foreign: return text.lowercased()
        case .capital: break
        }
        return String(unsafeUninitializedCapacity: 4 * text.utf8.count) { bytes in
            var count = 0
            for scalar in text.unicodeScalars {
                for byte in UTF8.encode(small(scalar)) ?? UTF8.encodedReplacementCharacter {
                    bytes[count] = byte
                    count += 1
                }
            }
            return count
        }
    }

    /// Whether a text in small letters begins with a start that is in small letters: nothing is written for it where both
    /// are of the Vietnamese alphabet.
    package static func begins(_ text: String, withSmall start: String) -> Bool {
        var text = text
        if text.withUTF8(letters) == .foreign { return lowercased(text).utf8.starts(with: start.utf8) }
        var scalars = text.unicodeScalars.makeIterator()
        for expected in start.unicodeScalars {
            guard let scalar = scalars.next(), small(scalar) == expected else { return false }
        }
        return true
    }

    /// What letters a text has.
    private enum Letters {
        /// Capitals of the Vietnamese alphabet; no capital; letters and signs beyond both the alphabet and ASCII.
        case capital, small, foreign
    }

    private static func letters(_ bytes: UnsafeBufferPointer<UInt8>) -> Letters {
        let text = ScalarReader(bytes: bytes)
        return LetterTable.shared.lent { table in
            var found = Letters.small
            var place = 0
            while place < text.end {
                let (scalar, length) = text.scalar(at: place)
                place += length
                let letter = table[scalar]
                if letter.isNone, scalar < 0x80 { continue }
                if letter.isNone || letter.code == UInt64(Letter.other) || scalar == 0xD0 { return .foreign }
                if letter.isUpper { found = .capital }
            }
            return found
        }
    }

    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard let letter = LetterTable.letter(scalar.value), letter.isUpper else { return scalar }
        return LetterTable.scalar(of: Letter(code: letter.code, tone: letter.tone)) ?? scalar
    }

    /// Whether a scalar is a capital.
    package static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        LetterTable.letter(scalar.value)?.isUpper ?? false
    }

    /// The text with runs of spaces of any kind as one space, and none at its ends.
    package static func singleSpaced(_ text: String) -> String {
        guard needsFolding(text) else { return text }
        var result = String.UnicodeScalarView()
        var pending = false
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "\u{A0}" || scalar == "\t" || scalar == "\n" || scalar == "\r" {
                pending = !result.isEmpty
                continue
            }
            if pending { result.append(" ") }
            pending = false
            result.append(scalar)
        }
        return String(result)
    }

    /// Whether any space is other than a single plain one between words.
    private static func needsFolding(_ text: String) -> Bool {
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{A0}", "\t", "\n", "\r": return true
            case " " where before == " ": return true
            default: before = scalar
            }
        }
        return before == " "
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
