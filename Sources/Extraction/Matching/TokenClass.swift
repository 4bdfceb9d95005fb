import VietnameseText

/// What may begin at a token, so that most tokens are passed over by one look-up.
struct TokenClass: OptionSet, Sendable {
    let rawValue: UInt8

    /// A place, or a phrase that only looks like one.
    static let place = TokenClass(rawValue: 1)
    /// A date or a period.
    static let period = TokenClass(rawValue: 2)
    /// A figure.
    static let figure = TokenClass(rawValue: 4)

    /// What stands in brackets.
    static let bracket = TokenClass(rawValue: 8)

    /// What a number may begin.
    static let number: TokenClass = [.period, .figure]

    /// The words that begin something by themselves.
    static let words = PeriodScanner.openers.union(FigureScanner.openers).union(BodyTier.subjectWords)

    /// What the word of a key may begin by itself.
    static func word(_ key: UInt64) -> TokenClass {
        var found: TokenClass = []
        if PeriodScanner.openers.contains(key) { found.insert(.period) }
        if FigureScanner.openers.contains(key) { found.insert(.figure) }
        if BodyTier.isSubject(key) { found.insert(.place) }
        return found
    }
}
