import Catalogue
import Core
import VietnameseText

/// Puts the grounds of a figure's fields into words.
struct FieldExplainer {
    let catalogue: Catalogue
    let origins: LexiconOrigins
    let field: FieldContext
    /// The province that the article is about, by its place in the catalogue.
    let home: Int?

    private var lexicon: Lexicon { catalogue.lexicon }

    /// One ground for each field of an observation, in the order of messages.
    func fields(_ draft: Draft, _ observation: Observation) -> [FieldGround] {
        let grounds = draft.grounds
        var fields = [
            indicator(draft, observation), value(draft, observation), unit(draft, observation),
            explain("comparator", observation.comparator.rawValue, grounds.comparator),
            explain("measure", observation.measure.rawValue, grounds.measure),
            explain("status", observation.status.rawValue, grounds.status),
            explain("scope", observation.scope.rawValue, grounds.scope),
            explain("area", observation.area, grounds.scope),
            explain("tier", observation.tier?.rawValue, grounds.tier),
            province(draft, observation), units(observation),
            explain("period", observation.period?.text, grounds.period),
        ]
        if let fraction = fraction(draft, observation) { fields.append(fraction) }
        if let outOf = outOf(draft, observation) { fields.append(outOf) }
        fields.append(
            ground(
                "confidence", "\(observation.confidence)",
                "as sure as its least sure fields; the indicator: \(GroundWords.kind(draft.attribution.basis))"))
        return fields
    }

    private func ground(
        _ name: String, _ value: String?, _ reason: String, _ source: (rule: String, origin: String?)? = nil,
        _ tokens: [Range<Int>] = []
    ) -> FieldGround {
        FieldGround(
            name: name, value: value, reason: reason, rule: source?.rule, origin: source?.origin,
            quotes: tokens.map(field.document.quote))
    }

    private func ground(_ name: String, _ value: String?, _ reason: String, _ tokens: [Range<Int>]) -> FieldGround {
        ground(name, value, reason, nil, tokens)
    }

    /// A field that a cue decides, or one that a sentence lacks.
    private func ground(_ name: String, _ value: String?, _ reason: String, _ cue: CueMatch?) -> FieldGround {
        guard let cue else { return ground(name, value, reason) }
        return ground(name, value, reason, (cue.cue.name, origins.cue(cue.cue)), [cue.start..<cue.end])
    }

    private func explain(_ name: String, _ value: String?, _ decided: Ground) -> FieldGround {
        let reason = GroundWords.reason(decided, for: name)
        return switch decided {
        case .cue(let match): ground(name, value, reason, match)
        case .words(let tokens): ground(name, value, reason, [tokens])
        case .carried(let figure), .rate(let figure): ground(name, value, reason, [field.figures[figure].tokens])
        default: ground(name, value, reason)
        }
    }

    // MARK: What the figure is of

    private func indicator(_ draft: Draft, _ observation: Observation) -> FieldGround {
        let value = observation.indicator?.rawValue
        let basis = draft.attribution.basis
        switch basis {
        case .rule(let place):
            let rule = lexicon.rules[place]
            return ground("indicator", value, "its words fit the rule", (rule.name, rule.origin), words(rule, draft))
        case .family(let place): return family("indicator", value, place, draft)
        case .dealt:
            return ground("indicator", value, GroundWords.reason(basis, for: "indicator"), first(.respectively, draft))
        case .unnamed:
            return ground("indicator", value, GroundWords.reason(basis, for: "indicator"), first(.digital, draft))
        default: return explain("indicator", value, basis)
        }
    }

    /// The first cue of a kind in the figure's sentence.
    private func first(_ cue: Cue, _ draft: Draft) -> CueMatch? {
        field.annotations.cues(in: draft.sentence).first { $0.cue == cue }
    }

    /// The words of a rule in the figure's sentence: for each of its groups the phrase nearest to the figure.
    private func words(_ rule: IndicatorRule, _ draft: Draft) -> [Range<Int>] {
        let terms = field.terms(in: draft.sentence)
        var seen: Set<Range<Int>> = []
        return ([rule.head] + rule.own + rule.with).compactMap { group in
            let near = terms.filter { $0.group == group }.min {
                let left = distance($0, draft.figure.tokens)
                let right = distance($1, draft.figure.tokens)
                return (left, $0.start - $0.end) < (right, $1.start - $1.end)
            }
            guard let near, seen.insert(near.start..<near.end).inserted else { return nil }
            return near.start..<near.end
        }
    }

    private func distance(_ term: PhraseMatch, _ figure: Range<Int>) -> Int {
        max(term.start - figure.upperBound, figure.lowerBound - term.end, 0)
    }

    private func family(_ name: String, _ value: String?, _ place: Int, _ draft: Draft) -> FieldGround {
        let named = field.annotations.families(in: draft.sentence).filter { $0.value == place }
        let near = named.min {
            abs($0.start - draft.figure.tokens.lowerBound) < abs($1.start - draft.figure.tokens.lowerBound)
        }
        let reason = near == nil ? "goes on with the ranking named before" : "of the ranking"
        return ground(
            name, value, reason, (lexicon.families[place].name, origins.family(place)),
            near.map { [$0.start..<$0.end] } ?? [])
    }

    // MARK: The number

    private func value(_ draft: Draft, _ observation: Observation) -> FieldGround {
        let text = "\(observation.value)"
        if let stated = draft.statedValue {
            return ground("value", text, "the percentage after the fraction states it", [stated])
        }
        if observation.fraction != nil, draft.figure.value == observation.value {
            return ground("value", text, "the fraction in percent", [draft.figure.tokens])
        }
        let isTurned = observation.measure == .change && observation.value < .zero
        return ground("value", text, isTurned ? "as written, against progress" : "as written", [draft.figure.tokens])
    }

    private func unit(_ draft: Draft, _ observation: Observation) -> FieldGround {
        ground("unit", observation.unit.rawValue, GroundWords.shape(draft.figure.shape), [draft.figure.extent])
    }

    private func fraction(_ draft: Draft, _ observation: Observation) -> FieldGround? {
        observation.fraction.map {
            ground("fraction", "\($0.numerator)/\($0.denominator)", "as written", [draft.figure.extent])
        }
    }

    private func outOf(_ draft: Draft, _ observation: Observation) -> FieldGround? {
        guard let outOf = observation.outOf else { return nil }
        if draft.figure.outOf == outOf { return ground("outOf", "\(outOf)", "as written", [draft.figure.tokens]) }
        if let place = draft.attribution.family { return family("outOf", "\(outOf)", place, draft) }
        return ground("outOf", "\(outOf)", "that of the score before")
    }

    // MARK: Where

    private func province(_ draft: Draft, _ observation: Observation) -> FieldGround {
        let area = draft.scope.area
        if area.scope == .national { return ground("province", nil, "the whole country is in none") }
        if area.isCentral { return ground("province", nil, "a body of the centre is in none") }
        let value = observation.province?.description
        guard let own = area.province else {
            return ground("province", value, home == nil ? "the article is about none" : "the article's province")
        }
        if case .words(let tokens) = draft.grounds.scope {
            return ground("province", value, "names \(catalogue.provinces[own].name)", [tokens])
        }
        return explain("province", value, draft.grounds.scope)
    }

    private func units(_ observation: Observation) -> FieldGround {
        ground(
            "units", "\(observation.units.rawValue)",
            observation.units == .thirtyFour
                ? "published since July 2025, of a time since then, and the province was merged"
                : "of the time before July 2025, or the province was not merged")
    }
}
