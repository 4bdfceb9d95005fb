import Catalogue
import Core
import VietnameseText

/// Finds the index or ranking that a rank or a score is of.
struct FamilyResolver {
    let lexicon: Lexicon
    let field: FieldContext
    let sentence: Range<Int>

    /// How a family was found.
    enum Reach {
        case own, sentence, carried
    }

    /// The families that stand in the figure's own words: the nearest before it with those that it is joined to by
    /// commas and "và", else the first after it.
    func own(_ figure: Figure, _ territory: Territory) -> [Int] {
        let before = families(in: reach(territory.own.lowerBound, figure.extent.lowerBound))
        if let last = before.last {
            let all = families(in: reach(sentence.lowerBound, figure.extent.lowerBound))
            return joined(all, last).map(\.value)
        }
        let words = reach(territory.own.lowerBound, figure.extent.lowerBound)
        if figure.shape != .percent, field.annotations.has(.pillars, in: words) { return pillars }
        let after = families(
            in: reach(figure.extent.upperBound, territory.own.upperBound))
        return after.first.map { [$0.value] } ?? []
    }

    /// The three pillars in the order that they are always named in.
    var pillars: [Int] { lexicon.families.indices.filter { lexicon.families[$0].isPillar } }

    /// The families that a range of words names in one row, or the pillars.
    func row(in range: Range<Int>) -> [Int] {
        let named = families(in: range)
        if let last = named.last { return joined(named, last).map(\.value) }
        return field.annotations.has(.pillars, in: range) ? pillars : []
    }

    /// The family named last in the sentence before the figure.
    func earlier(_ figure: Figure) -> Int? {
        families(in: reach(sentence.lowerBound, figure.extent.lowerBound)).last?.value
    }

    /// The whole index or ranking that the sentence names first after the figure.
    func later(_ figure: Figure) -> Int? {
        families(in: reach(figure.extent.upperBound, sentence.upperBound)).first { !lexicon.families[$0.value].isPart }?
            .value
    }

    /// Whether the figure's own words say that the rank is one within a region. No region has more than 14 provinces:
    /// beside a larger rank it only says whose ranks are told.
    func isRegional(_ figure: Figure, _ territory: Territory) -> Bool {
        guard field.annotations.has(.regionalRank, in: territory.own) else { return false }
        let ranks = field.figures(in: sentence).filter { $0.shape == .rank && !$0.isTopGroup }
        return ranks.count < 3 || ranks.allSatisfy { $0.value <= 14 }
    }

    private func families(in range: Range<Int>) -> ArraySlice<RoleMatch<Int>> {
        field.annotations.families(in: range)
    }

    private func joined(_ list: ArraySlice<RoleMatch<Int>>, _ last: RoleMatch<Int>) -> [RoleMatch<Int>] {
        var group = [last]
        for match in list.dropLast().reversed() {
            guard let next = group.first, isJoint(reach(match.end, next.start)),
                lexicon.families[match.value].isPart == lexicon.families[last.value].isPart
            else { break }
            group.insert(match, at: 0)
        }
        return group
    }

    private func isJoint(_ range: Range<Int>) -> Bool {
        !range.isEmpty && range.count <= 4
            && field.tokens[range].allSatisfy {
                $0.kind == .comma || $0.kind == .quote || $0.kind == .semicolon || $0.key == PeriodWords.and
            }
    }

    /// The maximum of a score of a family: stated, or 1 on the small scale, or the family's own.
    func maximum(_ figure: Figure, family: Int) -> FixedDecimal? {
        if let stated = figure.outOf { return stated }
        let known = lexicon.families[family]
        if known.hasUnitScale, figure.numeral.decimals >= 1, figure.value <= 1 { return 1 }
        return known.outOf
    }

    /// Whether a score can be one of a family.
    func isPlausible(_ figure: Figure, family: Int) -> Bool {
        guard figure.shape == .score || figure.shape == .bareDecimal else { return true }
        guard let maximum = maximum(figure, family: family) else { return figure.outOf == nil || figure.value <= 1 }
        if let outOf = figure.outOf, let own = lexicon.families[family].outOf, outOf != own, outOf != 1 {
            return outOf < own
        }
        return figure.value <= maximum
    }
}
