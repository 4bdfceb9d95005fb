import ArgumentParser
import Catalogue
import Core
import Feeds
import Launch
import Logging
import Pipeline
import Publishing
import Service
import Wire

extension CDSProducer {
    struct Feed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Polls RSS and Atom feeds and publishes the articles that they list.",
            discussion: """
                Visits each article's page, takes out title, date and text, and publishes it under an id made from its
                canonical address; again, with the next revision, when the text has changed; and retracts it when its
                page is gone (410, or 404 three times over a day). Pages are visited again after 1 and 6 hours, 1, 3 and 7
                days, and when the feed says that they have changed.
                Requests go to the hosts of the feeds and of --allow-host only, one at a time a host, as robots.txt allows
                and asking only for what has changed. What was done is kept in the state file (--state). docs/feeds.md
                tells the rules.
                Exit status 1 says, with --once, that a feed could not be read.
                Examples:
                  cds-producer feed --bootstrap-servers localhost:9092 --contact me@example.org https://example.vn/rss/home.rss
                  cds-producer feed --once --max-articles 20 --state feeds.state https://example.vn/feed/ https://example.org/rss
                  cds-producer feed --dry-run --json https://example.vn/feed/ | cds-worker read
                """)

        private static let state = Setting.text(
            "state", default: "cds-producer-feed.state", help: "The file that remembers what was done")

        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var serving: ServingOptions
        @OptionGroup var catalogue: CatalogueOptions
        @Option(SharedSettings.maxArticleBytes) var maxArticleBytes: String?
        @OptionGroup var web: FeedOptions
        @Option(Feed.state) var state: String?
        @Option(help: "The province that all articles are about, as a hint: a code of the 63") var province: String?
        @Flag(help: "One round, for cron") var once = false
        @Flag(help: "Only show what one round would publish and retract; writes nothing") var dryRun = false
        @Flag(help: "With --dry-run: the articles as JSON Lines") var json = false
        @Argument(help: "The feeds' addresses") var urls: [String]

        func run() async throws {
            var settings = try common.settings()
            let serving = try serving.resolve(in: &settings)
            var poll = try web.resolve(feeds: urls, in: &settings)
            let maxBytes = try settings.resolve(SharedSettings.maxArticleBytes, flag: maxArticleBytes).value
            let limits = ArticleLimits(maxBytes: maxBytes, reference: try catalogue.loadReference(in: &settings))
            let path = try settings.resolve(Self.state, flag: state).value
            poll.settings.province = try TextFileOptions.province(province, limits)
            guard dryRun || !json else {
                throw CommandFailure(.usage, "--json shows what --dry-run would publish: add --dry-run")
            }
            let connection = try Connection.needed(kafka, dryRun: dryRun, in: &settings)
            let file = CheckedFile(path: path, format: "cds-producer feed", scope: connection?.topology.prefix)
            let run = FeedRun(
                poll: poll, file: file, limits: limits, connection: connection, isOnce: once || dryRun, isJSON: json)
            let lock = try run.lock()
            defer { withExtendedLifetime(lock) {} }
            let state = try run.state()
            let hints = try PageHints.load(directory: try ResourceFolder.path(of: "Feeds", "Data"))
            try await ProducerDaemon(serving: serving, logger: Logger(label: "feed")).run { health in
                FeedService(run: run, state: state, hints: hints, health: health)
            }
        }
    }
}
