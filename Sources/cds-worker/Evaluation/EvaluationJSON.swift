import Core
import Evaluation
import Wire

/// An evaluation as one JSON object. Shares are 0 to 1, null where not defined; intervals are [low, high].
enum EvaluationJSON {
    static func encode(_ report: EvaluationReport, rules: String) -> [UInt8] {
        var json = JSONWriter(capacity: 65_536)
        json.beginObject()
        json.member("rules", rules)
        json.member("articles", report.articles)
        json.object("tiers", AgreementTier.allCases.map { ($0.rawValue, report.tiers[$0]) }) { $0.write($1) }
        json.object("article", articleAccuracies(report)) { $0.write($1) }
        json.member("observationsOfIrrelevant", report.fromIrrelevant)
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
        member("right", accuracy.right)
        member("of", accuracy.all)
        member("share", accuracy.share)
        interval("interval", accuracy.interval)
        endObject()
    }

    fileprivate mutating func write(_ confusion: Confusion) {
        beginObject()
        member("field", confusion.field.rawValue)
        member("gold", confusion.gold)
        member("read", confusion.read)
        member("article", confusion.article.string)
        member("quote", confusion.quote)
        member("count", confusion.count)
        endObject()
    }

    private mutating func members(_ tally: Tally) {
        member("found", tally.found)
        member("extra", tally.extra)
        member("missed", tally.missed)
        member("precision", tally.precision)
        member("recall", tally.recall)
        member("f1", tally.f1)
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
