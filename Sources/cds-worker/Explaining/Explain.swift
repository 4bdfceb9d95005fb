import ArgumentParser
import Catalogue
import Core
import Extraction
import Launch
import Pipeline
import Publishing
import Service
import Wire

extension CDSWorker {
    /// Why articles are read as they are.
    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what became of every number of an article, and what decided it.",
            discussion: """
                FILE holds articles as `cds-producer publish` takes them: JSON Lines (.jsonl, .ndjson), JSON (.json), \
                plain text (any other: the first line is the title), or - for JSON Lines on standard input. Figures \
                that were taken are marked ⟦so⟧ or bold, other numbers ⟨so⟩ or underlined; NO_COLOR turns the latter \
                off. docs/reading.md explains the output. Exit status 1 says that some input was bad, or that no \
                number fits --figure or --at.

                Examples:
                  cds-worker explain tin.txt --published-at 2023-01-10 --source baothanhhoa.vn
                  cds-worker explain articles.jsonl --figure 1.871
                  cds-worker explain articles.jsonl --json | jq '.sentences[].numbers[]'
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var catalogue: CatalogueOptions
        @OptionGroup var text: TextFileOptions
        @Option(SharedSettings.maxArticleBytes) var maxArticleBytes: String?
        @Option(help: "Only numbers that are written so") var figure: String?
        @Option(help: "Only the number at this code point of the body, counted from 0") var at: Int?
        @Flag(help: "Print one JSON object an article, a line each") var json = false
        @Argument(help: "A file of articles, or - for standard input", completion: .file()) var file: String

        func run() async throws {
            var settings = try common.settings()
            let maxBytes = try settings.resolve(SharedSettings.maxArticleBytes, flag: maxArticleBytes).value
            let catalogue = try catalogue.load(in: &settings)
            _ = try settings.finish(alsoKnown: SharedSettings.names)
            let limits = ArticleLimits(maxBytes: maxBytes, reference: catalogue.reference)
            let files = ArticleFiles(limits: limits, fields: try text.fields(of: [file], limits))
            let selection = NumberSelection(text: figure, offset: at)
            let reader = ArticleReader(catalogue: catalogue)
            let counts = try await onOwnThread(named: "explain") { [file, json] in
                try Self.explain(file, files, selection) { article in
                    let explanation = selection.cut(reader.explain(article))
                    if json {
                        try StandardOutput.write(ExplanationJSON.encode(explanation) + [0x0A])
                    } else {
                        let page = ExplanationPage(explanation, style: .ofStandardOutput, isWhole: selection.isAll)
                        try StandardOutput.write(Array((page.lines.joined(separator: "\n") + "\n").utf8))
                    }
                    return explanation.sentences.count
                }
            }
            if counts.faults > 0 { throw CommandFailure(.badInput) }
            if !selection.isAll, counts.shown == 0 {
                throw CommandFailure(.badInput, "no number fits --figure or --at")
            }
        }

        /// - Returns: how many inputs were bad, and how many sentences were shown.
        private static func explain(
            _ file: String, _ files: ArticleFiles, _ selection: NumberSelection, show: (Article) throws -> Int
        ) throws -> (faults: Int, shown: Int) {
            var faults = 0
            var shown = 0
            func refuse(_ place: String, _ reason: String) {
                faults += 1
                StandardError.line("error: \(LineText.escaped("\(place): \(reason)"))")
            }
            try files.read(path: file, refused: refuse) { place, outcome in
                switch outcome {
                case .success(let found): shown += try show(found.whole)
                case .failure(let rejection): refuse("\(place)", "\(rejection)")
                }
            }
            return (faults, shown)
        }
    }
}

/// Which numbers are asked for.
struct NumberSelection: Sendable {
    let text: String?
    let offset: Int?

    /// Whether all are.
    var isAll: Bool { text == nil && offset == nil }

    /// An explanation of those numbers only.
    func cut(_ explanation: Explanation) -> Explanation {
        isAll ? explanation : explanation.keeping(holds)
    }

    private func holds(_ number: ExplainedNumber, _ sentence: ExplainedSentence) -> Bool {
        if let text, !number.quote.text.utf8.elementsEqual(text.utf8) { return false }
        guard let offset else { return true }
        return sentence.field == .body && (number.quote.start..<number.quote.end).contains(offset)
    }
}
