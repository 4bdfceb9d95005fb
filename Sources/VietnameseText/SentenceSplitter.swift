/// Finds where sentences end. Points inside numbers are never seen here; those of abbreviations ("TP. Hồ Chí Minh",
/// "P. Bến Nghé", "H.TH") and three points before a small letter end nothing.
struct SentenceSplitter {
    /// The sentences of a text; `stops` are its tokens of the kinds that may end one.
    static func split(_ tokens: [Token], stops: [Int32]) -> [Sentence] {
        var splitter = SentenceSplitter()
        splitter.sentences.reserveCapacity(stops.count + 4)
        for place in stops.lazy.map(Int.init) {
            splitter.cut(tokens, upTo: place)
            switch tokens[place].kind {
            case .paragraph: splitter.endParagraph(at: place)
            case .period where ends(tokens, at: place), .mark where ends(tokens, at: place),
                .ellipsis where ends(tokens, at: place):
                splitter.close(at: afterClosing(tokens, from: place + 1))
            default: splitter.closeIfTooLong(place, tokens[place].kind)
            }
        }
        splitter.cut(tokens, upTo: tokens.count)
        splitter.close(at: tokens.count)
        return splitter.sentences
    }

    /// Whether a token of a kind may end a sentence.
    static func mayEnd(_ kind: TokenKind) -> Bool {
        switch kind {
        case .paragraph, .period, .mark, .ellipsis: true
        default: false
        }
    }

    private var sentences: [Sentence] = []
    private var start = 0
    private var paragraph = 0

    private mutating func close(at end: Int) {
        if end > start { sentences.append(Sentence(tokens: start..<end, paragraph: paragraph)) }
        start = end
    }

    private mutating func endParagraph(at place: Int) {
        close(at: place)
        start = place + 1
        paragraph += 1
    }

    /// Cuts what has no end for too long before a token.
    private mutating func cut(_ tokens: [Token], upTo end: Int) {
        var place = start + Self.long - 1
        while place < end {
            closeIfTooLong(place, tokens[place].kind)
            place = max(place + 1, start + Self.long - 1)
        }
    }

    private mutating func closeIfTooLong(_ place: Int, _ kind: TokenKind) {
        let count = place + 1 - start
        if count >= Self.long, Self.isTooLong(count, at: kind) { close(at: place + 1) }
    }

    /// No sentence of a newspaper has so many tokens: text without points is cut, at a semicolon where there is one, so
    /// that the cost of reading stays in proportion to the length of the text.
    private static func isTooLong(_ count: Int, at kind: TokenKind) -> Bool {
        count >= 300 || count >= 220 && kind == .comma || count >= long && kind == .semicolon
    }

    /// How many tokens a sentence has that may be cut.
    private static let long = 180

    /// Closing quotes and brackets after the point still belong to the sentence.
    private static func afterClosing(_ tokens: [Token], from place: Int) -> Int {
        var end = place
        while end < tokens.count, !tokens[end].spaceBefore, tokens[end].kind == .quote || tokens[end].kind == .close {
            end += 1
        }
        return end
    }

    private static func ends(_ tokens: [Token], at place: Int) -> Bool {
        guard place + 1 < tokens.count else { return true }
        let next = tokens[place + 1]
        if next.kind == .paragraph { return true }
        if tokens[place].kind == .ellipsis { return next.kind == .word && next.isCapital }
        if !next.spaceBefore {
            guard next.kind == .quote || next.kind == .close else { return false }
            return tokens[place].kind == .period
        }
        if next.kind == .word, !next.isCapital { return false }
        if tokens[place].kind == .period, place > 0 { return !isAbbreviation(tokens[place - 1], next: next) }
        return true
    }

    /// Type words of places and titles of people that are written with a point, and single capital letters.
    private static func isAbbreviation(_ token: Token, next: Token) -> Bool {
        guard token.kind == .word, next.kind == .word || next.kind == .number else { return false }
        if token.end - token.start == 1 { return token.isCapital }
        return abbreviations.contains(token.key) && token.isCapital
    }

    private static let abbreviations: WordSet = [
        "tp", "tx", "tt", "ts", "ths", "gs", "pgs", "tskh", "bs", "ks", "th", "tr", "st", "đ", "kp", "khp",
    ]
}
