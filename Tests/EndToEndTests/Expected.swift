import Core
import Foundation
import TestSupport
import Wire

/// What `cds-worker read` and `cds-aggregator fold` make of articles: the truth that the running cluster must end at.
enum Expected {
    /// The readings by article id.
    ///
    /// - Parameter arguments: more arguments for `cds-worker read`.
    static func readings(of articles: [[UInt8]], _ arguments: [String] = []) throws -> [String: [UInt8]] {
        let read = try CommandProcess.run(
            "cds-worker", ["read"] + arguments, input: Data(articles.joined(separator: [0x0A])))
        return try lines(read.output).reduce(into: [:]) { readings, line in
            readings[try ReadingMessage.decode(line).articleId.string] = line
        }
    }

    /// The final messages of the output topics by topic and key.
    static func outputs(of readings: some Collection<[UInt8]>, prefix: String) throws -> [String: [String: [UInt8]]] {
        let fold = try CommandProcess.run(
            "cds-aggregator", ["fold", "--topic-prefix", prefix], input: Data(readings.joined(separator: [0x0A])))
        return try byTopic(fold.output)
    }

    /// Lines {"topic", "key", "value"} by topic and key.
    static func byTopic(_ output: Data) throws -> [String: [String: [UInt8]]] {
        try lines(output).reduce(into: [:]) { outputs, line in
            let root = try JSONDocument(line).root
            guard let topic = root["topic"]?.string, let key = root["key"]?.string, let value = root["value"] else {
                return
            }
            outputs[topic, default: [:]][key] = Array(line[value.range])
        }
    }

    static func lines(_ output: Data) -> [[UInt8]] {
        LineSplitter.lines(of: output).map(\.bytes).filter { !$0.isEmpty }
    }
}
