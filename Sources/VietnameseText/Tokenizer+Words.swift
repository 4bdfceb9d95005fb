/// Words that are read letter by letter.
extension Tokenizer {
    /// A word, most of whose letters are of one code point each: read by one loop over letters of ASCII and what is done for
    /// one letter beyond it.
    ///
    /// Codes are packed as ``Syllable`` has them. The code of a letter of ASCII is its lowest five bits; only letters
    /// beyond ASCII have marks, so that only those are asked for their tone and for the bits by which they differ from
    /// the letter without marks.
    mutating func word() {
        let (text, letters) = (text, letters)
        let first = place
        var next = first
        var (toned, marks, tone): (UInt64, UInt64, UInt64) = (0, 0, 0)
        var more = 0
        /// The letters as ASCII has their case: the bit of small letters is set where one of them is small.
        var small: UInt8 = 0
        while true {
            while next < text.end, Self.isLetter(text[next]) {
                toned = toned &<< 6 | UInt64(text[next] & 0x1F)
                marks = marks &<< 6
                small |= text[next]
                next &+= 1
            }
            guard next < text.end, text[next] >= 0x80 else { break }
            let (scalar, length) = text.scalar(at: next)
            let letter = letters[scalar]
            if letter.isNone { break }
            toned = toned &<< 6 | letter.code
            marks = marks &<< 6 | (letter.code ^ letter.bare)
            if letter.tone != 0 { tone = letter.tone }
            if !letter.isUpper { small |= Self.smallBit }
            more &+= length &- 1
            next &+= length
        }
        let count = next &- first &- more
        guard count <= SyllablePacker.limit, endsPlainWord(next) else { return anyWord() }
        let finalI = SyllablePacker.finalI(toned)
        let start = codePoint
        place = next
        codePoint &+= count
        append(
            word: start, key: toned ^ finalI | tone &<< 60, bare: toned ^ marks ^ finalI,
            isCapital: isCapital(at: first), isAllCapital: count > 1 && small & Self.smallBit == 0)
    }

    /// Whether a letter stands at a place.
    @inline(__always)
    func isLetter(at place: Int) -> Bool {
        guard place < text.end else { return false }
        let byte = text[place]
        return byte < 0x80 ? Self.isLetter(byte) : !letters[text.scalar(at: place).value].isNone
    }

    /// The bit that tells small letters of ASCII from capitals.
    private static var smallBit: UInt8 { 0x20 }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | smallBit) &- 0x61 < 26 }

    @inline(__always)
    private func isCapital(at place: Int) -> Bool {
        let byte = text[place]
        return byte < 0x80 ? byte & Self.smallBit == 0 : letters[text.scalar(at: place).value].isUpper
    }

    /// Whether at a place after letters nothing stands that may belong to the word: no letter, digit, mark or sign that
    /// is not seen.
    @inline(__always)
    private func endsPlainWord(_ place: Int) -> Bool {
        guard place < text.end else { return true }
        let byte = text[place]
        if byte < 0x80 { return !Self.isLetter(byte) && byte &- 0x30 >= 10 }
        return ScalarClass.endsWord(text.scalar(at: place).value)
    }

    /// A word of any length, with digits, combining marks and signs that are not seen.
    mutating func anyWord() {
        let start = codePoint
        var packer = SyllablePacker()
        var capitals = 0
        let startsUpper = letters[text.scalar(at: place).value].isUpper
        while place < text.end {
            let (scalar, length) = text.scalar(at: place)
            let entry = letters[scalar]
            if !entry.isNone {
                skip(length)
                if entry.isUpper { capitals &+= 1 }
                packer.append(withMarks(entry.letter))
            } else if text.isDigit(at: place) {
                packer.append(scalar: scalar)
                skip(length)
            } else if ScalarClass.isInvisible(scalar) {
                skip(length)
            } else {
                break
            }
        }
        append(
            word: start, key: packer.toned, bare: packer.bare, isCapital: startsUpper,
            isAllCapital: capitals > 1 && capitals == packer.count)
    }

    /// A letter with the combining marks that come after it.
    private mutating func withMarks(_ letter: Letter) -> Letter {
        var letter = letter
        while place < text.end {
            let (scalar, length) = text.scalar(at: place)
            guard Letter.isMark(scalar), let marked = letter.adding(mark: scalar) else { break }
            letter = marked
            skip(length)
        }
        return letter
    }
}
