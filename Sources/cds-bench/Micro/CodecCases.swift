import Catalogue
import Core
import Extraction
import Wire

/// The JSON of messages, both ways.
struct CodecCases {
    private let limits: ArticleLimits
    private let articles: [[UInt8]]
    private let readings: [Reading]

    init(_ catalogue: Catalogue) throws {
        var maker = ArticleMaker(kind: .news, bytes: 4_000...7_000, seed: 7)
        let reader = ArticleReader(catalogue: catalogue)
        let made = (0..<400).map { _ in maker.next() }
        limits = ArticleLimits(reference: catalogue.reference)
        articles = made.map { ArticleMessage.encode($0) }
        readings = made.map(reader.read)
    }

    /// All of them.
    var all: [Case] {
        let encoded = readings.map { ReadingMessage.encode($0) }
        return [
            Case(name: "json/decode article", item: "article", count: articles.count, bytes: size(articles)) {
                for article in articles { use(try? ArticleMessage.decode(article, key: nil, limits: limits)) }
            },
            Case(name: "json/encode reading", item: "reading", count: readings.count, bytes: size(encoded)) {
                for reading in readings { use(ReadingMessage.encode(reading)) }
            },
            Case(name: "json/decode reading", item: "reading", count: encoded.count, bytes: size(encoded)) {
                for reading in encoded { use(try? ReadingMessage.decode(reading, key: nil)) }
            },
        ]
    }

    private func size(_ messages: [[UInt8]]) -> Int { messages.reduce(0) { $0 + $1.count } / messages.count }
}
