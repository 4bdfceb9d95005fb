import ArgumentParser
import Core
import Kafka
import Launch
import Pipeline
import Publishing
import Service

extension CDSProducer {
    /// What an operator does with messages that could not be read.
    struct DeadLetters: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dead-letters",
            abstract: "Lists, shows and sends back what could not be read.",
            discussion: """
                A dead letter is named by where its original stands: TOPIC/PARTITION/OFFSET. Its bytes come from outside:
                what could steer a terminal is shown escaped, but by show --raw.
                Examples:
                  cds-producer dead-letters list --reason wrong-type --since 2023-01-10
                  cds-producer dead-letters show cds.articles/3/1207
                  cds-producer dead-letters replay --reason too-large --dry-run
                """,
            subcommands: [List.self, Show.self, Replay.self])
    }
}

/// Which dead letters a command is about.
struct LetterSelection: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only this kind of fault; repeatable: "
                + RejectionClass.allCases.map(\.rawValue).joined(separator: ", "), valueName: "class"))
    var reason: [String] = []
    @Option(
        help: ArgumentHelp(
            "Only what came from there; repeatable: TOPIC, TOPIC/PARTITION or TOPIC/PARTITION/OFFSET; a topic also "
                + "without the prefix", valueName: "place"))
    var origin: [String] = []
    @Option(help: "Only letters written then or later: RFC 3339, or a date") var since: String?
    @Option(help: "Only letters written before: RFC 3339, or a date") var until: String?

    /// Whether nothing is selected, so that all letters are meant.
    var isEmpty: Bool { reason.isEmpty && origin.isEmpty && since == nil && until == nil }

    /// The filter that the options make.
    ///
    /// - Throws: `CommandFailure` for a wrong value.
    func filter(_ topology: Topology) throws(CommandFailure) -> DeadLetterFilter {
        var filter = DeadLetterFilter()
        for reason in reason {
            guard RejectionClass(rawValue: reason) != nil else {
                throw CommandFailure(.usage, "--reason \(reason): no kind of fault has this name")
            }
            filter.reasons.insert(reason)
        }
        for origin in origin {
            guard let place = DeadLetterFilter.Place(origin, prefix: topology.prefix) else {
                throw CommandFailure(.usage, "--origin \(origin): not TOPIC, TOPIC/PARTITION or TOPIC/PARTITION/OFFSET")
            }
            filter.places.append(place)
        }
        filter.since = try Self.time(since, "--since")
        filter.until = try Self.time(until, "--until")
        return filter
    }

    private static func time(_ text: String?, _ flag: String) throws(CommandFailure) -> Timestamp? {
        guard let text else { return nil }
        guard let time = Timestamp(text) else {
            throw CommandFailure(.usage, "\(flag) \(text): not RFC 3339 and not a date")
        }
        return time
    }
}

extension Connection {
    /// Does something with the dead letters, on a thread of its own.
    ///
    /// - Throws: `CommandFailure` where the topic is missing or Kafka fails.
    func withDeadLetters<Output: Sendable>(
        _ body: @escaping @Sendable (DeadLetterLog) throws -> Output
    ) async throws -> Output {
        try await onOwnThread(named: "dead letters") {
            do {
                try checkTopic(topology.deadLetters)
                return try body(DeadLetterLog(clients: clients, topology: topology))
            } catch let error as KafkaError {
                throw kafkaFailure(error)
            }
        }
    }
}
