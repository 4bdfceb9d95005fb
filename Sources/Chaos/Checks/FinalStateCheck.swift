package import Foundation
package import Pipeline

/// The final messages that `cds-worker read` and `cds-aggregator fold` give of the articles that stand.
package struct FinalState: Sendable {
    /// The value of each key by topic.
    package let values: [String: [String: [UInt8]]]

    /// A state from its values.
    package init(values: [String: [String: [UInt8]]]) { self.values = values }

    /// Runs the two commands over the surviving articles.
    ///
    /// - Throws: where a command fails.
    package init(of standing: [String: Story], topology: Topology, binaries: URL) throws {
        let stories = standing.values.sorted { $0.id < $1.id }
        let reader = try ManagedProcess.output(
            of: "cds-worker", ["read"], in: binaries, input: Self.lines(stories.map(\.json)))
        let readings = reader.split(separator: 0x0A).map(Array.init)
        var values = [topology.readings: [String: [UInt8]]()]
        for (story, reading) in zip(stories, readings) {
            values[topology.readings, default: [:]][story.id] = reading
        }
        for topic in topology.outputs { values[topic] = [:] }
        let folded = try ManagedProcess.output(
            of: "cds-aggregator", ["fold", "--topic-prefix", topology.prefix], in: binaries, input: Self.lines(readings)
        )
        for line in folded.split(separator: 0x0A) {
            guard let message = Self.message(Array(line)) else { continue }
            values[message.topic, default: [:]][message.key] = message.value
        }
        self.values = values
    }

    /// Compares the last values of the compacted topics byte for byte.
    package func findings(_ logs: CommittedLogs) -> [Finding] {
        values.sorted { $0.key < $1.key }.flatMap { topic, expected in
            let found = logs.lastValues(of: topic)
            let keys = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }.sorted()
            return Finding.few(
                .finalState, keys.map { "\($0): \(Self.text(found[$0])) in place of \(Self.text(expected[$0]))" },
                "keys of \(topic) differ")
        }
    }

    private static func lines(_ values: [[UInt8]]) -> Data { Data(values.joined(separator: [0x0A])) }

    private static func text(_ value: [UInt8]?) -> String {
        value.map { String(decoding: $0.prefix(160), as: UTF8.self) } ?? "nothing"
    }

    /// Takes a line {"topic":…,"key":…,"value":…} of fold apart; the value stays as it is, byte for byte.
    private static func message(_ line: [UInt8]) -> (topic: String, key: String, value: [UInt8])? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
            let topic = object["topic"] as? String, let key = object["key"] as? String,
            let mark = Data(line).range(of: Data(#","value":"#.utf8))
        else { return nil }
        return (topic, key, Array(line[mark.upperBound..<line.count - 1]))
    }
}
