public import Kafka

/// The topics of a prefix (contract.md, "Topics"), as a value that deployment creates, daemons check and tests read.
public struct Topology: Sendable {
    /// What the names of all topics begin with.
    public let prefix: String
    /// The articles, keyed by article id.
    public var articles: String { "\(prefix).articles" }
    /// The readings, keyed by article id.
    public var readings: String { "\(prefix).readings" }
    /// What each partition's articles contribute to each key: between aggregators only.
    public var partials: String { "\(prefix).partials" }
    /// The roll-ups, keyed by province/indicator/period.
    public var rollups: String { "\(prefix).rollups" }
    /// The province summaries, keyed by province code.
    public var provinces: String { "\(prefix).provinces" }
    /// The national roll-ups, keyed by indicator/period.
    public var national: String { "\(prefix).national" }
    /// What could not be read.
    public var deadLetters: String { "\(prefix).dead-letters" }

    /// The topology of a prefix.
    public init(prefix: String) { self.prefix = prefix }

    /// All topics in the order of the contract.
    public var all: [String] { [articles, readings, partials, rollups, provinces, national, deadLetters] }

    /// The topics that an aggregator writes roll-ups to.
    public var outputs: [String] { [rollups, provinces, national] }

    /// The default number of partitions of every topic.
    public static let defaultPartitions = 6

    /// The properties that a topic is created with; `topics` checks `cleanup.policy` of those that exist.
    public func properties(of topic: String) -> [String: String] {
        let month = "2592000000"
        let tenYears = "315576000000"
        switch topic {
        case articles:
            return [
                "cleanup.policy": "compact", "min.compaction.lag.ms": month, "delete.retention.ms": tenYears,
                "max.message.bytes": "4194304",
            ]
        case deadLetters:
            return ["cleanup.policy": "delete", "retention.ms": month, "max.message.bytes": "16777216"]
        default:
            return ["cleanup.policy": "compact", "delete.retention.ms": month, "max.message.bytes": "4194304"]
        }
    }

    /// What all topics shall be created with.
    public func specifications(partitions: Int, replicationFactor: Int?) -> [TopicSpecification] {
        all.map {
            TopicSpecification(
                name: $0, partitions: partitions, replicationFactor: replicationFactor, properties: properties(of: $0))
        }
    }
}
