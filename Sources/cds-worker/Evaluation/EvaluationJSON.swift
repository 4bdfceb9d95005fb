import Core
import Evaluation
import Wire

/// An evaluation as one JSON object. Shares are 0 to 1, null where not defined; intervals are [low, high].
enum EvaluationJSON {
    static func encode(_ report: EvaluationReport, rules: String) -> [UInt8] {
        var json = JSONWriter(capacity: 65_536)
        json.beginObject()
        json.name("rules")
        json.string(rules)
        json.name("articles")
        json.integer(report.articles)
        json.object("tiers", AgreementTier.allCases.map { ($0.rawValue, report.tiers[$0]) }) { $0.write($1) }
        json.object("article", articleAccuracies(report)) { $0.write($1) }
        json.name("observationsOfIrrelevant")
        json.integer(report.fromIrrelevant)
        json.object("fields", ComparedField.allCases.map { ($0.rawValue, report.fields[$0]) }) { $0.write($1) }
        json.object("confidence", ConfidenceBand.allCases.map { ($0.rawValue, report.confidence[$0]) }) { json, tiers in
            json.object(AgreementTier.allCases.map { ($0.rawValue, tiers[$0]) }) { $0.write($1) }
        }
        json.object("genres", Genre.allCases.map { ($0.rawValue, report.genres[$0]) }) { json, tiers in
            json.object(AgreementTier.allCases.map { ($0.rawValue, tiers[$0]) }) { $0.write($1) }
        }
        let indicators = report.indicators.map { ($0.key?.rawValue ?? "null", Optional($0.value)) }
        json.object("indicators", indicators.sorted { $0.0 < $1.0 }) { $0.write($1) }
        json.name("confusions")
        json.beginArray()
        for confusion in report.confusions { json.write(confusion) }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private static func articleAccuracies(_ report: EvaluationReport) -> [(String, Accuracy?)] {
        [
            ("relevance", report.relevance), ("province", report.province), ("genre", report.genre),
            ("mainIndex", report.mainIndex),
        ]
    }
}

extension JSONWriter {
    /// An object as a member, without the members that have no value.
    fileprivate mutating func object<Value>(
        _ name: String, _ members: [(String, Value?)], write: (inout JSONWriter, Value) -> Void
    ) {
        self.name(name)
        object(members, write: write)
    }

    fileprivate mutating func object<Value>(_ members: [(String, Value?)], write: (inout JSONWriter, Value) -> Void) {
        beginObject()
        for case (let name, let value?) in members {
            self.name(name)
            write(&self, value)
        }
        endObject()
    }

    fileprivate mutating func write(_ estimate: Estimate) {
        beginObject()
        members(estimate.tally)
        interval("precisionInterval", estimate.precision)
        interval("recallInterval", estimate.recall)
        interval("f1Interval", estimate.f1)
        endObject()
    }

    fileprivate mutating func write(_ tally: Tally) {
        beginObject()
        members(tally)
        endObject()
    }

    fileprivate mutating func write(_ accuracy: Accuracy) {
        beginObject()
        number("right", accuracy.right)
        number("of", accuracy.all)
        share("share", accuracy.share)
        interval("interval", accuracy.interval)
        endObject()
    }

    fileprivate mutating func write(_ confusion: Confusion) {
        beginObject()
        for (field, text) in [
            ("field", confusion.field.rawValue), ("gold", confusion.gold), ("read", confusion.read),
            ("article", confusion.article.string), ("quote", confusion.quote),
        ] {
            name(field)
            string(text)
        }
        number("count", confusion.count)
        endObject()
    }

    private mutating func members(_ tally: Tally) {
        number("found", tally.found)
        number("extra", tally.extra)
        number("missed", tally.missed)
        share("precision", tally.precision)
        share("recall", tally.recall)
        share("f1", tally.f1)
    }

    private mutating func number(_ name: String, _ count: Int) {
        self.name(name)
        integer(count)
    }

    private mutating func share(_ name: String, _ share: FixedDecimal?) {
        self.name(name)
        if let share { decimal(share) } else { null() }
    }

    private mutating func interval(_ name: String, _ interval: Interval?) {
        self.name(name)
        guard let interval else { return null() }
        beginArray()
        decimal(interval.low)
        decimal(interval.high)
        endArray()
    }
}
