internal import Core
internal import Wire

/// Summaries as a table.
enum SummaryTable {
    static func table(_ summaries: [[UInt8]]) -> CSVTable {
        var table = CSVTable(
            ["province", "name", "articles", "observations", "indicators"] + MainIndex.allCases.map(\.rawValue)
                + Genre.allCases.map(\.rawValue) + Aspect.allCases.map(\.rawValue)
                + ["first_published_at", "last_published_at"])
        for bytes in summaries {
            guard let summary = try? SummaryMessage.decode(bytes) else { continue }
            table.append(cells(summary))
        }
        return table
    }

    private static func cells(_ summary: ProvinceSummary) -> [CSVTable.Cell] {
        let head: [CSVTable.Cell] = [
            .text(summary.info.id.key), .text(summary.info.name), .number(summary.articles),
            .number(summary.observations), .number(summary.indicators),
        ]
        let indices = MainIndex.allCases.map { CSVTable.Cell.figure(summary.indices[$0] ?? .zero) }
        let genres = Genre.allCases.map { CSVTable.Cell.number(summary.genres[$0] ?? 0) }
        let aspects = Aspect.allCases.map { CSVTable.Cell.number(summary.aspects[$0] ?? 0) }
        let dates = [summary.firstPublishedAt, summary.lastPublishedAt].map { CSVTable.Cell.text($0?.description) }
        return head + indices + genres + aspects + dates
    }
}

/// Articles as a table.
enum ArticleTable {
    static func table(_ articles: some Sequence<StoredArticle>) -> CSVTable {
        var table = CSVTable(
            ["id", "title", "url", "source", "published_at", "province", "units", "genre", "observations"]
                + Aspect.allCases.map(\.rawValue))
        for article in articles {
            table.append(
                [
                    .text(article.id.string), .text(article.title), .text(article.url),
                    .text(article.source?.string), .text(article.publishedAt?.description),
                    .text(article.province?.description), .number(article.units.rawValue),
                    .text(article.genre?.rawValue), .number(article.observations),
                ] + Aspect.allCases.map { .number(article.aspects[$0] ?? 0) })
        }
        return table
    }
}
