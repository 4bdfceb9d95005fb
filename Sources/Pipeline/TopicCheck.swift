/// Compares the properties of topics with those that they are created with: another cleanup is refused, lower limits are
/// told.
package struct TopicCheck {
    private let topology: Topology
    private let described: [String: [String: String]]

    /// A check of what brokers say of topics, by topic and property.
    package init(topology: Topology, described: [String: [String: String]]) {
        self.topology = topology
        self.described = described
    }

    /// What a lower limit than the contract's brings.
    private static let consequences = [
        "max.message.bytes": "larger messages are refused, and whoever writes one stands still",
        "min.compaction.lag.ms": "a worker that lags longer may miss that an article became unreadable",
        "delete.retention.ms": "who reads more seldom may miss that a key was taken back",
        "retention.ms": "dead letters are gone sooner",
    ]

    /// Checks all topics.
    ///
    /// - Parameter warn: takes what is lower than it should be.
    /// - Throws: ``EngineFailure/settings(_:)`` for another cleanup.
    package func run(_ warn: (String) -> Void) throws(EngineFailure) {
        for topic in topology.all {
            let found = described[topic] ?? [:]
            for (name, wanted) in topology.properties(of: topic).sorted(by: { $0.key < $1.key }) {
                if name == "cleanup.policy" {
                    guard found[name] == wanted else {
                        throw .settings("topic \(topic) has \(name)=\(found[name] ?? "?"), but must have \(wanted)")
                    }
                } else if let least = Int(wanted), let value = found[name].flatMap({ Int($0) }), (0..<least) ~= value {
                    let consequence = Self.consequences[name].map { ": \($0)" } ?? ""
                    warn("topic \(topic) has \(name)=\(value), below \(least)\(consequence)")
                }
            }
        }
    }
}
