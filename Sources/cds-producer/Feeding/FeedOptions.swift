import ArgumentParser
import Feeds
import Service

/// How feeds are polled, as options.
struct FeedOptions: ParsableArguments {
    private static let interval = Setting.seconds(
        "interval", default: 900, range: 60...604_800, help: "Seconds between two rounds")
    private static let maxArticles = Setting.integer(
        "max-articles", default: 50, range: 1...10_000, help: "The most pages of a host that one round visits")
    private static let delay = Setting.seconds(
        "delay", default: 2, range: 0...3600, help: "The least seconds between two requests to a host")
    private static let timeout = Setting.seconds(
        "timeout", default: 30, range: 1...600, help: "The most seconds of a request")
    private static let maxPageBytes = Setting.integer(
        "max-page-bytes", default: 5_000_000, range: 1_000...100_000_000,
        help: "The most bytes of a page or feed, decompressed")
    private static let contact = Setting<String>(
        "contact", expected: "an address or URL of printable ASCII characters",
        help: "Whom sites can turn to: an e-mail address or URL, sent as part of User-Agent"
    ) { text in
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
    }.optional

    @Option(FeedOptions.interval) var interval: String?
    @Option(FeedOptions.maxArticles) var maxArticles: String?
    @Option(FeedOptions.delay) var delay: String?
    @Option(FeedOptions.timeout) var timeout: String?
    @Option(FeedOptions.maxPageBytes) var maxPageBytes: String?
    @Option(FeedOptions.contact) var contact: String?
    @Option(help: ArgumentHelp("Requests may go to this host, too; repeatable", valueName: "host[:port]"))
    var allowHost: [String] = []
    @Flag(help: "Requests may go to addresses of this machine and of private networks") var allowPrivateAddresses =
        false

    /// How to poll, and where requests may go.
    struct Resolved {
        var settings: PollSettings
        let web: WebSettings
        let rules: HostRules
    }

    /// Finds how to poll feeds.
    ///
    /// - Throws: where a value is wrong.
    func resolve(feeds texts: [String], in settings: inout Settings) throws -> Resolved {
        var feeds: [WebAddress] = []
        for text in texts {
            guard let feed = WebAddress(text) else {
                throw CommandFailure(.usage, "\(text): not an http or https address such as https://example.vn/rss")
            }
            if !feeds.contains(feed) { feeds.append(feed) }
        }
        var poll = PollSettings(feeds: feeds)
        poll.interval = try settings.resolve(Self.interval, flag: interval).value
        poll.maxArticles = try settings.resolve(Self.maxArticles, flag: maxArticles).value
        poll.delay = try settings.resolve(Self.delay, flag: delay).value
        let contact = try settings.resolve(Self.contact, flag: contact).value
        var web = WebSettings(userAgent: "\(FeedPoller.agent)/1.0" + (contact.map { " (+\($0))" } ?? ""))
        web.timeout = try settings.resolve(Self.timeout, flag: timeout).value
        web.maxBytes = try settings.resolve(Self.maxPageBytes, flag: maxPageBytes).value
        do throws(HostRules.Refusal) {
            let rules = try HostRules(feeds: feeds, hosts: allowHost, allowsPrivate: allowPrivateAddresses)
            return Resolved(settings: poll, web: web, rules: rules)
        } catch {
            throw CommandFailure(.usage, "--allow-host: \(error)")
        }
    }
}
