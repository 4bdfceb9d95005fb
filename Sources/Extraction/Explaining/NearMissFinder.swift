import Catalogue
import Core
import VietnameseText

/// Finds the rules that a figure nearly fits.
struct NearMissFinder {
    let catalogue: Catalogue
    let book: RuleBook
    /// The groups of terms in the title.
    let title: Set<Int>

    /// The most rules that are named.
    private static let limit = 3

    /// The rules of the figure's unit that lack least, then those whose heads stand nearest.
    func find(_ figure: Figure, sentence: Sentence, in field: FieldContext) -> [NearMiss] {
        guard let unit = Self.units[figure.shape] else { return [] }
        let terms = field.terms(in: sentence.tokens)
        let groups = Set(terms.map(\.group))
        let paragraph = field.document.sentences.filter { $0.paragraph == sentence.paragraph }
            .filter { $0.tokens.lowerBound <= sentence.tokens.lowerBound }
        let context = title.union(paragraph.flatMap { field.terms(in: $0.tokens).map(\.group) })
        var found: [Int: (distance: Int, lacks: [String])] = [:]
        for term in terms {
            let distance = max(term.start - figure.extent.upperBound, figure.extent.lowerBound - term.end, 0)
            for place in book.byHead[book.headed(by: term.group)].map(\.place) where book.rules[place].unit == unit {
                if let known = found[place], known.distance <= distance { continue }
                found[place] = (distance, lacks(book.rules[place], groups, context))
            }
        }
        let best = found.sorted {
            ($0.value.lacks.count, $0.value.distance, $0.key) < ($1.value.lacks.count, $1.value.distance, $1.key)
        }
        return best.prefix(Self.limit).map { place, miss in
            NearMiss(rule: book.rules[place].name, origin: book.rules[place].origin, lacks: miss.lacks)
        }
    }

    private func lacks(_ rule: IndicatorRule, _ groups: Set<Int>, _ context: Set<Int>) -> [String] {
        let beside = (rule.own + rule.with).filter { !groups.contains($0) }.map { "no \(words($0)) in its sentence" }
        let around = rule.context.filter { !groups.contains($0) && !context.contains($0) }
        let missing = around.map { "no \(words($0)) in its paragraph or the title" }
        let banned = rule.without.filter { groups.contains($0) }.map { "must not stand with \(words($0))" }
        return beside + missing + banned + (rule.notAtEvent ? ["is not meant for the event that is reported"] : [])
    }

    /// A few phrases of a group.
    private func words(_ group: Int) -> String {
        let phrases = catalogue.lexicon.groups[group].phrases
        let some = phrases.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.prefix(3).map { "\"\($0)\"" }
        return some.joined(separator: ", ") + (phrases.count > 3 ? " or the like" : "")
    }

    private static let units: [Figure.Shape: Unit] = [
        .percent: .percent, .percentagePoints: .percent, .count: .count, .money: .vnd, .kilometres: .km, .ratio: .ratio,
        .score: .count,
    ]
}
