/// Cuts a text into tokens; every token knows the code points that it was published as.
struct Tokenizer: ~Copyable {
    private let scalars: UnsafeBufferPointer<UInt32>
    private let letters = LetterTable.shared
    private var place = 0
    private let tokens: UnsafeMutableBufferPointer<Token>
    private var count = 0
    private var digits = GrowingList<UInt8>(room: 128)
    private var spaceBefore = true

    /// The tokens of scalar values, and the digits of their numbers.
    static func read(_ scalars: UnsafeBufferPointer<UInt32>) -> (tokens: [Token], digits: [UInt8]) {
        read(scalars, room: scalars.count / 3 + 8) ?? read(scalars, room: scalars.count) ?? ([], [])
    }

    /// The tokens, written where they stay; nil where there are more than there is room for. No token is shorter than
    /// one scalar.
    private static func read(
        _ scalars: UnsafeBufferPointer<UInt32>, room: Int
    ) -> (tokens: [Token], digits: [UInt8])? {
        var digits: [UInt8]?
        let tokens = [Token](unsafeUninitializedCapacity: room) { tokens, count in
            var tokenizer = Tokenizer(scalars, tokens)
            digits = tokenizer.run() ? tokenizer.digits.elements : nil
            count = tokenizer.count
        }
        return digits.map { (tokens, $0) }
    }

    /// Neither pointer is kept for longer than the closures that lend them.
    private init(_ scalars: UnsafeBufferPointer<UInt32>, _ tokens: UnsafeMutableBufferPointer<Token>) {
        self.scalars = scalars
        self.tokens = tokens
    }

    /// Reads while there is room, at most one token a step; whether that was all.
    private mutating func run() -> Bool {
        while place < scalars.count, count < tokens.count { step() }
        return place == scalars.count
    }

    private var last: Token? { count == 0 ? nil : tokens[count - 1] }

    private mutating func step() {
        let scalar = scalars[place]
        if scalar == 0x20 {
            spaceBefore = true
            place += 1
        } else if letters[scalar] != nil {
            word()
        } else if isDigit(scalar) {
            number()
        } else if scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029 {
            lines()
        } else if isSpace(scalar) || isEmoji(scalar) {
            spaceBefore = true
            place += 1
        } else if isInvisible(scalar) {
            place += 1
        } else if isForeignDigit(scalar) {
            number()
        } else {
            sign(scalar)
        }
    }

    private func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

    private func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Pictures say nothing: they are read as spaces.
    private func isEmoji(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20E3, 0x2600...0x27BF, 0x2B00...0x2BFF, 0xFE00...0xFE0F, 0x1F000...0x1FAFF: true
        default: false
        }
    }

    /// What makes a picture of the digit before it.
    private func isKeycap(_ scalar: UInt32) -> Bool { scalar == 0x20E3 || scalar == 0xFE0F }

    /// A digit of another script, a superscript or a vulgar fraction: what holds one is no figure.
    private func isForeignDigit(_ scalar: UInt32) -> Bool {
        guard scalar > 0x7F, let scalar = Unicode.Scalar(scalar) else { return false }
        switch scalar.properties.generalCategory {
        case .decimalNumber, .otherNumber: return true
        default: return false
        }
    }

    private func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x0300...0x036F: true
        default: false
        }
    }

    private mutating func append(
        _ kind: TokenKind, from start: Int, key: UInt64 = 0, bare: UInt64 = 0, isCapital: Bool = false,
        isAllCapital: Bool = false
    ) {
        tokens.initializeElement(
            at: count,
            to: Token(
                kind: kind, start: start, end: place, key: key, bare: bare, spaceBefore: spaceBefore,
                isCapital: isCapital, isAllCapital: isAllCapital))
        count &+= 1
        spaceBefore = false
    }

    /// A number, and "3G", "4G", "5G" as words; with digits of another script among its own it is a sign.
    private mutating func number() {
        let start = place
        if isDigit(scalars[place]), place + 1 < scalars.count, scalars[place + 1] | 0x20 == 0x67,
            place + 2 == scalars.count || letters[scalars[place + 2]] == nil,
            scalars[place] != 0x30
        {
            word()
            return
        }
        let first = digits.count
        var isForeign = false
        while place < scalars.count {
            let scalar = scalars[place]
            if isDigit(scalar) || joinsDigits(place) {
                digits.append(UInt8(scalar))
            } else if isForeignDigit(scalar) {
                isForeign = true
            } else {
                break
            }
            place += 1
        }
        if place < scalars.count, isKeycap(scalars[place]) {
            spaceBefore = true
            digits.cut(to: first)
            return
        }
        if isForeign {
            digits.cut(to: first)
            append(.other, from: start)
        } else {
            append(.number, from: start, key: UInt64(first), bare: UInt64(digits.count - first))
        }
    }

    /// A point or comma with a digit right after it.
    private func joinsDigits(_ place: Int) -> Bool {
        guard scalars[place] == 0x2E || scalars[place] == 0x2C, place + 1 < scalars.count else { return false }
        return isDigit(scalars[place + 1]) || isForeignDigit(scalars[place + 1])
    }

    private mutating func word() {
        let (packer, capitals) = plainWord()
        guard capitals >= 0 else { return anyWord() }
        let start = place
        place += packer.count
        append(
            .word, from: start, key: packer.toned, bare: packer.bare,
            isCapital: letters.plain(scalars[start]).capital == 1,
            isAllCapital: capitals > 1 && capitals == packer.count)
    }

    /// The word that starts here and how many capitals it has, where each of its at most ten letters is one code point
    /// and a sign or space that is sure to end it comes after; fewer than no capitals for any other word.
    @inline(__always)
    private func plainWord() -> (SyllablePacker, capitals: Int) {
        let (scalars, letters, start) = (scalars, letters, place)
        let limit = min(scalars.count, start + SyllablePacker.limit)
        var (toned, bare, tone): (UInt64, UInt64, UInt64) = (0, 0, 0)
        var shift: UInt64 = 0
        var capitals = 0
        var next = start
        while next < limit {
            let letter = letters.plain(scalars[next])
            if letter.isNone { break }
            toned |= letter.code &<< shift
            bare |= letter.bare &<< shift
            if letter.tone != 0 { tone = letter.tone }
            capitals &+= letter.capital
            shift &+= 6
            next &+= 1
        }
        guard next > start, next == scalars.count || Self.endsWord(scalars[next]) else { return (SyllablePacker(), -1) }
        return (SyllablePacker(toned: toned, bare: bare, tone: tone >> 60, count: next - start), capitals)
    }

    /// Whether a scalar after a letter is sure to end the word: no letter, digit, mark or sign that is not seen.
    @inline(__always)
    private static func endsWord(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7F, 0xA0, 0x2010...0x2027: true
        default: false
        }
    }

    private mutating func anyWord() {
        let start = place
        var packer = SyllablePacker()
        var capitals = 0
        let startsUpper = letters[scalars[place]]?.isUpper ?? false
        while place < scalars.count {
            let scalar = scalars[place]
            if let (letter, bare) = letters.entry(scalar) {
                place += 1
                if letter.isUpper { capitals &+= 1 }
                if place < scalars.count, Letter.isMark(scalars[place]) {
                    packer.append(withMarks(letter))
                } else {
                    packer.append(letter, bare: bare)
                }
            } else if isDigit(scalar) {
                packer.append(scalar: scalar)
                place += 1
            } else if isInvisible(scalar) {
                place += 1
            } else {
                break
            }
        }
        append(
            .word, from: start, key: packer.toned, bare: packer.bare, isCapital: startsUpper,
            isAllCapital: capitals > 1 && capitals == packer.count)
    }

    /// A letter with the combining marks that come after it.
    private mutating func withMarks(_ letter: Letter) -> Letter {
        var letter = letter
        while place < scalars.count, Letter.isMark(scalars[place]), let marked = letter.adding(mark: scalars[place]) {
            letter = marked
            place += 1
        }
        return letter
    }

    /// Line ends: a blank line always ends a paragraph; a single one does unless the text plainly goes on.
    private mutating func lines() {
        let start = place
        var breaks = 0
        while place < scalars.count {
            let scalar = scalars[place]
            if scalar == 0x0A || scalar == 0x2028 || scalar == 0x2029 {
                breaks += 1
            } else if !isSpace(scalar) && !isInvisible(scalar) && !isEmoji(scalar) {
                break
            }
            place += 1
        }
        spaceBefore = true
        let goesOn = breaks < 2 && startsLower(at: place) && !(last.map { Self.ends($0.kind) } ?? true)
        if !goesOn, let last, last.kind != .paragraph {
            append(.paragraph, from: start)
            spaceBefore = true
        }
    }

    private func startsLower(at place: Int) -> Bool {
        guard place < scalars.count, let letter = letters[scalars[place]] else { return false }
        return !letter.isUpper && letter.code != Letter.other
    }

    private static func ends(_ kind: TokenKind) -> Bool {
        switch kind {
        case .period, .mark, .ellipsis, .paragraph, .colon: true
        default: false
        }
    }

    private mutating func sign(_ scalar: UInt32) {
        let start = place
        place += 1
        switch scalar {
        case 0x25, 0xFF05: append(.percent, from: start)
        case 0x2C, 0xFF0C: append(.comma, from: start)
        case 0x3B: append(.semicolon, from: start)
        case 0x3A: append(.colon, from: start)
        case 0x28, 0x5B: append(.open, from: start)
        case 0x29, 0x5D: append(.close, from: start)
        case 0x2D, 0x2010...0x2015, 0x2212: append(.dash, from: start)
        case 0x2F: append(.slash, from: start)
        case 0x22, 0x27, 0x2018...0x201F, 0xAB, 0xBB: append(.quote, from: start)
        case 0x3F, 0x21: append(.mark, from: start)
        case 0x2026: append(.ellipsis, from: start)
        case 0x2E: points(from: start)
        default: append(.other, from: start)
        }
    }

    private mutating func points(from start: Int) {
        while place < scalars.count, scalars[place] == 0x2E { place += 1 }
        append(place - start > 1 ? .ellipsis : .period, from: start)
    }
}
