import Core
import Feeds
import Testing

@Suite struct FeedDocumentTests {
    private static func feed(_ text: String) throws -> FeedDocument {
        try FeedDocument(Array(text.utf8), at: try FeedsSupport.address("https://news.test/rss/home.rss"))
    }

    @Test func rss2IsRead() throws {
        let feed = try Self.feed(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
              xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Báo tỉnh</title><link>https://news.test/</link>
            <atom:link href="https://news.test/rss/home.rss" rel="self"/>
            <item><title><![CDATA[Ký số đạt <b>98,72%</b> &amp; hơn]]></title><link> https://news.test/a.html </link>
              <media:title>khác</media:title><pubDate>Tue, 10 Jan 2023 08:15:00 +0700</pubDate><guid>x</guid></item>
            <item><title>Không có liên kết</title></item>
            <item><title>B & C</title><guid isPermaLink="true">https://news.test/b.html#top</guid>
              <dc:date>2023-01-11T00:00:00Z</dc:date></item>
            <item><title>A lần nữa</title><link>https://news.test/a.html</link></item>
            </channel></rss>
            """)
        #expect(feed.isFeed)
        #expect(feed.entries.map(\.link.string) == ["https://news.test/a.html", "https://news.test/b.html"])
        #expect(feed.entries.first?.title == "Ký số đạt 98,72% & hơn")
        #expect(
            feed.entries.map(\.publishedAt) == [Timestamp("2023-01-10T01:15:00Z"), Timestamp("2023-01-11T00:00:00Z")])
    }

    @Test func atomIsRead() throws {
        let feed = try Self.feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><link href="/"/>
            <entry><title type="html">Tin &lt;i&gt;mới&lt;/i&gt;</title><link rel="enclosure" href="/x.mp3"/>
              <link rel="alternate" href="/tin/1"/><published>2023-01-10T08:15:00+07:00</published>
              <updated>2023-01-12T08:15:00+07:00</updated></entry></feed>
            """)
        #expect(feed.entries.map(\.link.string) == ["https://news.test/tin/1"])
        #expect(feed.entries.first?.title == "Tin mới")
        #expect(feed.entries.first?.publishedAt == Timestamp("2023-01-10T01:15:00Z"))
        #expect(feed.entries.first?.stamp == "2023-01-12T08:15:00+07:00")
    }

    @Test func rss1IsRead() throws {
        let feed = try Self.feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>t</title></channel>
            <item rdf:about="https://news.test/1"><title>Một</title><link>https://news.test/1</link>
            <dc:date>2023-01-10</dc:date></item></rdf:RDF>
            """)
        #expect(feed.entries.map(\.link.string) == ["https://news.test/1"])
        #expect(feed.entries.first?.publishedAt == Timestamp("2023-01-10"))
    }

    @Test func smallFaultsAreRepairedAndOtherSchemesLeftOut() throws {
        let feed = try Self.feed(
            """
            <rss><channel><item><title>A & B &nbsp; C</title><link>https://news.test/a?x=1&y=2</link></item>
            <item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item>
            <item><link>https://user:word@news.test/</link></item><item><link>/tin/2</link></item></channel></rss>
            """)
        #expect(feed.entries.map(\.link.string) == ["https://news.test/a?x=1&y=2", "https://news.test/tin/2"])
    }

    @Test func entitiesOfADocumentsOwnAreRefused() {
        let bomb = """
            <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
            <rss><channel><item><title>&c;</title><link>https://news.test/1</link></item></channel></rss>
            """
        let external = """
            <!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>&x;</title></item></channel></rss>
            """
        #expect(throws: MarkupFault.declaresEntities) { try Self.feed(bomb) }
        #expect(throws: MarkupFault.declaresEntities) { try Self.feed(external) }
        let wide = bomb.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(throws: MarkupFault.self) {
            try FeedDocument([0xFF, 0xFE] + wide, at: try FeedsSupport.address("https://news.test/"))
        }
    }

    @Test(arguments: ["<html><body>Lỗi 500</body></html>", "<a/>"]) func aDocumentThatIsNoFeedSaysSo(_ text: String)
        throws
    {
        #expect(try !Self.feed(text).isFeed)
    }

    @Test(arguments: ["", "{}", "\u{0}"]) func whatIsNoXMLIsRefused(_ text: String) {
        #expect(throws: MarkupFault.notXML) { try Self.feed(text) }
    }
}

@Suite struct RobotsTests {
    static let file = """
        # robots
        User-agent: badbot
        Disallow: /

        User-agent: *
        Disallow: /tim-kiem
        Disallow: /*.pdf$
        Allow: /tim-kiem/mo
        Crawl-delay: 5
        Disallow: /caf%C3%A9
        Disallow:

        User-agent: CDS-Producer
        User-agent: other
        Disallow: /rieng/
        """

    @Test(
        arguments: [
            ("anybot", "/", true), ("anybot", "/tim-kiem?q=1", false), ("anybot", "/tim-kiem/mo/1", true),
            ("anybot", "/a/b.pdf", false), ("anybot", "/a/b.pdf?x", true), ("anybot", "/café", true),
            ("anybot", "/caf%c3%a9/1", false), ("anybot", "/robots.txt", true), ("badbot", "/x", false),
            ("badbot", "/robots.txt", true), ("cds-producer", "/tim-kiem", true), ("cds-producer", "/rieng/1", false),
        ]) func theLongestRuleOfTheRightGroupDecides(_ agent: String, _ path: String, _ isAllowed: Bool)
    {
        #expect(RobotsRules(Array(Self.file.utf8), agent: agent).allows(path) == isAllowed)
    }

    @Test func aDelayIsKeptUpToAMinute() {
        #expect(RobotsRules(Array(Self.file.utf8), agent: "x").crawlDelay == 5)
        let long = "User-agent: *\nCrawl-delay: 1e9"
        #expect(RobotsRules(Array(long.utf8), agent: "x").crawlDelay == 60)
        #expect(RobotsRules(Array("User-agent: *\nCrawl-delay: nan".utf8), agent: "x").crawlDelay == nil)
    }

    @Test func whatIsNoRobotsFileForbidsNothing() {
        for text in ["", "<html>404</html>", "Disallow: /", "\u{FEFF}user-agent: *\r\ndisallow: /x\r\n"] {
            #expect(RobotsRules(Array(text.utf8), agent: "x").allows("/a"))
        }
        #expect(!RobotsRules(Array("\u{FEFF}user-agent: *\r\ndisallow: /x\r\n".utf8), agent: "x").allows("/x"))
    }

    @Test func patternsOfManyStarsEndInTime() {
        let file =
            "User-agent: *\n"
            + String(repeating: "Disallow: /" + String(repeating: "*a", count: 500) + "$\n", count: 200)
        let start = ContinuousClock.now
        #expect(RobotsRules(Array(file.utf8), agent: "x").allows("/" + String(repeating: "a", count: 1_500) + "b"))
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
