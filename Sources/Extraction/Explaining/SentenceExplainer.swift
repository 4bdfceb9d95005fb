import Core
import VietnameseText

/// Explains the numbers of a field, sentence by sentence.
struct SentenceExplainer {
    let field: FieldContext
    let isRelevant: Bool
    let fates: DraftFates
    let fields: FieldExplainer
    let near: NearMissFinder

    private var refusals: RefusalExplainer { RefusalExplainer(field: field) }

    /// The sentences that hold numbers.
    func sentences() -> [ExplainedSentence] {
        let found = NumberFinder(field: field).find()
        return field.document.sentences.compactMap { sentence in
            let numbers = found[Sorted.slice(found, in: sentence.tokens) { $0.tokens.lowerBound }]
            guard !numbers.isEmpty else { return nil }
            let quote = field.document.quote(sentence.tokens)
            return ExplainedSentence(
                field: field.document.field, start: quote.start, text: quote.text,
                numbers: numbers.map { number($0, sentence) })
        }
    }

    private func number(_ found: NumberFinder.Found, _ sentence: Sentence) -> ExplainedNumber {
        ExplainedNumber(quote: field.document.quote(found.tokens), outcomes: outcomes(found, sentence))
    }

    private func outcomes(_ found: NumberFinder.Found, _ sentence: Sentence) -> [ExplainedNumber.Outcome] {
        if let refusal = refusals.scanned(found) { return [.refused(refusal)] }
        guard case .figure(let figure) = found.nature else { return [] }
        guard isRelevant else {
            return [.refused(refusals.refusal(.irrelevant, "the article is not about digital transformation", []))]
        }
        let drafts = fates.drafts(of: figure, in: field.document.field)
        if !drafts.isEmpty { return drafts.map(outcome) }
        if let draft = fates.draft(statedBy: figure, in: field.document.field) {
            let fraction = fates.drafts[draft].figure.tokens
            return [.refused(refusals.refusal(.statesFraction, "states the value of the fraction before", [fraction]))]
        }
        return [.refused(noIndicator(figure, sentence))]
    }

    private func noIndicator(_ figure: Figure, _ sentence: Sentence) -> Refusal {
        let near = near.find(figure, sentence: sentence, in: field)
        let what = GroundWords.shape(figure.shape)
        let reason = near.isEmpty ? "\(what) of nothing that an indicator counts" : "\(what) that no rule fits"
        return refusals.refusal(.noIndicator, reason, [], near: near)
    }

    private func outcome(_ place: Int) -> ExplainedNumber.Outcome {
        let draft = fates.drafts[place]
        if fates.repetitions[place] != nil {
            let kept = fates.drafts[fates.kept(place)]
            let whereIs = kept.field == field.document.field ? "" : " in the \(kept.field.rawValue)"
            let words = kept.field == field.document.field ? [kept.figure.tokens] : []
            return .refused(refusals.refusal(.repeated, "said again\(whereIs), which counts", words))
        }
        guard let observation = fates.observations[place] else {
            return .refused(refusals.refusal(.outOfRange, "outside the range of messages", []))
        }
        guard fates.places[place] < Reading.observationLimit else {
            return .refused(refusals.refusal(.beyondLimit, "beyond the \(Reading.observationLimit) of a reading", []))
        }
        return .taken(
            ExplainedFigure(
                observation: observation, place: fates.places[place], fields: fields.fields(draft, observation)))
    }
}
