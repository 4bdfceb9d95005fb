import Core
import Launch
import Pipeline
import Rereading
import Review
import Rollup
import Service
import Wire

/// Prints what reading again would change: as JSON lines, or for people. Articles' texts cannot steer the terminal.
struct RereadPrinter {
    let rules: String
    let topology: Topology
    let isJSON: Bool
    let style: OutputStyle

    private static let width = 100

    func print(_ unreadable: RereadDraft.Unreadable) throws(CommandFailure) {
        guard !isJSON else { return try write(RereadJSON.encode(unreadable)) }
        try lines(
            ["left as it is: \(unreadable.id): \(unreadable.place) cannot be read: \(unreadable.rejection)"])
    }

    // MARK: Readings

    func print(_ change: ReadingChange) throws(CommandFailure) {
        guard !isJSON else { return try write(RereadJSON.encode(change)) }
        let reading = change.after
        let title = [reading.articleId.string, reading.title].compactMap { $0 }.joined(separator: "  ")
        try StandardOutput.line("")
        try StandardOutput.line(style.show(DisplayText.line(title), .strong))
        if change.before == nil { try lines(["has no reading in force"], indent: "  ") }
        try lines(change.fields.map { "\($0.name): \($0.before) → \($0.after)" }, indent: "  ")
        for observation in change.observations { try print(observation) }
    }

    private func print(_ change: ReadingChange.ObservationChange) throws(CommandFailure) {
        switch change {
        case .added(let observation): try mark("+", .good, Self.summary(observation))
        case .removed(let observation): try mark("-", .bad, Self.summary(observation))
        case .changed(let before, let after):
            let differences = before.differences(to: after).map { "\($0.name) \($0.before) → \($0.after)" }
            let moved = differences.isEmpty ? ["sentence"] : differences
            try mark("~", .strong, "\(Self.summary(after)): \(moved.joined(separator: ", "))")
        }
        guard let evidence = (change.after ?? change.before)?.evidence else { return }
        let width = min(style.width ?? Self.width, Self.width)
        for line in DisplayText.wrapped(
            "“" + DisplayText.line(evidence.sentence) + "”", width: width, indent: "      ")
        {
            try StandardOutput.line(style.show(line, .dim))
        }
    }

    private func mark(_ sign: String, _ emphasis: OutputStyle.Emphasis, _ text: String) throws(CommandFailure) {
        try StandardOutput.line("  \(style.show(sign, emphasis)) \(DisplayText.line(text))")
    }

    private static func summary(_ observation: Observation) -> String {
        let place = observation.area ?? observation.provinceID?.key ?? observation.scope.rawValue
        return "\(observation.indicator?.rawValue ?? "no indicator") = \(observation.value) \(observation.unit), "
            + "\(place), \(observation.period?.text ?? "no period"), \(observation.measure) \(observation.status)"
    }

    // MARK: Roll-ups

    func print(_ change: RollupReview.Change) throws(CommandFailure) {
        let topic = topic(of: change.key)
        guard !isJSON else { return try write(RereadJSON.encode(change, topic: topic)) }
        let before = change.before.map(Self.headline) ?? "nothing"
        let after = change.after.map(Self.headline) ?? "nothing"
        let what = before == after ? "\(after), with other evidence or counts" : "\(before) → \(after)"
        let count = change.articles.count
        let why = change.articles.prefix(3).map(\.string).joined(separator: ", ") + (count > 3 ? ", …" : "")
        try lines(["\(topic) \(change.key.text): \(what)  (by \(why))"])
    }

    private func topic(of key: OutputKey) -> String {
        switch key {
        case .rollup: topology.rollups
        case .province: topology.provinces
        case .national: topology.national
        }
    }

    private static func headline(_ output: Output) -> String {
        switch output {
        case .rollup(let rollup):
            return SectionKind.allCases.compactMap { kind in
                rollup.sections[kind].map { section in
                    let stated = section.headline
                    let maximum = stated.outOf.map { "/\($0)" } ?? ""
                    return "\(kind.rawValue) \(stated.value)\(maximum) \(stated.unit) (\(section.articles) articles)"
                }
            }.joined(separator: ", ")
        case .summary(let summary):
            return "\(summary.articles) articles, \(summary.observations) figures, \(summary.indicators) indicators"
        case .national(let national):
            let median = national.distribution.map { ", median \($0.median)" } ?? ""
            let stated = national.stated.map { ", stated \($0.headline.value)" } ?? ""
            return "\(national.ranking.count) provinces\(median)\(stated)"
        }
    }

    // MARK: The end

    func print(
        _ counts: RereadDraft.Counts, unreadable: Int, rollups: Int
    ) throws(CommandFailure) {
        guard !isJSON else {
            return try write(RereadJSON.encode(counts, unreadable: unreadable, rollups: rollups, rules: rules))
        }
        var text = [
            "",
            "Read \(counts.read) articles again with rules \(rules), writing nothing: \(counts.content) readings would be "
                + "others, \(counts.rules) differ in the version of the rules alone, \(counts.same) are the same.",
            "\(rollups) messages of roll-ups, summaries and national figures would change.",
        ]
        if unreadable > 0 {
            text.append("\(unreadable) articles are left as they are: their last message cannot be read.")
        }
        if counts.unselected > 0 { text.append("\(counts.unselected) articles are none of those asked for.") }
        if counts.overtaken > 0 { text.append("\(counts.overtaken) articles were published again meanwhile.") }
        if counts.withoutArticle > 0 {
            text.append("\(counts.withoutArticle) readings are in force of articles that the workers know no text of.")
        }
        if counts.waiting > 0 {
            text.append("The workers have not come to \(counts.waiting) offsets of the articles yet.")
        }
        try lines(text)
    }

    private func lines(_ texts: [String], indent: String = "") throws(CommandFailure) {
        for text in texts { try StandardOutput.line(indent + DisplayText.line(text)) }
    }

    private func write(_ bytes: [UInt8]) throws(CommandFailure) {
        try StandardOutput.line(LineText.harmlessJSON(String(decoding: bytes, as: UTF8.self)))
    }
}
