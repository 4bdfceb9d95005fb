import Catalogue
package import Core
import VietnameseText

/// Why a figure was read as it was: for explaining a reading to people, never for deciding anything.
package struct FigureTrace: Sendable, Hashable {
    /// The field and the code points of the figure, as in its evidence.
    package let field: TextField
    /// The first code point.
    package let start: Int
    /// The code point after the last.
    package let end: Int
    /// What it was found to be a figure of.
    package let indicator: IndicatorID?
    /// What decided that: a rule's file and line, a ranking's name, or how it was carried from an earlier figure.
    package let basis: String
    /// Whether the figure's own words name its place.
    package let isPlaceStated: Bool
    /// Whether the figure's sentence states its period.
    package let isPeriodStated: Bool
}

extension ArticleReader {
    /// The reasons behind the observations of an article, in their order.
    package func trace(_ article: Article) -> [FigureTrace] {
        let (drafts, fields) = drafts(of: article)
        return drafts.compactMap { draft in
            guard let field = fields.first(where: { $0.document.field == draft.field }) else { return nil }
            let tokens = draft.figure.tokens
            return FigureTrace(
                field: draft.field, start: field.document.tokens[tokens.lowerBound].start,
                end: field.document.tokens[tokens.upperBound - 1].end,
                indicator: draft.attribution.indicator.map { catalogue.indicators[$0].id },
                basis: name(draft.attribution.basis), isPlaceStated: draft.scope.isStated,
                isPeriodStated: !draft.isInferred)
        }
    }

    private func name(_ basis: Attribution.Basis) -> String {
        switch basis {
        case .rule(let place): catalogue.lexicon.rules[place].origin
        case .family(let place): "families.yaml: " + catalogue.lexicon.families[place].name
        case .rate: "rate of the count before"
        case .carried: "goes on with the figure before"
        case .dealt: "dealt out in order"
        case .unnamed: "no indicator fits"
        }
    }
}
