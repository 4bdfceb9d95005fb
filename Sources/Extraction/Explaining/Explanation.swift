package import Core

/// Why an article was read as it was: for people, never for deciding anything.
package struct Explanation: Sendable {
    /// What was read, as ``ArticleReader/read(_:)`` gives it.
    package let reading: Reading
    /// What was decided of the article as a whole: relevance, province, genre, main indices.
    package let decisions: [ArticleDecision]
    /// The sentences that hold a number, in text order.
    package let sentences: [ExplainedSentence]

    /// The same with only some of the numbers, and the sentences that hold those.
    package func keeping(_ isKept: (ExplainedNumber, ExplainedSentence) -> Bool) -> Explanation {
        let kept = sentences.map { sentence in
            ExplainedSentence(
                field: sentence.field, start: sentence.start, text: sentence.text,
                numbers: sentence.numbers.filter { isKept($0, sentence) })
        }
        return Explanation(
            reading: reading, decisions: decisions, sentences: kept.filter { !$0.numbers.isEmpty })
    }

    /// The observations in text order, with the grounds of their fields.
    package var figures: [ExplainedFigure] {
        sentences.flatMap(\.numbers).flatMap(\.outcomes).compactMap {
            if case .taken(let figure) = $0 { figure } else { nil }
        }
    }
}

/// One thing that was decided of an article, with what spoke for it.
package struct ArticleDecision: Sendable, Hashable {
    /// Words that count for a value.
    package struct Sign: Sendable, Hashable {
        /// The words, or what stands for them: "the source".
        package let words: String
        /// The value that they speak for: "38", "meeting"; empty where there is only one.
        package let value: String
        /// What all occurrences count together.
        package let points: Int
        /// How often they occur.
        package let times: Int
    }

    /// What was decided: "relevant", "province", "genre", "indices".
    package let name: String
    /// The value; nil for none.
    package let value: String?
    /// What decided it.
    package let reason: String
    /// What spoke for each value, the heaviest first.
    package let signs: [Sign]
}

/// A sentence that holds numbers.
package struct ExplainedSentence: Sendable {
    /// The field that it stands in.
    package let field: TextField
    /// Its first code point in the field as published.
    package let start: Int
    /// Its text as published.
    package let text: String
    /// Its numbers in text order.
    package let numbers: [ExplainedNumber]
}

/// Words of the text that decided something.
package struct Quote: Sendable, Hashable {
    /// The words as published.
    package let text: String
    /// Their first code point in the field.
    package let start: Int
    /// The code point after their last.
    package let end: Int
}

/// A number of the text, with all that became of it.
package struct ExplainedNumber: Sendable {
    /// What became of a number, or of one of several figures that it states.
    package enum Outcome: Sendable {
        /// An observation.
        case taken(ExplainedFigure)
        /// No observation.
        case refused(Refusal)
    }

    /// The number with its % or magnitude word.
    package let quote: Quote
    /// Never empty.
    package let outcomes: [Outcome]
}

/// An observation with the grounds of its fields.
package struct ExplainedFigure: Sendable {
    /// What the figure became.
    package let observation: Observation
    /// Its place among the reading's observations, from 0.
    package let place: Int
    /// One ground for each field.
    package let fields: [FieldGround]
}

/// What decided a field of an observation.
package struct FieldGround: Sendable, Hashable {
    /// The field as messages name it.
    package let name: String
    /// Its value; nil for null.
    package let value: String?
    /// What decided it.
    package let reason: String
    /// The rule, ranking or cue that did, by its name in the data: "workforce.community_teams 1", "dti", "at_least".
    package let rule: String?
    /// The line of the data that did: "lexicon/cues.yaml:7"; nil where none did.
    package let origin: String?
    /// The words that did.
    package let quotes: [Quote]
}

/// Why a number is no observation.
package struct Refusal: Sendable, Hashable {
    /// What sort of reason it is.
    package enum Kind: String, Sendable, CaseIterable {
        case period, place, name, event, unit, multiple, range, ordinal, difference, spelled, unreadable
        case foreignMoney = "foreign-money"
        case planShare = "plan-share"
        case between = "stands-between"
        case partOfFigure = "part-of-figure"
        case statesFraction = "states-fraction"
        case irrelevant = "irrelevant-article"
        case noIndicator = "no-indicator"
        case repeated
        case outOfRange = "out-of-range"
        case beyondLimit = "beyond-limit"
    }

    /// What sort of reason it is.
    package let kind: Kind
    /// The reason in words.
    package let reason: String
    /// The words that caused it.
    package let quotes: [Quote]
    /// Rules that nearly fitted, the nearest first.
    package let near: [NearMiss]
}

/// A rule that a figure nearly fitted.
package struct NearMiss: Sendable, Hashable {
    /// The rule's name.
    package let rule: String
    /// Where it stands in the data.
    package let origin: String
    /// What it lacks, each in words.
    package let lacks: [String]
}
