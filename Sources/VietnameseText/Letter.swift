/// One letter of the Vietnamese alphabet, apart from its tone and its case.
///
/// A syllable is compared by its letters and its tone, wherever the tone mark stands and however the letter is
/// encoded: "hoá" and "hóa", in one code point or in several, are the same (domain/reading-articles.md,
/// "Which province", last paragraph).
package struct Letter: Sendable, Hashable {
    /// The code in the lowest six bits, the tone in the next three, then whether it is a capital; never 0.
    fileprivate(set) var packed: UInt16

    /// A letter from its parts.
    package init(code: UInt8, tone: UInt8 = 0, isUpper: Bool = false) {
        packed = UInt16(code) | UInt16(tone) << 6 | (isUpper ? 512 : 0)
    }

    fileprivate init(packed: UInt16) { self.packed = packed }

    /// 1 to 26 for a to z, 27 to 33 for ă â đ ê ô ơ ư, 34 for any other letter, 35 to 44 for the digits.
    package var code: UInt8 {
        get { UInt8(truncatingIfNeeded: packed & 63) }
        set { packed = packed & ~63 | UInt16(newValue) }
    }

    /// 0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng.
    package var tone: UInt8 {
        get { UInt8(truncatingIfNeeded: packed >> 6 & 7) }
        set { packed = packed & ~(7 << 6) | UInt16(newValue) << 6 }
    }

    /// Whether it is a capital.
    package var isUpper: Bool { packed & 512 != 0 }

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
        if code < aBreve { return code }
        return switch code {
        case aBreve, aCircumflex: 1
        case dStroke: 4
        case eCircumflex: 5
        case oCircumflex, oHorn: 15
        case uHorn: 21
        default: code
        }
    }

    /// Whether a scalar is in the block of combining marks.
    static func isMark(_ scalar: UInt32) -> Bool { scalar >= 0x0300 && scalar <= 0x036F }

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

/// A letter as the table has it, for loops over every letter of a text: as ``Letter`` packs it, with its code without
/// marks in the six bits above.
struct TableLetter: BitwiseCopyable {
    let bits: UInt16

    fileprivate init(bits: UInt16) { self.bits = bits }

    fileprivate init(_ letter: Letter) { bits = letter.packed | UInt16(letter.bareCode) << 10 }

    /// No letter.
    static let none = TableLetter(bits: 0)

    /// Any letter outside the Vietnamese alphabet.
    static let other = TableLetter(Letter(code: Letter.other))

    var isNone: Bool { bits == 0 }
    var code: UInt64 { UInt64(bits & 63) }
    var bare: UInt64 { UInt64(bits &>> 10) }
    var tone: UInt64 { UInt64(bits &>> 6 & 7) }
    var isUpper: Bool { bits & 512 != 0 }

    /// The letter itself; only where it is one.
    var letter: Letter { Letter(packed: bits & 1023) }
}

/// The letters that scalars stand for.
struct LetterTable {
    /// The table; whoever asks often keeps it.
    static let shared = LetterTable()

    /// The scalars below it are in the table; the last of them are those of Latin Extended Additional.
    private static let limit: UInt32 = 0x1F00
    private let table: [TableLetter]
    /// The code point of each packed letter; 0 for none.
    private let scalars: [UInt32]

    /// The letter of a scalar, or nil where it is none.
    static func letter(_ scalar: UInt32) -> Letter? {
        let entry = shared.lent { $0[scalar] }
        return entry.isNone ? nil : entry.letter
    }

    /// Lends the table for a loop over many letters.
    @inline(__always)
    func lent<Result>(_ read: (Lent) -> Result) -> Result {
        table.withUnsafeBufferPointer { read(Lent(letters: $0)) }
    }

    /// The table while it is lent; the pointer is to all of it.
    struct Lent {
        fileprivate let letters: UnsafeBufferPointer<TableLetter>

        /// The letter of a scalar, or none.
        @inline(__always)
        subscript(scalar: UInt32) -> TableLetter {
            if scalar < limit { return letters[Int(truncatingIfNeeded: scalar)] }
            return isForeignLetter(scalar) ? .other : .none
        }
    }

    /// Letters outside the Vietnamese alphabet: everything from U+00C0 on that is no sign, mark or space.
    fileprivate static func isForeignLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00D7, 0x00F7, 0x0300...0x036F, 0x2000...0x2BFF, 0x3000...0x303F, 0xD800...0xF8FF, 0xFE00...0xFE6F,
            0xFEFF...0xFF20, 0xFFF0...0xFFFF:
            return false
        default:
            return scalar >= 0x00C0 && scalar < 0x1F000
        }
    }

    /// The one code point of a letter, or nil where it has none.
    static func scalar(of letter: Letter) -> Unicode.Scalar? {
        let scalar = shared.scalars[Int(letter.packed)]
        return scalar == 0 ? nil : Unicode.Scalar(scalar)
    }

    private static let vowels: [(UInt8, String, String)] = [
        (1, "aáàảãạ", "AÁÀẢÃẠ"), (Letter.aBreve, "ăắằẳẵặ", "ĂẮẰẲẴẶ"), (Letter.aCircumflex, "âấầẩẫậ", "ÂẤẦẨẪẬ"),
        (5, "eéèẻẽẹ", "EÉÈẺẼẸ"), (Letter.eCircumflex, "êếềểễệ", "ÊẾỀỂỄỆ"), (9, "iíìỉĩị", "IÍÌỈĨỊ"),
        (15, "oóòỏõọ", "OÓÒỎÕỌ"), (Letter.oCircumflex, "ôốồổỗộ", "ÔỐỒỔỖỘ"), (Letter.oHorn, "ơớờởỡợ", "ƠỚỜỞỠỢ"),
        (21, "uúùủũụ", "UÚÙỦŨỤ"), (Letter.uHorn, "ưứừửữự", "ƯỨỪỬỮỰ"), (25, "yýỳỷỹỵ", "YÝỲỶỸỴ"),
    ]

    private init() {
        var packed = (0..<Self.limit).map { Self.isForeignLetter($0) ? Letter(code: Letter.other).packed : 0 }
        func put(_ text: String, code: UInt8, upper: Bool) {
            for (tone, scalar) in text.unicodeScalars.enumerated() {
                packed[Int(scalar.value)] = Letter(code: code, tone: UInt8(tone), isUpper: upper).packed
            }
        }
        for code in UInt8(1)...26 {
            packed[Int(code) + 0x60] = Letter(code: code).packed
            packed[Int(code) + 0x40] = Letter(code: code, isUpper: true).packed
        }
        for (code, lower, upper) in Self.vowels {
            put(lower, code: code, upper: false)
            put(upper, code: code, upper: true)
        }
        for (letter, icelandic, upper) in [(Unicode.Scalar("đ"), 0xF0, false), ("Đ", 0xD0, true)] {
            packed[Int(letter.value)] = Letter(code: Letter.dStroke, isUpper: upper).packed
            packed[icelandic] = Letter(code: Letter.dStroke, isUpper: upper).packed
        }
        var scalars = [UInt32](repeating: 0, count: 1024)
        for value in 0x41..<packed.count where value != 0xD0 && value != 0xF0 {
            let letter = Letter(packed: packed[value])
            guard letter.packed != 0, letter.code != Letter.other, scalars[Int(letter.packed)] == 0 else { continue }
            scalars[Int(letter.packed)] = UInt32(value)
        }
        table = packed.map { $0 == 0 ? .none : TableLetter(Letter(packed: $0)) }
        self.scalars = scalars
    }
}
