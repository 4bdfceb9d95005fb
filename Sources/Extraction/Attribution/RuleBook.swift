import Catalogue
import Core

/// The rules by the group of their heads.
struct RuleBook: Sendable {
    let rules: [IndicatorRule]
    /// For each group the places of the rules that it is the head of.
    let byHead: [Int: [Int]]
    let groupCount: Int

    init(_ lexicon: Lexicon) {
        rules = lexicon.rules
        groupCount = lexicon.groups.count
        byHead = Dictionary(grouping: lexicon.rules.indices, by: { lexicon.rules[$0].head })
    }
}

/// A rule that fits a figure.
struct RuleFit {
    /// The rule's place in the book.
    let rule: Int
    let indicator: Int
    let score: Int
    /// Whether all its words stand in the figure's own phrase.
    let isOwn: Bool
}
