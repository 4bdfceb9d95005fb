import Catalogue
import Core

/// The rules by the group of their heads.
final class RuleBook: Sendable {
    let rules: [IndicatorRule]
    /// What each of them asks of the words around a figure.
    let words: [RuleWords]
    /// The groups that the rules ask for.
    let groups: [Int]
    /// For each group the units of the rules that it is the head of.
    let headUnits: [UnitSet]
    /// The rules by their heads, and for each group its part of that list.
    let byHead: [HeadedRule]
    private let headed: [Range<Int>]

    init(_ lexicon: Lexicon) {
        rules = lexicon.rules
        var groups: [Int] = []
        words = rules.map { RuleWords($0, &groups) }
        self.groups = groups
        var ofHead = [[HeadedRule]](repeating: [], count: lexicon.groups.count)
        var headUnits = [UnitSet](repeating: [], count: ofHead.count)
        for (place, rule) in rules.enumerated() {
            ofHead[rule.head].append(HeadedRule(rule, place: place))
            headUnits[rule.head].formUnion(UnitSet(rule.unit))
        }
        self.headUnits = headUnits
        byHead = ofHead.flatMap { $0 }
        var start = 0
        headed = ofHead.map { places in
            defer { start += places.count }
            return start..<start + places.count
        }
    }

    /// The rules that a group is the head of, as places in ``byHead``.
    func headed(by group: Int) -> Range<Int> { headed[group] }
}

/// A rule where its head was found, with what tells at once that most do not fit.
struct HeadedRule: BitwiseCopyable {
    /// Its place in the book.
    let place: Int
    let units: UnitSet
    /// The groups that must all stand in the figure's sentence.
    private(set) var needed = GroupFilter()

    init(_ rule: IndicatorRule, place: Int) {
        self.place = place
        units = UnitSet(rule.unit)
        for group in rule.with + rule.own { needed.insert(group) }
    }
}

/// What a rule asks of the words around a figure: groups as ranges of one list of the book, so that looking at a rule
/// takes hold of nothing.
struct RuleWords: Sendable {
    let indicator: Int?
    let head: Int
    let bonus: Int
    /// The groups as ``IndicatorRule`` has them, as places in ``RuleBook/groups``.
    let with: Range<Int>
    let own: Range<Int>
    let context: Range<Int>
    let without: Range<Int>

    /// What a rule asks; its groups are added to a list.
    init(_ rule: IndicatorRule, _ groups: inout [Int]) {
        func add(_ more: [Int]) -> Range<Int> {
            groups += more
            return groups.count - more.count..<groups.count
        }
        (indicator, head, bonus) = (rule.indicator, rule.head, rule.bonus)
        (with, own, context, without) = (add(rule.with), add(rule.own), add(rule.context), add(rule.without))
    }
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

    /// Whether it has more points; of two with as many, whether it stands first in the book.
    func isBetter(than other: RuleFit) -> Bool { (score, -rule) > (other.score, -other.rule) }
}
