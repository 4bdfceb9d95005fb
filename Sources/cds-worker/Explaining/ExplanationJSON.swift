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
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }

    private mutating func text(_ name: String, _ text: String?) {
        self.name(name)
        if let text { string(text) } else { null() }
    }

    private mutating func number(_ name: String, _ number: Int) {
        self.name(name)
        integer(number)
    }

    fileprivate mutating func write(_ decision: ArticleDecision) {
        beginObject()
        text("name", decision.name)
        text("value", decision.value)
        text("reason", decision.reason)
        list("signs", decision.signs) { json, sign in
            json.beginObject()
            json.text("words", sign.words)
            json.text("value", sign.value)
            json.number("points", sign.points)
            json.number("times", sign.times)
            json.endObject()
        }
        endObject()
    }

    fileprivate mutating func write(_ sentence: ExplainedSentence) {
        beginObject()
        text("field", sentence.field.rawValue)
        number("start", sentence.start)
        text("text", sentence.text)
        list("numbers", sentence.numbers) { json, number in
            json.beginObject()
            json.members(number.quote)
            json.list("outcomes", number.outcomes) { $0.write($1) }
            json.endObject()
        }
        endObject()
    }

    private mutating func members(_ quote: Quote) {
        text("text", quote.text)
        number("start", quote.start)
        number("end", quote.end)
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
            number("observation", figure.place)
            list("fields", figure.fields) { $0.write($1) }
        case .refused(let refusal):
            text("refused", refusal.kind.rawValue)
            text("reason", refusal.reason)
            words(refusal.quotes)
            list("near", refusal.near) { json, miss in
                json.beginObject()
                json.text("rule", miss.rule)
                json.text("origin", miss.origin)
                json.list("lacks", miss.lacks) { $0.string($1) }
                json.endObject()
            }
        }
        endObject()
    }

    private mutating func write(_ field: FieldGround) {
        beginObject()
        text("name", field.name)
        text("value", field.value)
        text("reason", field.reason)
        text("rule", field.rule)
        text("origin", field.origin)
        words(field.quotes)
        endObject()
    }
}
