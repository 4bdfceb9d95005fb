import Core
import Kafka
import Wire

/// A status as one JSON object.
enum StatusJSON {
    static func encode(_ report: StatusReport, findings: [String]) -> [UInt8] {
        JSONWriter.bytes { writer in
            writer.object { writer in
                writer.name("groups")
                writer.array(report.groups) { write($1, &$0) }
                writer.name("deadLetters")
                writer.object { writer in
                    writer.member("total", report.deadLetters.total)
                    writer.member("notSentBack", report.deadLetters.open)
                    writer.member("lastHour", report.deadLetters.lastHour)
                }
                writer.name("oldestOpenTransaction")
                if let open = report.openTransaction { write(open, &writer) } else { writer.null() }
                writer.name("attention")
                writer.array(findings) { $0.string($1) }
            }
        }
    }

    private static func write(_ group: StatusReport.Group, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("role", group.role)
            writer.member("group", group.name)
            writer.member("state", group.description?.state)
            writer.name("members")
            if let description = group.description {
                writer.array(description.members) { write($1, &$0) }
            } else {
                writer.null()
            }
            writer.member("lag", group.lag)
            writer.name("partitions")
            writer.array(group.partitions) { writer, partition in
                writer.object { writer in
                    writer.member("topic", partition.id.topic)
                    writer.member("partition", Int(partition.id.partition))
                    writer.name("committed")
                    if let committed = partition.committed { writer.integer(committed) } else { writer.null() }
                    writer.member("end", Int(partition.end))
                    writer.member("lag", partition.lag)
                    writer.member("readPerSecond", rate(partition.passed))
                    writer.member("comingPerSecond", rate(partition.arriving))
                    writer.member("member", group.owner(of: partition.id)?.id)
                }
            }
        }
    }

    private static func write(_ member: GroupMember, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", member.id)
            writer.member("clientId", member.clientID)
            writer.member("host", member.host)
            writer.member("instance", member.instance)
            writer.name("partitions")
            writer.array(member.partitions) { $0.string("\($1.topic)/\($1.partition)") }
        }
    }

    private static func write(_ open: StatusReport.OpenTransaction, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("topic", open.partition.topic)
            writer.member("partition", Int(open.partition.partition))
            writer.member("offset", Int(open.offset))
            writer.name("openForSeconds")
            if let age = open.age { writer.integer(age.components.seconds) } else { writer.null() }
            writer.member("source", open.writer)
        }
    }

    /// Tenths a second.
    private static func rate(_ value: Double) -> FixedDecimal {
        FixedDecimal(millionths: Int128((value * 10).rounded()) * 100_000)
    }
}
