import ArgumentParser
import Core
import Foundation
import Kafka
import Launch
import Pipeline
import Publishing
import Service

extension CDSProducer.DeadLetters {
    /// All that a letter carries.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows dead letters with their headers and bytes.",
            discussion: """
                Texts are shown with controls escaped and cut after 2,000 code points. --json has everything, bytes in
                Base64 as well; --raw writes the one original's bytes as they are, to repair and publish them, and refuses
                to do so on a terminal.
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @Flag(help: "One JSON object a letter and line") var json = false
        @Flag(help: "The original's bytes and nothing else; of one letter") var raw = false
        @Argument(help: "TOPIC/PARTITION/OFFSET of the originals") var ids: [String]

        func run() async throws {
            var settings = try common.settings()
            let connection = try Connection(kafka, in: &settings)
            try checkUsage()
            let filter = try LetterIDs(ids, connection.topology)
            let missing = try await connection.withDeadLetters { [json, raw] log in
                let letters = try log.letters(filter.filter)
                let byHome = Dictionary(letters.map { ($0.home, $0) }, uniquingKeysWith: { _, last in last })
                try log.messages(of: letters) { message in
                    let home = DeadLetter.Origin(message.topicPartition, offset: message.offset)
                    guard let letter = byHome[home] else { return }
                    if raw {
                        try StandardOutput.write(message.value ?? [])
                    } else {
                        try StandardOutput.line(
                            json ? LetterText.json(letter, message) : LetterText.page(letter, message))
                    }
                }
                return filter.missing(letters)
            }
            try LetterIDs.refuse(missing)
        }

        private func checkUsage() throws {
            guard raw else { return }
            guard ids.count == 1, !json else {
                throw CommandFailure(.usage, "--raw goes with one letter, and without --json")
            }
            guard isatty(STDOUT_FILENO) == 0 else {
                throw CommandFailure(.usage, "--raw would send bytes from outside to the terminal: write to a file")
            }
        }
    }
}

/// Letters that the command line names.
struct LetterIDs: Sendable {
    let filter: DeadLetterFilter
    private let ids: [DeadLetter.Origin]

    /// - Throws: `CommandFailure` for what names no letter.
    init(_ texts: [String], _ topology: Topology) throws(CommandFailure) {
        var filter = DeadLetterFilter()
        var ids: [DeadLetter.Origin] = []
        for text in texts {
            guard let id = DeadLetter.Origin(text),
                let place = DeadLetterFilter.Place(text, prefix: topology.prefix)
            else { throw CommandFailure(.usage, "\(text): not TOPIC/PARTITION/OFFSET") }
            ids.append(id)
            filter.places.append(place)
        }
        self.ids = ids
        self.filter = filter
    }

    /// The named ones that there are no letters of.
    func missing(_ letters: [DeadLetter]) -> [DeadLetter.Origin] {
        let found = Set(letters.map(\.origin))
        return ids.filter { !found.contains($0) }
    }

    /// Says which letters there are not.
    ///
    /// - Throws: `CommandFailure` with status 1 where any is missing.
    static func refuse(_ missing: [DeadLetter.Origin]) throws(CommandFailure) {
        for id in missing { StandardError.line("error: there is no dead letter of \(id)") }
        if !missing.isEmpty { throw CommandFailure(.badInput) }
    }
}
