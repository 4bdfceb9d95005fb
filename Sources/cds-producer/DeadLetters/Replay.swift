import ArgumentParser
import Kafka
import Launch
import Pipeline
import Publishing
import Service
import Wire

extension CDSProducer.DeadLetters {
    /// Sends letters back to their topics.
    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends dead letters back to their topics, each once.",
            discussion: """
                The original's bytes and headers go back to its topic and partition, and the letter is marked, in one
                transaction; the transactional id is PREFIX.dead-letters.replay, so that of two replays at a time the first
                ends. A letter whose key has a later message on its topic is skipped, as it would undo that one.
                Exit status 1 says that a letter could not go back: it was cut, or Kafka refused it.
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var selection: LetterSelection
        @Flag(help: "All letters that were not sent back") var all = false
        @Flag(help: "Also letters whose key has a later message, which they then replace") var force = false
        @Flag(help: "Only say what would be done") var dryRun = false
        @Flag(help: "One JSON object a letter and line") var json = false
        @Argument(help: "TOPIC/PARTITION/OFFSET of the originals") var ids: [String] = []

        func run() async throws {
            var settings = try common.settings()
            let connection = try Connection(kafka, in: &settings)
            guard (ids.isEmpty ? 0 : 1) + (all ? 1 : 0) + (selection.isEmpty ? 0 : 1) == 1 else {
                throw CommandFailure(.usage, "say which letters: their ids, or options such as --reason, or --all")
            }
            let named = try LetterIDs(ids, connection.topology)
            let filter = ids.isEmpty ? try selection.filter(connection.topology) : named.filter
            let work = ReplayRun(connection: connection, isForced: force, isDryRun: dryRun, isJSON: json)
            let (failed, missing) = try await connection.withDeadLetters { log in
                let (letters, failed) = try work.run(log, filter)
                return (failed, named.missing(letters))
            }
            try LetterIDs.refuse(missing)
            if failed > 0 { throw CommandFailure(.badInput) }
        }
    }
}

/// One run of `cds-producer dead-letters replay`.
private struct ReplayRun: Sendable {
    let connection: Connection
    let isForced, isDryRun, isJSON: Bool

    /// - Returns: the letters that were meant, and how many of them could not go back.
    func run(_ log: DeadLetterLog, _ filter: DeadLetterFilter) throws -> ([DeadLetter], failed: Int) {
        // Taken over before the letters are read: what an earlier replay left open is decided then.
        let replay = isDryRun ? nil : try DeadLetterReplay(clients: connection.clients, topology: connection.topology)
        let letters = try log.letters(filter)
        let decisions = try DeadLetterReplay.decide(
            letters, isForced: isForced, clients: connection.clients, topology: connection.topology)
        var failed = 0
        for (letter, decision) in decisions {
            guard let (action, reason) = Self.told(decision) else { continue }
            if decision != .alreadyReplayed, decision != .overtaken { failed += 1 }
            try tell(letter.origin, action, reason)
        }
        let chosen = decisions.filter { $0.decision == .replay }.map(\.letter)
        guard let replay else {
            for letter in chosen { try tell(letter.origin, "would replay", nil) }
            StandardError.line("would send back \(chosen.count) of \(letters.count) dead letters")
            return (letters, failed)
        }
        var unwritable: (any Error)?
        let outcome = try replay.replay(chosen) { origin in
            do { try tell(origin, "replayed", nil) } catch { unwritable = error }
        }
        for (origin, error) in outcome.refused { try tell(origin, "refused", "\(error)") }
        StandardError.line("sent back \(outcome.replayed) of \(letters.count) dead letters")
        if let unwritable { throw unwritable }
        return (letters, failed + outcome.refused.count)
    }

    /// What is said of a letter that does not go back; nil of one that does.
    private static func told(_ decision: DeadLetterReplay.Decision) -> (action: String, reason: String)? {
        switch decision {
        case .replay: nil
        case .alreadyReplayed: ("skipped", "it was sent back before")
        case .overtaken: ("skipped", "its key has a later message on its topic (--force sends it all the same)")
        case .cut: ("refused", "only the first 64 KiB are kept of originals above 8 MiB: publish it again")
        case .unknownOrigin: ("refused", "its topic or partition is none of this cluster's")
        }
    }

    private func tell(_ origin: DeadLetter.Origin, _ action: String, _ reason: String?) throws {
        guard isJSON else {
            return try StandardOutput.line(
                LineText.escaped("\(action): \(origin)" + (reason.map { ": \($0)" } ?? "")))
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("id", "\(origin)")
        writer.member("action", action)
        writer.member("reason", reason)
        writer.endObject()
        try StandardOutput.line(LineText.harmlessJSON(String(decoding: writer.bytes, as: UTF8.self)))
    }
}
