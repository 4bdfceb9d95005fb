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

    /// Whether the words of a group are what some rule counts.
    func isCounted(_ group: Int) -> Bool { byHead[group]?.contains { rules[$0].unit == .count } ?? false }
}

/// A rule that fits a figure.
struct RuleFit {
    /// The rule's place in the book.
    let rule: Int
    /// The indicator's place in the catalogue, or nil where the rule says that none fits.
    let indicator: Int?
    let score: Int
    /// Whether all its words stand in the figure's own phrase.
    let isOwn: Bool
    /// Whether more than the head stands in the figure's own words or right before them.
    let isSupported: Bool
}
