import ArgumentParser
import Catalogue
import Core
import Extraction
import Foundation
import Kafka
import Launch
import Pipeline
import Publishing
import Rereading
import Service
import Wire

extension CDSWorker {
    /// Reading again with today's rules.
    struct Reread: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads the articles that stand again with today's rules, and says what would change.",
            discussion: """
                Without PATH it reads what stands on the topic, up to where the workers have come; with PATH articles as \
                `cds-producer publish` takes them. It compares with the readings in force and shows for each article the \
                figures that would be added, removed or others, with their sentences, and then the roll-ups whose values \
                would change. It writes nothing and joins no group, so that it can run beside a cluster at work. Texts \
                that only another version of the rules has read are counted. An article whose last message cannot be \
                read is named and left as it is.

                --apply writes the changed readings, from the topic only. It joins the workers' group and works as a \
                worker: before it goes on with a partition it reads that again, and writes in transactions that send the \
                partition's offset, so that an article's reading is written by the owner of its partition only and no \
                older text is ever put in force. So it comes to every partition only once the other workers are \
                stopped: while they have some it does its share, names the rest and ends with status 1, or with --wait \
                goes on until they are stopped and every partition was here.

                Exit status: 0 done; 1 a file could not be read, or --apply has not come to every partition; 2 wrong \
                usage; 4 Kafka fatal.

                Examples:
                  cds-worker reread --data new-rules/ | less -R
                  cds-worker reread --province "thanh hoa" --from 2023-01-01 --json > changes.jsonl
                  cds-worker reread archive/2023.jsonl
                  cds-worker reread --apply
                """)
        static let cores = SharedSettings.cores(default: ProcessInfo.processInfo.activeProcessorCount)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var daemon: DaemonOptions
        @OptionGroup var batch: BatchOptions
        @OptionGroup var catalogue: CatalogueOptions
        @OptionGroup var selected: RereadOptions
        @Option(Reread.cores) var cores: String?
        @Option(SharedSettings.maxArticleBytes) var maxArticleBytes: String?
        @Flag(help: "Write the changed readings, as a member of the workers' group") var apply = false
        @Flag(help: "With --apply: go on until the other workers are stopped and every partition was here") var wait =
            false
        @Flag(help: "No progress") var quiet = false
        @Flag(help: "One JSON object a line: the changes, and at the end the counts") var json = false
        @Argument(help: "Files or folders of articles in place of the topic", completion: .file())
        var paths: [String] = []

        func validate() throws {
            if apply, !paths.isEmpty { throw ValidationError("--apply goes with the topic, not with files") }
            if wait, !apply { throw ValidationError("--wait goes with --apply") }
        }

        func run() async throws {
            var settings = try common.settings()
            let kafka = try kafka.resolve(in: &settings, reserved: EngineDaemon.reservedProperties)
            let daemon = try daemon.resolve(in: &settings, defaultGroup: "\(kafka.topicPrefix).worker")
            let limits = try batch.resolve(in: &settings)
            let cores = try settings.resolve(Reread.cores, flag: cores).value
            let maxBytes = try settings.resolve(SharedSettings.maxArticleBytes, flag: maxArticleBytes).value
            let (catalogue, atlas) = try catalogue.loadWithAtlas(in: &settings)
            let connection = try Connection(kafka, ending: &settings)
            let names = NameLookup(names: NameIndex(catalogue, atlas: atlas), reference: catalogue.reference)
            let work = RereadWork(
                connection: connection, group: daemon.group, reader: ArticleReader(catalogue: catalogue),
                reference: catalogue.reference, rules: catalogue.rules,
                selection: try selected.selection(names, catalogue.reference),
                limits: ArticleLimits(maxBytes: maxBytes, reference: catalogue.reference), cores: cores,
                isQuiet: quiet, isJSON: json)
            guard apply else { return try await work.draft(paths) }
            // A group without offsets is another one than the workers'.
            let engine = EngineDaemon(
                kafka: kafka, daemon: daemon, limits: limits, onMissingOffsets: .stop, logger: connection.logger)
            try await work.apply(by: engine, waits: wait)
        }
    }
}

/// Which articles are read again.
struct RereadOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only articles about this province or with a figure of it: a code (38, 34:44) or a name; repeatable"),
        completion: NameCompletion.provinces)
    var province: [String] = []
    @Option(help: "Only articles published then or later: RFC 3339, or a date") var from: String?
    @Option(help: "Only articles published before: RFC 3339, or a date") var until: String?

    /// What the options select.
    ///
    /// - Throws: `CommandFailure` with status 2 for a wrong value.
    func selection(_ names: NameLookup, _ reference: ReferenceData) throws -> RereadSelection {
        let ids = try province.flatMap(names.provinces)
        // One that was not merged goes by its code in both lists.
        let both = ids.flatMap { id in
            UnitList.allCases.map { ProvinceID(units: $0, code: id.code) }.filter { reference.province($0)?.id == id }
        }
        return RereadSelection(
            provinces: province.isEmpty ? nil : Set(both), from: try Self.time(from, "--from"),
            until: try Self.time(until, "--until"))
    }

    private static func time(_ text: String?, _ flag: String) throws(CommandFailure) -> Timestamp? {
        guard let text else { return nil }
        guard let time = Timestamp(text) else {
            throw CommandFailure(.usage, "\(flag) \(text): not RFC 3339 and not a date")
        }
        return time
    }
}
