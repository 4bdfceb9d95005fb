import Core
import Pipeline
import Service
import Wire

/// The roll-ups as tables for a terminal.
struct Report {
    private let rollups: [PublishedRollup]
    private let national: [PublishedNational]
    private let summaries: [ProvinceSummary]

    init(ledger: Ledger, topology: Topology) {
        func decoded<Value>(_ topic: String, _ decode: ([UInt8]) throws -> Value) -> [Value] {
            (ledger.values[topic] ?? [:]).sorted { $0.key < $1.key }.compactMap { try? decode($0.value) }
        }
        rollups = decoded(topology.rollups) { try RollupMessage.decode($0) }
        national = decoded(topology.national) { try NationalMessage.decode($0) }
        summaries = decoded(topology.provinces) { try SummaryMessage.decode($0) }
    }

    var lines: [String] { overview + nationalTable + rankingTable + disagreement }

    private var overview: [String] {
        let heard = summaries.filter { $0.info.id.units == .sixtyThree && $0.articles > 0 }
        return [
            "",
            "\(rollups.count) roll-ups, \(national.count) national roll-ups, "
                + "\(heard.count) of 63 provinces heard of", "",
        ]
    }

    /// The indicators that most provinces report.
    private var nationalTable: [String] {
        let top = national.filter { $0.key.units == .sixtyThree && $0.key.period.wholeYear != nil }
            .sorted { ($1.ranking.count, $0.key.text) < ($0.ranking.count, $1.key.text) }.prefix(12)
        let rows = top.map { rollup in
            let spread = rollup.distribution
            let numbers = [spread?.low, spread?.median, spread?.high, rollup.total].map { $0?.description ?? "" }
            return [rollup.key.indicator.rawValue, rollup.key.period.text, "\(rollup.ranking.count) of 63"] + numbers
        }
        return ["What most provinces report"]
            + Table(["indicator", "period", "provinces", "low", "median", "high", "total"], rows).lines
    }

    /// The first provinces by the indicator that most report a rank of.
    private var rankingTable: [String] {
        let ranked = national.filter { $0.key.indicator.rawValue == "overall.dti_rank" && $0.key.units == .sixtyThree }
        guard let best = ranked.max(by: { $0.ranking.count < $1.ranking.count }) else { return [] }
        let names = Dictionary(
            summaries.filter { $0.info.id.units == .sixtyThree }.map { ($0.info.id.code, $0.info.name) },
            uniquingKeysWith: { first, _ in first })
        let rows = best.ranking.prefix(10).map { entry in
            ["\(entry.rank)", names[entry.province] ?? "\(entry.province)", "\(entry.value)", entry.period.text]
        }
        return ["", "\(best.indicatorName), \(best.key.period)"]
            + Table(["", "province", "stated rank", "period"], Array(rows)).lines
    }

    /// A roll-up whose sources disagree, with the sentences.
    private var disagreement: [String] {
        let found = rollups.first { ($0.sections[.actual]?.alternatives.count ?? 0) > 0 }
        guard let found, let section = found.sections[.actual] else { return [] }
        var lines = [
            "", "Where sources disagree: \(found.provinceName), \(found.indicatorName), \(found.key.period)",
            "  headline \(section.headline.value) (as of \(section.asOf.map { "\($0)" } ?? "no date")), also "
                + section.alternatives.map { "\($0.stated.value) (\($0.articles) article)" }.joined(separator: ", "),
        ]
        for evidence in section.evidence {
            lines.append("  \(evidence.articleId), \(evidence.source?.string ?? "no source"):")
            lines.append("    " + Self.marked(evidence))
        }
        return lines
    }

    /// The sentence with the figure in brackets.
    private static func marked(_ evidence: PublishedEvidence) -> String {
        let scalars = Array(evidence.sentence.unicodeScalars)
        func text(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
            return String(view).split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        return text(0..<evidence.start) + "[" + text(evidence.start..<evidence.end) + "]"
            + text(evidence.end..<scalars.count)
    }
}

/// Columns of text, the first to the left and the others as wide as their widest cell.
struct Table {
    private let rows: [[String]]

    init(_ head: [String], _ rows: [[String]]) { self.rows = [head] + rows }

    var lines: [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            "  "
                + row.enumerated().map { column, cell in
                    cell + String(repeating: " ", count: widths[column] - cell.count)
                }.joined(separator: "  ")
        }
    }
}

/// What to try next, in lines that work.
struct Advice {
    let bootstrapServers: String
    let dashboard: HostAndPort?
    let topology: Topology

    /// The producer beside the sandbox, as the sandbox itself was called: ".build/release/cds-producer".
    private var producer: String {
        guard let sandbox = CommandLine.arguments.first, let slash = sandbox.lastIndex(of: "/") else {
            return "cds-producer"
        }
        return sandbox[...slash] + "cds-producer"
    }

    var lines: [String] {
        let page = dashboard.map { ["", "See it in a browser, the dashboard: http://\($0)/"] } ?? []
        return page + [
            "", "The cluster stays up until Ctrl-C. Try in another terminal:",
            "  every roll-up's last value (kcat is in Debian's package kcat; without -G):",
            "    kcat -b \(bootstrapServers) -C -t \(topology.rollups) -o beginning -e -q -f '%k %s\\n'",
            "  one article of your own (the first line is the title):",
            "    \(producer) publish --bootstrap-servers \(bootstrapServers) --published-at 2024-01-15 my-article.txt",
            "  and take it back:",
            "    \(producer) retract --bootstrap-servers \(bootstrapServers) my-article",
            "Topics: \(topology.all.joined(separator: ", "))",
        ]
    }
}
