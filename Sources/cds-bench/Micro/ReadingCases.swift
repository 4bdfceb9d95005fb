import Catalogue
import Core
import Extraction
import Pipeline
import VietnameseText

/// Reading by size and kind, its parts, and reading on two cores.
struct ReadingCases {
    private let reader: ArticleReader
    private static let bytesARound = 1_500_000

    init(_ catalogue: Catalogue) throws { reader = ArticleReader(catalogue: catalogue) }

    /// All of them.
    var all: [Case] {
        var cases = [("1000", 1_000), ("5000", 5_000), ("20000", 20_000), ("100000", 100_000)].map { name, bytes in
            reading(.news, name, bytes...bytes)
        }
        cases += ArticleKind.allCases.filter { $0 != .probe }.map { reading($0, "4000-7000", 4_000...7_000) }
        return cases + [tokens, matching, numerals] + onCores
    }

    private func articles(
        _ kind: ArticleKind, _ bytes: ClosedRange<Int>, together: Int = bytesARound
    ) -> [Article] {
        var maker = ArticleMaker(kind: kind, bytes: bytes, seed: UInt64(bytes.upperBound))
        return (0..<max(8, together / bytes.upperBound)).map { _ in maker.next() }
    }

    private func size(_ articles: [Article]) -> Int {
        articles.reduce(0) { $0 + $1.body.utf8.count + ($1.title?.utf8.count ?? 0) } / articles.count
    }

    private func reading(_ kind: ArticleKind, _ name: String, _ bytes: ClosedRange<Int>) -> Case {
        let articles = articles(kind, bytes)
        return Case(
            name: "reading/\(kind)/\(name)", item: "article", count: articles.count, bytes: size(articles)
        ) { [reader] in
            for article in articles { use(reader.read(article)) }
        }
    }

    /// Words read letter by letter, as those are that the lexicon does not know.
    private var tokens: Case {
        let articles = articles(.news, 4_000...7_000)
        return Case(name: "tokens/news/4000-7000", item: "article", count: articles.count, bytes: size(articles)) {
            for article in articles { use(TextDocument(article.body, field: .body)) }
        }
    }

    /// The words, most of which the lexicon knows, and its phrases in them.
    private var matching: Case {
        let articles = articles(.news, 4_000...7_000)
        return Case(name: "matching/news/4000-7000", item: "article", count: articles.count, bytes: size(articles)) {
            [reader] in
            for article in articles { use(reader.annotate(article.body)) }
        }
    }

    private var numerals: Case {
        let articles = articles(.table, 4_000...7_000)
        let documents = articles.map { TextDocument($0.body, field: .body) }
        return Case(name: "numerals/table/4000-7000", item: "article", count: articles.count, bytes: size(articles)) {
            for document in documents {
                let reader = NumeralReader(document)
                for place in document.tokens.indices { use(reader.numeral(at: place)) }
            }
        }
    }

    /// As many articles as a worker reads together, on one core and on two, in time on the wall.
    private var onCores: [Case] {
        let articles = articles(.news, 4_000...7_000, together: BatchLimits.standard.bytes)
        return [1, 2].map { cores in
            Case(name: "cores/\(cores)", item: "article", count: articles.count, bytes: size(articles), isWall: true) {
                [reader] in
                use(articles.concurrentMap(cores: cores, reader.read))
            }
        }
    }
}
