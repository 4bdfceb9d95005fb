/// A word's spelling packed into 64 bits, so that words are compared as integers.
///
/// Letters take six bits each from the low end, the tone three bits from bit 60; a word of more than ten letters is
/// represented by its FNV-1a hash with bit 63 set.
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
    private var beforeLast: UInt8 = 0
    /// How many letters there are.
    private(set) var count = 0
    /// Hashes of the letters, of words that have more than fit.
    private var hash: UInt64 = 0
    private var bareHash: UInt64 = 0

    /// Packs nothing yet.
    init() {}

    /// A word whose letters are packed already; at most ten.
    @inline(__always)
    init(toned: UInt64, bare: UInt64, tone: UInt64, count: Int) {
        letters = toned
        bareLetters = bare
        self.tone = tone
        self.count = count
        last = UInt8(truncatingIfNeeded: toned &>> UInt64(truncatingIfNeeded: 6 &* (count &- 1)))
        if count > 1 {
            beforeLast = UInt8(truncatingIfNeeded: toned &>> UInt64(truncatingIfNeeded: 6 &* (count &- 2))) & 63
        }
    }

    /// Adds a letter whose combining marks are already on it.
    mutating func append(_ letter: Letter) { append(letter, bare: letter.bareCode) }

    /// Adds a letter whose combining marks are already on it; `bare` is its code without them.
    @inline(__always)
    mutating func append(_ letter: Letter, bare: UInt8) {
        if count < Self.limit {
            let shift = UInt64(truncatingIfNeeded: 6 &* count)
            letters |= UInt64(letter.code) &<< shift
            bareLetters |= UInt64(bare) &<< shift
        } else {
            appendToHashes(letter.code, bare: bare)
        }
        if letter.tone != 0 { tone = UInt64(letter.tone) }
        beforeLast = last
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
            for place in 0..<UInt64(Self.limit) {
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
        if count <= Self.limit {
            let shift = UInt64(6 * (count - 1))
            letters = letters & ~(63 << shift) | UInt64(letter.code) << shift
        }
        if letter.tone != 0 { tone = UInt64(letter.tone) }
        last = letter.code
    }

    /// The spelling with its marks. A final y after a consonant counts as i: "kỹ" and "kĩ", "tỷ" and "tỉ" are the
    /// same word.
    @inline(__always)
    var toned: UInt64 {
        guard count <= Self.limit else { return hash | 1 << 63 }
        return withFinalI(letters) | tone << 60
    }

    /// The spelling without any marks.
    @inline(__always)
    var bare: UInt64 {
        guard count <= Self.limit else { return bareHash | 1 << 63 }
        return withFinalI(bareLetters)
    }

    @inline(__always)
    private func withFinalI(_ packed: UInt64) -> UInt64 {
        guard count > 1, last == 25, Self.isConsonant(beforeLast) else { return packed }
        let shift = UInt64(6 * (count - 1))
        return packed & ~(63 << shift) | 9 << shift
    }

    private static func isConsonant(_ code: UInt8) -> Bool {
        switch code {
        case 1, 5, 9, 15, 21, 25, 27, 28, 30...33: false
        default: true
        }
    }
}
