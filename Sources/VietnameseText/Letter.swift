/// One letter of the Vietnamese alphabet, apart from its tone and its case.
///
/// A syllable is compared by its letters and its tone, wherever the tone mark stands and however the letter is
/// encoded: "hoá" and "hóa", in one code point or in several, are the same (domain/reading-articles.md,
/// "Which province", last paragraph).
package struct Letter: Sendable, Hashable {
    /// 1 to 26 for a to z, 27 to 33 for ă â đ ê ô ơ ư, 34 for any other letter, 35 to 44 for the digits.
    package var code: UInt8
    /// 0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng.
    package var tone: UInt8
    /// Whether it is a capital.
    package var isUpper: Bool

    /// A letter from its parts.
    package init(code: UInt8, tone: UInt8 = 0, isUpper: Bool = false) {
        self.code = code
        self.tone = tone
        self.isUpper = isUpper
    }

    static let aBreve: UInt8 = 27
    static let aCircumflex: UInt8 = 28
    static let dStroke: UInt8 = 29
    static let eCircumflex: UInt8 = 30
    static let oCircumflex: UInt8 = 31
    static let oHorn: UInt8 = 32
    static let uHorn: UInt8 = 33
    static let other: UInt8 = 34
    static let digitZero: UInt8 = 35

    /// The code of the letter without its marks: ă and â are a, đ is d.
    package var bareCode: UInt8 { Self.bare(code) }

    static func bare(_ code: UInt8) -> UInt8 {
        switch code {
        case aBreve, aCircumflex: 1
        case dStroke: 4
        case eCircumflex: 5
        case oCircumflex, oHorn: 15
        case uHorn: 21
        default: code
        }
    }

    /// The letter with a combining mark put on it, or nil where the scalar is no mark that Vietnamese uses.
    func adding(mark scalar: UInt32) -> Letter? {
        var letter = self
        switch scalar {
        case 0x0301, 0x0341: letter.tone = 1
        case 0x0300, 0x0340: letter.tone = 2
        case 0x0309: letter.tone = 3
        case 0x0303: letter.tone = 4
        case 0x0323: letter.tone = 5
        case 0x0302: letter.code = Self.withCircumflex(code)
        case 0x0306: letter.code = code == 1 ? Self.aBreve : code
        case 0x031B: letter.code = code == 15 ? Self.oHorn : (code == 21 ? Self.uHorn : code)
        default: return nil
        }
        return letter
    }

    private static func withCircumflex(_ code: UInt8) -> UInt8 {
        switch code {
        case 1: aCircumflex
        case 5: eCircumflex
        case 15: oCircumflex
        default: code
        }
    }
}

/// The letters that scalars stand for.
enum LetterTable {
    /// The letter of a scalar, or nil where it is none.
    static func letter(_ scalar: UInt32) -> Letter? {
        if scalar < 0x80 {
            switch scalar {
            case 0x61...0x7A: return Letter(code: UInt8(scalar - 0x60))
            case 0x41...0x5A: return Letter(code: UInt8(scalar - 0x40), isUpper: true)
            default: return nil
            }
        }
        if scalar < UInt32(table.count) {
            let packed = table[Int(scalar)]
            if packed != 0 {
                return Letter(
                    code: UInt8(packed & 63), tone: UInt8(packed >> 6 & 7), isUpper: packed & 512 != 0)
            }
        }
        return isForeignLetter(scalar) ? Letter(code: Letter.other) : nil
    }

    /// Letters outside the Vietnamese alphabet: everything from U+00C0 on that is no sign, mark or space.
    private static func isForeignLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00D7, 0x00F7, 0x0300...0x036F, 0x2000...0x2BFF, 0x3000...0x303F, 0xD800...0xF8FF, 0xFE00...0xFE6F,
            0xFEFF...0xFF20, 0xFFF0...0xFFFF:
            return false
        default:
            return scalar >= 0x00C0 && scalar < 0x1F000
        }
    }

    /// The one code point of a letter, or nil where it has none.
    static func scalar(of letter: Letter) -> Unicode.Scalar? { scalars[key(letter)] }

    private static func key(_ letter: Letter) -> UInt16 {
        UInt16(letter.code) | UInt16(letter.tone) << 6 | (letter.isUpper ? 512 : 0)
    }

    private static let scalars: [UInt16: Unicode.Scalar] = {
        var scalars: [UInt16: Unicode.Scalar] = [:]
        for value in UInt32(0x41)..<UInt32(table.count) where value != 0xD0 && value != 0xF0 {
            guard let letter = letter(value), letter.code != Letter.other, let scalar = Unicode.Scalar(value) else {
                continue
            }
            scalars[key(letter)] = scalars[key(letter)] ?? scalar
        }
        return scalars
    }()

    /// Packed letters by scalar up to the end of Latin Extended Additional; 0 for none.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 0x1F00)
        func put(_ text: String, code: UInt8, upper: Bool, toned: Bool) {
            for (place, scalar) in text.unicodeScalars.enumerated() {
                table[Int(scalar.value)] = UInt16(code) | UInt16(toned ? place : 0) << 6 | (upper ? 512 : 0)
            }
        }
        let vowels: [(UInt8, String, String)] = [
            (1, "aáàảãạ", "AÁÀẢÃẠ"), (Letter.aBreve, "ăắằẳẵặ", "ĂẮẰẲẴẶ"), (Letter.aCircumflex, "âấầẩẫậ", "ÂẤẦẨẪẬ"),
            (5, "eéèẻẽẹ", "EÉÈẺẼẸ"), (Letter.eCircumflex, "êếềểễệ", "ÊẾỀỂỄỆ"), (9, "iíìỉĩị", "IÍÌỈĨỊ"),
            (15, "oóòỏõọ", "OÓÒỎÕỌ"), (Letter.oCircumflex, "ôốồổỗộ", "ÔỐỒỔỖỘ"), (Letter.oHorn, "ơớờởỡợ", "ƠỚỜỞỠỢ"),
            (21, "uúùủũụ", "UÚÙỦŨỤ"), (Letter.uHorn, "ưứừửữự", "ƯỨỪỬỮỰ"), (25, "yýỳỷỹỵ", "YÝỲỶỸỴ"),
        ]
        for (code, lower, upper) in vowels {
            put(lower, code: code, upper: false, toned: true)
            put(upper, code: code, upper: true, toned: true)
        }
        put("đ\u{F0}", code: Letter.dStroke, upper: false, toned: false)
        put("Đ\u{D0}", code: Letter.dStroke, upper: true, toned: false)
        return table
    }()
}
