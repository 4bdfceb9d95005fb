/// A word's spelling packed into 64 bits, so that words are compared as integers.
///
/// Letters take six bits each, the last of them the lowest, and the tone three bits from bit 60; a word of more than ten
/// letters is represented by its FNV-1a hash with bit 63 set.
package struct Syllable: Sendable, Hashable {
    /// The packed spelling; 0 for no word.
    package let key: UInt64

    /// A packed spelling.
    package init(key: UInt64) { self.key = key }

    /// The spelling of a word written out, as phrases of the data are: "chuyển", "5g".
    package init(_ word: String) {
        var packer = SyllablePacker()
        for scalar in word.unicodeScalars { packer.append(scalar: scalar.value) }
        key = packer.toned
    }
}

/// Packs the letters of one word.
struct SyllablePacker {
    private var letters: UInt64 = 0
    private var bareLetters: UInt64 = 0
    private var tone: UInt64 = 0
    private var last: UInt8 = 0
    /// How many letters there are.
    private(set) var count = 0
    /// Hashes of the letters, of words that have more than fit.
    private var hash: UInt64 = 0
    private var bareHash: UInt64 = 0

    /// Packs nothing yet.
    init() {}

    /// Adds a letter whose combining marks are already on it.
    mutating func append(_ letter: Letter) {
        let bare = letter.bareCode
        if count < Self.limit {
            letters = letters &<< 6 | UInt64(letter.code)
            bareLetters = bareLetters &<< 6 | UInt64(bare)
        } else {
            appendToHashes(letter.code, bare: bare)
        }
        if letter.tone != 0 { tone = UInt64(letter.tone) }
        last = letter.code
        count &+= 1
    }

    /// How many letters fit.
    static let limit = 10

    /// FNV-1a; at the first letter that does not fit, over those that did.
    private mutating func appendToHashes(_ code: UInt8, bare: UInt8) {
        if count == Self.limit {
            hash = 0xcbf2_9ce4_8422_2325
            bareHash = hash
            for place in (0..<UInt64(Self.limit)).reversed() {
                hash = (hash ^ letters &>> (6 &* place) & 63) &* 0x100_0000_01b3
                bareHash = (bareHash ^ bareLetters &>> (6 &* place) & 63) &* 0x100_0000_01b3
            }
        }
        hash = (hash ^ UInt64(code)) &* 0x100_0000_01b3
        bareHash = (bareHash ^ UInt64(bare)) &* 0x100_0000_01b3
    }

    /// Adds a scalar of a word that is written out; marks go onto the letter before.
    mutating func append(scalar: UInt32) {
        if let letter = LetterTable.letter(scalar) {
            append(letter)
        } else if (0x30...0x39).contains(scalar) {
            append(Letter(code: Letter.digitZero + UInt8(scalar - 0x30)))
        } else if count > 0, let marked = Letter(code: last).adding(mark: scalar) {
            replaceLast(marked)
        }
    }

    private mutating func replaceLast(_ letter: Letter) {
        if count <= Self.limit { letters = letters & ~63 | UInt64(letter.code) }
        if letter.tone != 0 { tone = UInt64(letter.tone) }
        last = letter.code
    }

    /// The spelling with its marks.
    var toned: UInt64 {
        guard count <= Self.limit else { return hash | 1 << 63 }
        return letters ^ Self.finalI(letters) | tone << 60
    }

    /// The spelling without any marks.
    var bare: UInt64 {
        guard count <= Self.limit else { return bareHash | 1 << 63 }
        return bareLetters ^ Self.finalI(letters)
    }

    /// The bits in which the packed letters of a word, at most ten, differ from how it is spelled here: a final y after a
    /// consonant counts as i, so that "kỹ" and "kĩ", "tỷ" and "tỉ" are the same word.
    @inline(__always)
    static func finalI(_ letters: UInt64) -> UInt64 {
        guard letters & 63 == finalY, letters > 63 else { return 0 }
        return isConsonant(letters &>> 6 & 63) ? finalY ^ 9 : 0
    }

    private static let finalY: UInt64 = 25

    private static func isConsonant(_ code: UInt64) -> Bool {
        switch code {
        case 1, 5, 9, 15, 21, 25, 27, 28, 30...33: false
        default: true
        }
    }
}
