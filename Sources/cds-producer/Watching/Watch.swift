import ArgumentParser
import Catalogue
import Core
import Launch
import Logging
import Pipeline
import Publishing
import Service
import Wire

extension CDSProducer {
    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publishes what appears in a folder, each content once, until SIGTERM or SIGINT.",
            discussion: """
                Takes the files that publish takes (.jsonl, .ndjson, .json, .txt), in subfolders, too; hidden ones are passed
                over. A file is read when two looks have found it unchanged; the surest way to hand one in is to write it
                under another ending or a name that begins with a dot and to rename it. A file whose content changes is
                published again as a whole; removing one retracts nothing (cds-producer retract does). Bad files and
                lines are told once, and tried again when the file changes.
                What was done is kept in a state file, DIR/.cds-producer-watch unless --state names another. After a crash a
                file may be published again, which changes nothing.
                Examples:
                  cds-producer watch --bootstrap-servers localhost:9092 /var/spool/articles
                  cds-producer watch --once --dry-run articles/
                  cds-producer watch --source baothanhhoa.vn --state /var/lib/cds/watch.state --http 127.0.0.1:8090 inbox/
                """)

        private static let state = Setting.text("state", help: "The file that remembers what was done").optional
        private static let interval = Setting.seconds(
            "interval", default: 2, range: 1...3600, help: "Seconds between two looks")

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var serving: ServingOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Option(SharedSettings.maxArticleBytes) var maxArticleBytes: String?
        @OptionGroup var text: TextFileOptions
        @Option(Watch.state) var state: String?
        @Option(Watch.interval) var interval: String?
        @Flag(help: "End when everything that is there now was published") var once = false
        @Flag(help: "Only show what would be published, once; connects to nothing and keeps nothing") var dryRun = false
        @Argument(help: "The folder", completion: .directory) var folder: String

        func run() async throws {
            var settings = try common.settings()
            let serving = try serving.resolve(in: &settings)
            let maxBytes = try settings.resolve(SharedSettings.maxArticleBytes, flag: maxArticleBytes).value
            let limits = ArticleLimits(maxBytes: maxBytes, reference: try catalogue.loadReference(in: &settings))
            let path = try settings.resolve(Self.state, flag: state).value ?? "\(folder)/.cds-producer-watch"
            let interval = try settings.resolve(Self.interval, flag: interval).value
            guard text.id == nil else {
                throw CommandFailure(.usage, "--id names one article, so it does not go with watch: use publish")
            }
            let files = ArticleFiles(limits: limits, fields: try text.fields(of: [folder], limits))
            let connection = try Connection.needed(kafka, dryRun: dryRun, in: &settings)
            let work = FolderWork(
                folder: folder, files: files, connection: connection, interval: interval, isOnce: once || dryRun,
                file: CheckedFile(
                    path: path, format: "cds-producer watch", scope: connection?.topology.prefix))
            try work.check()
            try await ProducerDaemon(serving: serving, logger: Logger(label: "watch")).run { health in
                EngineService(named: "watch") { try work.run(until: $0, health: health) }
            }
        }
    }
}
