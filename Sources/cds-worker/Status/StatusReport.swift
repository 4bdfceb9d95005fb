import Kafka

/// How far the cluster is at a moment.
struct StatusReport: Sendable {
    /// A consumer group and the partitions that it reads.
    struct Group: Sendable {
        /// "workers" or "aggregators".
        let role: String
        let name: String
        /// What its coordinator says; nil where the broker cannot tell.
        let description: GroupDescription?
        let partitions: [Partition]

        /// How many messages lie ahead, over all partitions.
        var lag: Int { partitions.reduce(0) { $0 + $1.lag } }

        /// The member that a partition is assigned to.
        func owner(of partition: TopicPartition) -> GroupMember? {
            description?.members.first { $0.partitions.contains(partition) }
        }
    }

    /// A partition that a group reads.
    struct Partition: Sendable {
        let id: TopicPartition
        /// The offset that the group goes on at; nil where it has committed none.
        let committed: Int64?
        /// The last stable offset.
        let end: Int64
        /// Messages ahead.
        let lag: Int
        /// Offsets passed, and come, in a second.
        let passed, arriving: Double
    }

    /// The first message of a transaction that is not decided.
    struct OpenTransaction: Sendable {
        let partition: TopicPartition
        let offset: Int64
        /// For how long it has been open; nil where the message bears no time.
        let age: Duration?
        /// Who writes, "/cds/worker", as the message says.
        let writer: String?
    }

    /// What could not be read.
    struct DeadLetters: Sendable {
        let total, open, lastHour: Int
    }

    let groups: [Group]
    let openTransaction: OpenTransaction?
    let deadLetters: DeadLetters

    /// How long a transaction may be open; the daemons' own last 20 seconds at most.
    private static let transactionLimit = Duration.seconds(60)

    /// What needs attention, for a person; empty where all is well.
    func findings(maxLag: Int?) -> [String] {
        var findings = groups.flatMap { Self.findings(of: $0, maxLag: maxLag) }
        if let open = openTransaction, let age = open.age, age > Self.transactionLimit {
            findings.append(
                "a transaction on \(open.partition) has been open for \(age.components.seconds) s: nobody reads past offset "
                    + "\(open.offset) until it is decided (`kafka-transactions.sh find-hanging` names its producer)")
        }
        return findings
    }

    private static func findings(of group: Group, maxLag: Int?) -> [String] {
        var findings: [String] = []
        let command = group.role == "workers" ? "cds-worker run" : "cds-aggregator run"
        if let description = group.description {
            let missing = group.partitions.filter { group.owner(of: $0.id) == nil }.map(\.id)
            if description.members.isEmpty {
                findings.append("group \(group.name) has no members: start one with `\(command)`")
            } else if !missing.isEmpty, description.state == "Stable" {
                findings.append(
                    "no member of group \(group.name) has \(missing.map(\.description).joined(separator: ", "))")
            }
        }
        let unread = group.partitions.filter { $0.committed == nil && $0.lag > 0 }
        if !unread.isEmpty, unread.count == group.partitions.filter({ $0.lag > 0 }).count,
            group.partitions.allSatisfy({ $0.committed == nil })
        {
            findings.append("group \(group.name) has read nothing yet though there is something to read")
        }
        if let maxLag, group.lag > maxLag {
            findings.append("group \(group.name) lags \(group.lag) messages, more than \(maxLag)")
        }
        return findings
    }
}
