import Core

/// Cuts a text into tokens; every token knows the code points that it was published as.
///
/// The text is read from its UTF-8: `place` counts bytes, `codePoint` the scalars before it.
struct Tokenizer: ~Copyable {
    let text: ScalarReader
    let letters: LetterTable.Lent
    let book: WordBook.Lent
    var place = 0
    var codePoint = 0
    private let tokens: UnsafeMutableBufferPointer<Token>
    private var count = 0
    private var digits = GrowingList<UInt8>(room: 128)
    private var stops = GrowingList<Int32>(room: 64)
    private var spaceBefore = true

    /// What is known of a text beside its tokens: the digits of their numbers, and the places of those that may end a
    /// sentence.
    struct Output {
        var digits: [UInt8] = []
        var stops: [Int32] = []
    }

    /// Reads a text in UTF-8 and writes its tokens into a list.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, book: WordBook, into tokens: inout [Token]) -> Output {
        let text = ScalarReader(bytes: bytes)
        return LetterTable.shared.lent { letters in
            book.lent { book in
                read(text, letters, book, into: &tokens, room: bytes.count / 4 + 16)
                    ?? read(text, letters, book, into: &tokens, room: bytes.count) ?? Output()
            }
        }
    }

    /// Reads a text, its tokens written where they stay; nil where there are more than there is room for. No token is shorter
    /// than one byte.
    private static func read(
        _ text: ScalarReader, _ letters: LetterTable.Lent, _ book: WordBook.Lent, into tokens: inout [Token], room: Int
    ) -> Output? {
        var output: Output?
        tokens.rewrite(room: room) { tokens, count in
            var tokenizer = Tokenizer(text, letters, book, tokens)
            if tokenizer.run() {
                output = Output(digits: tokenizer.digits.elements, stops: tokenizer.stops.elements)
            }
            count = tokenizer.count
        }
        return output
    }

    /// No pointer is kept for longer than the closures that lend them.
    private init(
        _ text: ScalarReader, _ letters: LetterTable.Lent, _ book: WordBook.Lent,
        _ tokens: UnsafeMutableBufferPointer<Token>
    ) {
        self.text = text
        self.letters = letters
        self.book = book
        self.tokens = tokens
    }

    /// Reads while there is room; whether that was all.
    private mutating func run() -> Bool {
        while place < text.end, hasRoom {
            let byte = text[place]
            if byte == 0x20 {
                skip(1)
                spaceBefore = true
            } else if let kind = book.sign(byte) {
                sign(kind)
            } else if !bookWords() {
                if isLetter(at: place) { word() } else { other() }
            }
        }
        return place == text.end
    }

    /// Adds the words of the book that stand here one after the other, with the plain spaces after them; whether there are
    /// any. What changes from word to word is kept in variables meanwhile.
    @inline(__always)
    private mutating func bookWords() -> Bool {
        let (text, book, tokens, first) = (text, book, tokens, count)
        var (place, codePoint, count, isAfterSpace) = (place, codePoint, count, true)
        while count < tokens.count, let bytes = WordBytes(text.bytes, at: place) {
            let end = place &+ bytes.count
            let next = text[end]
            guard !ScalarReader.isDigit(next), let known = book[bytes] else { break }
            tokens.initializeElement(at: count, to: Token(known, start: codePoint))
            count &+= 1
            place = end
            codePoint &+= Int(known.count)
            isAfterSpace = next == 0x20
            if !isAfterSpace { break }
            place &+= 1
            codePoint &+= 1
        }
        if count == first { return false }
        tokens[first].spaceBefore = spaceBefore
        (self.place, self.codePoint, self.count, self.spaceBefore) = (place, codePoint, count, isAfterSpace)
        return true
    }

    /// Whether there is room for one token more, and so for what any step adds.
    @inline(__always)
    private var hasRoom: Bool { count < tokens.count }

    private var last: Token? { count == 0 ? nil : tokens[count - 1] }

    /// What is neither a plain space, a sign of ASCII nor a word.
    private mutating func other() {
        let (scalar, length) = text.scalar(at: place)
        if text.isDigit(at: place) {
            number()
        } else if ScalarClass.isLineEnd(scalar) {
            lines()
        } else if ScalarClass.isSpace(scalar) || ScalarClass.isEmoji(scalar) {
            spaceBefore = true
            skip(length)
        } else if ScalarClass.isInvisible(scalar) {
            skip(length)
        } else if ScalarClass.isForeignDigit(scalar) {
            number()
        } else {
            sign(scalar, length)
        }
    }

    /// Goes on behind a scalar of so many bytes.
    @inline(__always)
    mutating func skip(_ length: Int) {
        place &+= length
        codePoint &+= 1
    }

    /// Adds a token that is no word, from a code point up to the place.
    @inline(__always)
    private mutating func append(_ kind: TokenKind, from start: Int, key: UInt64 = 0, bare: UInt64 = 0) {
        var token = Token(
            kind: kind, start: start, end: codePoint, key: key, bare: bare, spaceBefore: spaceBefore, isCapital: false,
            isAllCapital: false)
        if SentenceSplitter.mayEnd(kind) { stops.append(Int32(truncatingIfNeeded: count)) }
        token.number = kind == .number ? book.number(digitsKey(from: Int(key))) : book.number(kind)
        append(token)
    }

    /// Adds a word from a code point up to the place.
    @inline(__always)
    mutating func append(word start: Int, key: UInt64, bare: UInt64, isCapital: Bool, isAllCapital: Bool) {
        var token = Token(
            kind: .word, start: start, end: codePoint, key: key, bare: bare, spaceBefore: spaceBefore,
            isCapital: isCapital, isAllCapital: isAllCapital)
        token.number = book.number(key)
        append(token)
    }

    @inline(__always)
    private mutating func append(_ token: Token) {
        tokens.initializeElement(at: count, to: token)
        count &+= 1
        spaceBefore = false
    }

    // MARK: Numbers

    /// The key of the number that was read last, whose digits begin at a place.
    @inline(__always)
    private func digitsKey(from first: Int) -> UInt64 {
        var number = Token.NumberKey()
        for place in first..<digits.count { number.append(digits[place]) }
        return number.key
    }

    /// A number, and "3G", "4G", "5G" as words; with digits of another script among its own it is a sign.
    private mutating func number() {
        if isGeneration { return anyWord() }
        let start = codePoint
        let first = digits.count
        var isForeign = false
        while place < text.end {
            if text.isDigit(at: place) || joinsDigits(place) {
                digits.append(text[place])
                skip(1)
                continue
            }
            let (scalar, length) = text.scalar(at: place)
            guard ScalarClass.isForeignDigit(scalar) else { break }
            isForeign = true
            skip(length)
        }
        if ScalarClass.isKeycap(text.value(at: place)) {
            spaceBefore = true
            digits.cut(to: first)
        } else if isForeign {
            digits.cut(to: first)
            append(.other, from: start)
        } else {
            append(.number, from: start, key: UInt64(first), bare: UInt64(digits.count - first))
        }
    }

    /// Whether "3G", "4G", "5G" stands here: a digit that is not 0, and a G with no letter after it.
    @inline(__always)
    private var isGeneration: Bool {
        guard text.isDigit(at: place), text[place] != 0x30, place + 1 < text.end, text[place + 1] | 0x20 == 0x67 else {
            return false
        }
        return letters[text.value(at: place + 2)].isNone
    }

    /// A point or comma with a digit right after it.
    @inline(__always)
    private func joinsDigits(_ place: Int) -> Bool {
        guard text[place] == 0x2E || text[place] == 0x2C else { return false }
        return text.isDigit(at: place + 1) || ScalarClass.isForeignDigit(text.value(at: place + 1))
    }

    // MARK: Lines and signs

    /// Line ends: a blank line always ends a paragraph; a single one does unless the text plainly goes on.
    private mutating func lines() {
        let start = codePoint
        var breaks = 0
        while place < text.end {
            let (scalar, length) = text.scalar(at: place)
            if ScalarClass.isLineEnd(scalar), scalar != 0x0D {
                breaks += 1
            } else if !ScalarClass.isSpace(scalar) && !ScalarClass.isInvisible(scalar) && !ScalarClass.isEmoji(scalar) {
                break
            }
            skip(length)
        }
        spaceBefore = true
        let goesOn = breaks < 2 && startsLower && !(last.map { Self.ends($0.kind) } ?? true)
        if !goesOn, let last, last.kind != .paragraph {
            append(.paragraph, from: start)
            spaceBefore = true
        }
    }

    /// Whether a small letter of the Vietnamese alphabet stands here.
    private var startsLower: Bool {
        let entry = letters[text.value(at: place)]
        return !entry.isNone && !entry.isUpper && entry.letter.code != Letter.other
    }

    private static func ends(_ kind: TokenKind) -> Bool {
        switch kind {
        case .period, .mark, .ellipsis, .paragraph, .colon: true
        default: false
        }
    }

    /// A sign of ASCII; several points are one.
    private mutating func sign(_ kind: TokenKind) {
        let start = codePoint
        skip(1)
        if kind == .period, place < text.end, text[place] == Self.point {
            while place < text.end, text[place] == Self.point { skip(1) }
            append(.ellipsis, from: start)
        } else {
            append(kind, from: start)
        }
    }

    private static let point = UInt8(ascii: ".")

    /// A sign beyond ASCII.
    private mutating func sign(_ scalar: UInt32, _ length: Int) {
        let start = codePoint
        skip(length)
        switch scalar {
        case 0xFF05: append(.percent, from: start)
        case 0xFF0C: append(.comma, from: start)
        case 0x2010...0x2015, 0x2212: append(.dash, from: start)
        case 0x2018...0x201F, 0xAB, 0xBB: append(.quote, from: start)
        case 0x2026: append(.ellipsis, from: start)
        default: append(.other, from: start)
        }
    }
}
