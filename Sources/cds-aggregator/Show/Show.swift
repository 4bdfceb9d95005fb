import ArgumentParser
import Catalogue
import Core
import Kafka
import Launch
import Pipeline
import Service
import Wire

extension CDSAggregator {
    /// What the public topics say, for people.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows roll-ups, summaries and national figures as tables.",
            discussion: """
                Without options: the provinces that report, and the national figures. --province adds the figures of \
                these provinces, --indicator those of all provinces. Provinces and indicators go by code, id or name, \
                with or without marks; a name of several means all of them. A period takes all that lie in it.

                --json prints one line {"topic", "key", "value"} a message, the value's bytes as they are on the topic, \
                as `fold` does; without options those of all three topics. Colours only on a terminal, and not with \
                NO_COLOR. Nothing to show is no error: what there is instead is told on standard error.

                Exit status: 0 done; 2 a name is unknown, or wrong usage; 4 Kafka does not answer.

                Examples:
                  cds-aggregator show
                  cds-aggregator show --province "thanh hoa" --period 2022 --evidence
                  cds-aggregator show --indicator government.signed_documents_rate
                  cds-aggregator show --province 34:44 --follow
                  cds-aggregator show --json | jq -r 'select(.topic == "cds.rollups").key'
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var catalogue: CatalogueOptions
        @OptionGroup var names: SelectionOptions
        @Flag(help: "Below the table the sentences behind each figure") var evidence = false
        @Flag(help: "Then what changes, as it comes, until interrupted") var follow = false
        @Flag(help: "One JSON object a message and line") var json = false

        func run() async throws {
            var settings = try common.settings()
            let (catalogue, atlas) = try catalogue.loadWithAtlas(in: &settings)
            let connection = try Connection(kafka, in: &settings)
            let selection = try names.selection(NameIndex(catalogue, atlas: atlas), catalogue.reference)
            let view = BoardView(
                selection: selection, reference: catalogue.reference, style: .standardOutput,
                showsEvidence: evidence)
            try await connection.work("show") { [json, follow] in
                let topology = connection.topology
                let starts = try connection.partitions(of: topology.outputs).map { ($0, Int64?.none) }
                let log = TopicLog(clients: connection.clients, group: topology.prefix)
                var board = Board(topology: topology)
                let reached = try log.read(Dictionary(uniqueKeysWithValues: starts)) { _ = board.take($0) }
                for complaint in board.takeComplaints() { StandardError.line("warning: \(complaint)") }
                if json {
                    for message in board.messages(selection) { try Self.write(message) }
                } else {
                    let page = view.page(board)
                    for line in page.lines { try StandardOutput.line(line) }
                    for line in page.remarks { StandardError.line(line) }
                }
                guard follow else { return }
                try log.follow(reached) { message in
                    let change = board.take(message)
                    for complaint in board.takeComplaints() { StandardError.line("warning: \(complaint)") }
                    guard let change, selection.holds(change.key) else { return true }
                    if json {
                        try Self.write(change.message)
                    } else if let line = view.line(change) {
                        try StandardOutput.line(line)
                    }
                    return true
                }
            }
        }

        /// The message's bytes; on a terminal JSON that says the same and cannot steer it.
        private static func write(_ message: Board.Entry) throws(CommandFailure) {
            let line = OutputLines.output(
                topic: message.topic, key: message.key, value: message.value ?? Array("null".utf8))
            guard OutputStyle.standardOutput.width != nil else { return try StandardOutput.write(line) }
            try StandardOutput.line(LineText.harmlessJSON(String(decoding: line.dropLast(), as: UTF8.self)))
        }
    }
}
