import Kafka
import Service

/// A status as lines for people.
struct StatusPage {
    private(set) var lines: [String] = []
    private let style: OutputStyle

    init(_ report: StatusReport, style: OutputStyle) {
        self.style = style
        for group in report.groups { add(group) }
        let letters = report.deadLetters
        lines.append(
            "Dead letters: \(letters.total), of which \(letters.open) were not sent back; \(letters.lastHour) in the last "
                + "hour.")
        lines.append(report.openTransaction.map(Self.line) ?? "No transaction is open.")
    }

    private static func line(_ open: StatusReport.OpenTransaction) -> String {
        let age = open.age.map { "for \($0.components.seconds) s" } ?? "for an unknown time"
        return DisplayText.line(
            "Oldest open transaction: on \(open.partition) from offset \(open.offset), \(age), by "
                + "\(open.writer ?? "an unknown writer").")
    }

    private mutating func add(_ group: StatusReport.Group) {
        let role = group.role.prefix(1).uppercased() + group.role.dropFirst()
        guard let description = group.description else {
            lines.append(style.show("\(role): group \(group.name)", .strong))
            lines.append("The embedded broker does not tell who the members are.")
            return addPartitions(group)
        }
        let members = description.members
        let count = members.count == 1 ? "1 member" : "\(members.count) members"
        lines.append(style.show("\(role): group \(group.name), \(description.state), \(count)", .strong))
        if !members.isEmpty {
            var table = TextTable([
                .init("Member", canShrink: true), .init("Host"), .init("Instance"), .init("Partitions", .trailing),
            ])
            for member in members {
                table.add([
                    .init(member.id), .init(member.host), .init(member.instance ?? ""),
                    .init("\(member.partitions.count)"),
                ])
            }
            lines += table.lines(style) + [""]
        }
        addPartitions(group)
    }

    private mutating func addPartitions(_ group: StatusReport.Group) {
        var table = TextTable([
            .init("Partition"), .init("Committed", .trailing), .init("End", .trailing), .init("Lag", .trailing),
            .init("Read/s", .trailing), .init("Coming/s", .trailing), .init("Member", canShrink: true),
        ])
        for partition in group.partitions {
            table.add([
                .init("\(partition.id)"), .init(partition.committed.map { DisplayText.grouped("\($0)") } ?? "none"),
                .init(DisplayText.grouped("\(partition.end)")),
                .init(DisplayText.grouped("\(partition.lag)"), partition.lag > 0 ? .strong : .none),
                .init(Self.rate(partition.passed)), .init(Self.rate(partition.arriving)),
                owner(of: partition.id, in: group),
            ])
        }
        lines += table.lines(style)
        let (passed, arriving) = group.partitions.reduce((0, 0)) { ($0.0 + $1.passed, $0.1 + $1.arriving) }
        lines.append(
            "Lag \(DisplayText.grouped("\(group.lag)")), reading \(Self.rate(passed))/s, coming \(Self.rate(arriving))/s."
        )
        lines.append("")
    }

    private func owner(of partition: TopicPartition, in group: StatusReport.Group) -> TextTable.Cell {
        guard group.description != nil else { return .init("not told", .dim) }
        return group.owner(of: partition).map { .init($0.instance ?? $0.id, .dim) } ?? .init("nobody", .bad)
    }

    /// With one decimal below ten.
    private static func rate(_ value: Double) -> String {
        guard value > 0, value < 10 else { return DisplayText.grouped("\(Int(value.rounded()))") }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
