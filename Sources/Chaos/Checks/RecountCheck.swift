internal import Pipeline

/// Compares the last roll-ups with a recount of the generator's truth, in which no code of the product has a part.
package struct RecountCheck {
    private let logs: CommittedLogs

    /// A check of committed logs.
    package init(_ logs: CommittedLogs) { self.logs = logs }

    /// What differs.
    package var findings: [Finding] {
        let stories = logs.standing.values
        let sections = Recount.sections(stories)
        let summaries = Dictionary(grouping: stories, by: \.place.code).mapValues(Recount.summary)
        let silent = Recount.summary([])
        return compare(
            logs.topology.rollups, sections, PublishedValues.section, as: "roll-ups")
            + compare(
                logs.topology.national, Recount.nationals(sections), PublishedValues.national,
                as: "national roll-ups")
            + compare(
                logs.topology.provinces, summaries, PublishedValues.summary, unless: { $0 == silent },
                as: "province summaries")
    }

    private func compare<Value: Hashable>(
        _ topic: String, _ expected: [String: Value], _ read: ([UInt8]) -> Value?,
        unless isNothing: (Value) -> Bool = { _ in false }, as what: String
    ) -> [Finding] {
        let found = logs.lastValues(of: topic).compactMapValues(read).filter { !isNothing($0.value) }
        let wanted = expected.filter { !isNothing($0.value) }
        let keys = Set(wanted.keys).union(found.keys).filter { wanted[$0] != found[$0] }.sorted()
        func text(_ value: Value?) -> String { value.map { "\($0)" } ?? "nothing" }
        return Finding.few(
            .recount, keys.map { "\($0): \(text(found[$0])) in place of \(text(wanted[$0]))" },
            "\(what) differ from the recount")
    }
}
