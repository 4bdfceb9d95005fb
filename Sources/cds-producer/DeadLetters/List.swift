import ArgumentParser
import Launch
import Publishing
import Service

extension CDSProducer.DeadLetters {
    /// One line a letter.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists dead letters, the oldest first.",
            discussion:
                "The columns: origin, time, kind of fault, state (open, replayed, cut), bytes, key, what is wrong.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var selection: LetterSelection
        @Flag(help: "Only letters that were not sent back") var open = false
        @Flag(help: "One JSON object a line") var json = false

        func run() async throws {
            var settings = try common.settings()
            let connection = try Connection(kafka, in: &settings)
            var filter = try selection.filter(connection.topology)
            filter.isOpenOnly = open
            let letters = try await connection.withDeadLetters { [filter] log in try log.letters(filter) }
            for letter in letters {
                try StandardOutput.line(json ? LetterText.json(letter) : LetterText.row(letter))
            }
            StandardError.line("\(letters.count) dead letters, \(letters.count { !$0.isReplayed }) not sent back")
        }
    }
}
