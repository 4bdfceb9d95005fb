import Catalogue
import Core
import VietnameseText

/// Says why a number is no observation.
struct RefusalExplainer {
    let field: FieldContext

    /// Why the scanner set a number aside, or found none; nil for a figure.
    func scanned(_ found: NumberFinder.Found) -> Refusal? {
        switch found.nature {
        case .period: refusal(.period, "part of a time", [found.tokens])
        case .place: refusal(.place, "part of a name", [found.tokens])
        case .perThousand: refusal(.partOfFigure, "says what the figure before is counted by", [found.tokens])
        case .unreadable: part(found.tokens) ?? refusal(.unreadable, "no number that can be read", [])
        case .figure(let figure): figure.isSeparator ? rejected(figure) : nil
        }
    }

    func refusal(_ kind: Refusal.Kind, _ reason: String, _ words: [Range<Int>], near: [NearMiss] = []) -> Refusal {
        Refusal(kind: kind, reason: reason, quotes: words.map(field.document.quote), near: near)
    }

    /// "100% (85/85) hệ thống", "cứ 100 hộ thì có 30 hộ": a number among the words of a figure.
    private func part(_ tokens: Range<Int>) -> Refusal? {
        guard let whole = field.figures.first(where: { $0.extent.contains(tokens.lowerBound) }) else { return nil }
        return refusal(.partOfFigure, "part of another figure", [whole.extent])
    }

    private func rejected(_ figure: Figure) -> Refusal {
        guard let rejection = figure.rejection else {
            return refusal(.between, "only stands between other figures", [])
        }
        let (kind, reason) = Self.reason(rejection)
        return refusal(kind, reason, causes(rejection, figure))
    }

    private static func reason(_ rejection: Figure.Rejected) -> (Refusal.Kind, String) {
        switch rejection {
        case .name: (.name, "part of a name: a decision, a standard, a version, a group")
        case .event: (.event, "counts people or things of the event, or what is no matter of digital transformation")
        case .unit: (.unit, "an age, a time, a rate or a size in units of its own")
        case .multiple: (.multiple, "a multiple, or a norm for each")
        case .range: (.range, "an end of a range")
        case .foreignMoney: (.foreignMoney, "foreign money")
        case .ordinal: (.ordinal, "the number of an event, or a place in an order of nothing named")
        case .planShare: (.planShare, "a share of a plan")
        case .difference: (.difference, "a difference between two figures")
        case .spelled: (.spelled, "a decimal in words")
        }
    }

    /// The words at the figure that reject it: cues that end right before it or start right after it.
    private func causes(_ rejection: Figure.Rejected, _ figure: Figure) -> [Range<Int>] {
        let cues = Self.cues[rejection] ?? []
        let tokens = figure.tokens
        let reach: Int = rejection == .difference || rejection == .multiple ? 7 : 0
        let start = max(0, tokens.lowerBound - reach)
        var words: [Range<Int>] = []
        for place in start...tokens.lowerBound {
            for cue in field.annotations.cues(endingAt: place) where cues.contains(cue.cue) {
                words.append(cue.start..<cue.end)
            }
        }
        for place in [figure.numeral.end, tokens.upperBound] {
            for cue in field.annotations.cues(startingAt: place) where cues.contains(cue.cue) {
                words.append(cue.start..<cue.end)
            }
        }
        return Self.longest(words)
    }

    /// The ranges that no other one covers.
    private static func longest(_ words: [Range<Int>]) -> [Range<Int>] {
        let all = Set(words)
        return all.filter { range in
            !all.contains { $0 != range && $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The cues that reject figures, by how.
    private static let cues: [Figure.Rejected: CueSet] = [
        .name: [.nameBefore, .worldRank, .pillars, .topGroup, .notFigureAfter],
        .event: [.notFigureAfter],
        .unit: [.timeAfter, .money, .kilometres, .perHundred, .notFigureAfter],
        .multiple: [.notFigureBefore],
        .foreignMoney: [.foreignMoney],
        .ordinal: [.numberedEvent, .ordinal, .rankBefore],
        .planShare: [.planAfter],
        .difference: [.difference],
    ]
}
