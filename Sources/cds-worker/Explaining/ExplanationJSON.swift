import Core
import Extraction
import Wire

/// An explanation as one JSON object (docs/reading.md, "Why a figure was read so").
enum ExplanationJSON {
    static func encode(_ explanation: Explanation) -> [UInt8] {
        var json = JSONWriter(capacity: 65_536)
        json.beginObject()
        json.name("reading")
        json.value(ReadingMessage.encode(explanation.reading))
        json.list("decisions", explanation.decisions) { $0.write($1) }
        json.list("sentences", explanation.sentences) { $0.write($1) }
        json.endObject()
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func list<Element>(
        _ name: String, _ elements: [Element], write: (inout JSONWriter, Element) -> Void
    ) {
        self.name(name)
        array(elements, write)
    }

    fileprivate mutating func write(_ decision: ArticleDecision) {
        beginObject()
        member("name", decision.name)
        member("value", decision.value)
        member("reason", decision.reason)
        list("signs", decision.signs) { json, sign in
            json.beginObject()
            json.member("words", sign.words)
            json.member("value", sign.value)
            json.member("points", sign.points)
            json.member("times", sign.times)
            json.endObject()
        }
        endObject()
    }

    fileprivate mutating func write(_ sentence: ExplainedSentence) {
        beginObject()
        member("field", sentence.field.rawValue)
        member("start", sentence.start)
        member("text", sentence.text)
        list("numbers", sentence.numbers) { json, number in
            json.beginObject()
            json.members(number.quote)
            json.list("outcomes", number.outcomes) { $0.write($1) }
            json.endObject()
        }
        endObject()
    }

    private mutating func members(_ quote: Quote) {
        member("text", quote.text)
        member("start", quote.start)
        member("end", quote.end)
    }

    private mutating func words(_ quotes: [Quote]) {
        list("words", quotes) { json, quote in
            json.beginObject()
            json.members(quote)
            json.endObject()
        }
    }

    private mutating func write(_ outcome: ExplainedNumber.Outcome) {
        beginObject()
        switch outcome {
        case .taken(let figure):
            member("observation", figure.place)
            list("fields", figure.fields) { $0.write($1) }
        case .refused(let refusal):
            member("refused", refusal.kind.rawValue)
            member("reason", refusal.reason)
            words(refusal.quotes)
            list("near", refusal.near) { json, miss in
                json.beginObject()
                json.member("rule", miss.rule)
                json.member("origin", miss.origin)
                json.list("lacks", miss.lacks) { $0.string($1) }
                json.endObject()
            }
        }
        endObject()
    }

    private mutating func write(_ field: FieldGround) {
        beginObject()
        member("name", field.name)
        member("value", field.value)
        member("reason", field.reason)
        member("rule", field.rule)
        member("origin", field.origin)
        words(field.quotes)
        endObject()
    }
}
