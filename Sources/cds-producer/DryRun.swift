import Core
import Launch
import Publishing
import Service

/// Shows what would be published, a line each on standard output, and sends nothing.
final class DryRun: ArticleOutlet {
    private let isJSON: Bool
    private(set) var count = 0

    /// - Parameter isJSON: articles are shown as the messages that they would be; retractions are not shown.
    init(json isJSON: Bool = false) { self.isJSON = isJSON }

    func publish(_ article: PublishableArticle) throws {
        count += 1
        guard isJSON else {
            let title = LineText.clipped(article.title ?? "", to: 100)
            return try StandardOutput.line(LineText.escaped("would publish: \(article.id): \(title)"))
        }
        let line = article.value.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        try StandardOutput.line(LineText.harmlessJSON(String(decoding: line, as: UTF8.self)))
    }

    func retract(_ id: ExactText) throws {
        count += 1
        if !isJSON { try StandardOutput.line(LineText.escaped("would retract: \(id)")) }
    }

    func finish() {}
}
