import Catalogue
import Core
import Extraction
import Foundation
import Testing
import VietnameseText
import Yams

/// The reader with the project's own data, built once for all tests.
enum TestReader {
    static let catalogue: Result<Catalogue, any Error> = Result {
        try Catalogue.load(directory: #require(Catalogue.defaultDirectory))
    }
    private static let reader = catalogue.map { ArticleReader(catalogue: $0) }

    static func read(_ article: Article) throws -> Reading { try reader.get().read(article) }

    static func explain(_ article: Article) throws -> Explanation { try reader.get().explain(article) }

    /// The numbers of a text, as ranges of code points.
    static func numbers(in text: String) -> [Range<Int>] {
        TextDocument(text, field: .body).tokens.filter { $0.kind == .number }.map { $0.start..<$0.end }
    }

    /// Reads a text as the body of an article of Hà Giang's paper with a relevant paragraph at its end.
    static func read(sentence: String, publishedAt: String = "2023-12-20") throws -> Reading {
        try read(
            Article(
                id: "test", body: sentence + CorpusFile.relevantTail, source: "baohagiang.vn",
                publishedAt: Timestamp(publishedAt)))
    }
}

/// A figure as the corpus writes it: "indicator value key=value ...".
struct ExpectedFigure: Hashable {
    var text: String
    var fields: [String: String] = [:]

    /// The fields that an observation must have, in the words of the wire.
    init(_ text: String, defaults: [String: String], catalogue: Catalogue) {
        self.text = text
        fields = defaults
        var last: String?
        for (place, word) in text.split(separator: " ").map(String.init).enumerated() {
            if place == 0 {
                fields["indicator"] = word
            } else if place == 1 {
                fields["value"] = word
            } else if let equals = word.firstIndex(of: "=") {
                last = String(word[..<equals])
                fields[last ?? ""] = String(word[word.index(after: equals)...])
            } else if let last {
                fields[last, default: ""] += " " + word
            }
        }
        let id = IndicatorID(rawValue: fields["indicator"] ?? "-")
        if fields["unit"] == nil { fields["unit"] = catalogue.reference.indicator(id)?.unit.rawValue }
        let area = fields["area"] ?? "-"
        if fields["scope"] == nil {
            fields["scope"] = area.hasPrefix("huyện") || area.hasPrefix("quận") ? "district" : "province"
        }
        if fields["scope"] == "national" { fields["province"] = "-" }
    }

    /// An observation in the same words.
    init(_ observation: Observation) {
        text = "\(observation)"
        fields = [
            "indicator": observation.indicator?.rawValue ?? "-", "value": "\(observation.value)",
            "unit": observation.unit.rawValue, "comparator": observation.comparator.rawValue,
            "measure": observation.measure.rawValue, "status": observation.status.rawValue,
            "scope": observation.scope.rawValue, "area": observation.area ?? "-",
            "tier": observation.tier?.rawValue ?? "-", "province": observation.province?.description ?? "-",
            "units": "\(observation.units.rawValue)", "period": observation.period?.text ?? "-",
            "fraction": observation.fraction.map { "\($0.numerator)/\($0.denominator)" } ?? "-",
            "outOf": observation.outOf?.description ?? "-",
        ]
    }

    /// The fields in one line, those of `names` only.
    func line(_ names: [String]) -> String { names.map { "\($0)=\(fields[$0] ?? "-")" }.joined(separator: " ") }
}

/// A text of the corpus and the figures that must be read from it.
struct CorpusCase: Sendable, CustomTestStringConvertible {
    var id: String
    var title: String?
    var body: String
    var source: String
    var publishedAt: String
    var province: String
    var units: String
    var genre: String?
    var indices: [String]
    var period: String?
    var read: [String]

    var testDescription: String { id }
}

/// Reads the corpus files beside the tests.
enum CorpusFile {
    static let relevantTail =
        "\n\nCông tác chuyển đổi số, chính quyền số, kinh tế số, xã hội số của tỉnh tiếp tục được quan tâm."

    static func sentences() -> [CorpusCase] {
        ["sentences.yaml", "phrasings.yaml", "grammar.yaml"].flatMap { list($0, "sentences") }.enumerated().map {
            place, node in
            CorpusCase(
                id: "\(place + 1): \(text(node, "text") ?? "")", title: nil,
                body: (text(node, "text") ?? "") + relevantTail,
                source: "baohagiang.vn", publishedAt: "2023-12-20", province: "02", units: "63", genre: nil,
                indices: [],
                period: nil, read: texts(node, "read"))
        }
    }

    static func articles() -> [CorpusCase] {
        list("articles.yaml", "articles").map { node in
            CorpusCase(
                id: text(node, "id") ?? "", title: text(node, "title"), body: text(node, "body") ?? "",
                source: text(node, "source") ?? "", publishedAt: text(node, "publishedAt") ?? "",
                province: text(node, "province") ?? "", units: text(node, "units") ?? "63", genre: text(node, "genre"),
                indices: texts(node, "indices"), period: text(node, "period"), read: texts(node, "read"))
        }
    }

    private static func list(_ file: String, _ key: String) -> [Node] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus/\(file)")
        guard let text = try? String(contentsOf: url, encoding: .utf8), let root = try? Yams.compose(yaml: text) else {
            return []
        }
        return root[key]?.sequence.map(Array.init) ?? []
    }

    private static func text(_ node: Node, _ key: String) -> String? { node[key]?.scalar?.string }

    private static func texts(_ node: Node, _ key: String) -> [String] {
        node[key]?.sequence?.compactMap { $0.scalar?.string } ?? []
    }
}
