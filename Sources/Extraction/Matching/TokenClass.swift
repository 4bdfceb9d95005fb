import Catalogue
import VietnameseText

/// What may begin at a token, so that most tokens are passed over by one look-up.
struct TokenClass: OptionSet, Hashable, BitwiseCopyable, Sendable {
    let rawValue: UInt8

    /// A place, or a phrase that only looks like one.
    static let place = TokenClass(rawValue: 1)
    /// A date or a period.
    static let period = TokenClass(rawValue: 2)
    /// A figure.
    static let figure = TokenClass(rawValue: 4)

    /// What stands in brackets.
    static let bracket = TokenClass(rawValue: 8)

    /// A sign that an article is about digital transformation.
    static let relevance = TokenClass(rawValue: 16)

    /// What the phrases of a cue begin.
    static func cue(_ cue: Cue) -> TokenClass {
        switch cue {
        case .relevanceStrong, .relevanceWeak, .relevanceShort: .relevance
        default: PlaceScanner.cues.contains(cue) ? .place : []
        }
    }

    /// What tokens of a kind may begin: numbers and brackets.
    static func sign(_ kind: TokenKind) -> TokenClass {
        switch kind {
        case .number: [.period, .figure]
        case .open: .bracket
        default: []
        }
    }

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
