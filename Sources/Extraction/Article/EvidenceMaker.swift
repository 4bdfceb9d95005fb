import Core
import VietnameseText

/// Cuts the evidence of a figure out of the published text.
enum EvidenceMaker {
    /// The most code points of a sentence that are shown.
    static let sentenceLimit = 600

    /// The figure's span and its sentence, at most 600 code points of it around the figure.
    static func make(_ field: FieldContext, tokens: Range<Int>, sentence: Range<Int>) -> Evidence {
        let start = field.tokens[tokens.lowerBound].start
        let end = field.tokens[tokens.upperBound - 1].end
        var first = field.tokens[sentence.lowerBound].start
        var last = field.tokens[sentence.upperBound - 1].end
        if last - first > sentenceLimit {
            let room = sentenceLimit - min(sentenceLimit, end - start)
            first = max(first, start - room / 2)
            last = min(last, first + sentenceLimit)
            first = max(field.tokens[sentence.lowerBound].start, last - sentenceLimit)
        }
        return Evidence(
            field: field.document.field, start: start, end: end, sentence: field.annotations.text(first, last),
            sentenceStart: first)
    }
}
