import ArgumentParser
import Catalogue
import Core
import Launch
import Pipeline
import Publishing
import Service
import Wire

extension CDSProducer {
    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publishes articles from files, folders or standard input.",
            discussion: """
                JSON Lines (.jsonl, .ndjson), JSON (.json: an object or an array of objects), plain text (any other: the
                first line is the title, the file's name without extension the id), folders, or - for JSON Lines on
                standard input. Each bad article is named with file and line; the good ones are published all the same.
                Exit status 0 says that every article was acknowledged, 1 that some input was bad, 4 that Kafka failed.
                Examples:
                  cds-producer publish --bootstrap-servers localhost:9092 articles.jsonl more-articles/
                  cds-producer publish --dry-run articles.jsonl
                  cds-producer publish --published-at 2023-01-10 --source baothanhhoa.vn --province 38 tin.txt
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Option(SharedSettings.maxArticleBytes) var maxArticleBytes: String?
        @OptionGroup var text: TextFileOptions
        @Flag(help: "Only show what would be published; connects to nothing") var dryRun = false
        @Flag(help: "No progress") var quiet = false
        @Argument(help: "Files, folders, or - for standard input") var paths: [String]

        func run() async throws {
            var settings = try common.settings()
            let maxBytes = try settings.resolve(SharedSettings.maxArticleBytes, flag: maxArticleBytes).value
            let reference = try catalogue.loadReference(in: &settings)
            let limits = ArticleLimits(maxBytes: maxBytes, reference: reference)
            let files = ArticleFiles(limits: limits, fields: try text.fields(of: paths, limits))
            let connection = try Connection.needed(kafka, dryRun: dryRun, in: &settings)
            let publication = Publication(files: files, paths: paths, connection: connection, isQuiet: quiet)
            if try await publication.run() > 0 { throw CommandFailure(.badInput) }
        }
    }
}
