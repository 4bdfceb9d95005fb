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
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Option(SharedSettings.maxArticleBytes) var maxArticleBytes: String?
        @Option(help: "The id of a plain text file's article, where there is one file only") var id: String?
        @Option(help: "When plain text files were published: RFC 3339, or a date") var publishedAt: String?
        @Option(help: "The paper, portal or domain of plain text files") var source: String?
        @Option(help: "The province that plain text files are about: a code of the 63") var province: String?
        @Flag(help: "No progress") var quiet = false
        @Argument(help: "Files, folders, or - for standard input") var paths: [String]

        func run() async throws {
            var settings = try common.settings()
            let maxBytes = try settings.resolve(SharedSettings.maxArticleBytes, flag: maxArticleBytes).value
            let reference = try catalogue.load(in: &settings).reference
            let limits = ArticleLimits(maxBytes: maxBytes, reference: reference)
            let files = ArticleFiles(limits: limits, fields: try fields(limits))
            let connection = try Connection(kafka, in: &settings)
            let publication = Publication(files: files, paths: paths, connection: connection, isQuiet: quiet)
            let faults = try await onOwnThread(named: "publish") { try publication.run() }
            if faults > 0 { throw CommandFailure(.badInput) }
        }

        /// What the flags say of plain text files.
        private func fields(_ limits: ArticleLimits) throws -> TextFileFields {
            var fields = TextFileFields()
            if let id {
                guard paths.count == 1, paths[0] != "-" else {
                    throw CommandFailure(.usage, "--id names one article, so it goes with one plain text file")
                }
                fields.id = ExactText(id)
            }
            if let publishedAt {
                guard let time = Timestamp(publishedAt) else {
                    throw CommandFailure(.usage, "--published-at \(publishedAt): not RFC 3339 and not a date")
                }
                fields.publishedAt = time
            }
            if let province {
                guard let code = ProvinceCode(province), limits.provinces.contains(code) else {
                    throw CommandFailure(.usage, "--province \(province): not a code of the 63 provinces")
                }
                fields.province = code
            }
            fields.source = source.map(ExactText.init)
            return fields
        }
    }
}
