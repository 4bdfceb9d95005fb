internal import Foundation
internal import Yams

/// What the reading of pages goes by: words of markup, headings and parameters, which are data
/// (`Data/page-hints.yaml`).
public struct PageHints: Sendable {
    let droppedElements: Set<String>
    /// Elements that are dropped only where little of the page stands in them.
    let lightElements: Set<String>
    /// Elements for which a figure is not dropped.
    let figureTexts: Set<String>
    let dropped: WordPhrases
    let body: WordPhrases
    let lead: WordPhrases
    let date: WordPhrases
    let datelines: WordPhrases
    let pointers: Set<String>
    let ends: Set<String>
    let credits: [String]
    let skippedStarts: [String]
    let labels: [String]
    let skippedLines: Set<String>
    let articleTypes: Set<String>
    let titleSeparators: [String]
    private let tracking: [String]

    /// Why hints cannot be loaded.
    public struct Fault: Error, Sendable, CustomStringConvertible {
        /// The file and what is wrong in it.
        public let description: String
    }

    /// Loads the hints of a folder.
    ///
    /// - Throws: ``Fault`` where the file is missing or is not what it should be.
    public static func load(directory: String) throws(Fault) -> PageHints {
        let path = directory + "/page-hints.yaml"
        do {
            let file = try YAMLDecoder().decode(File.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
            guard file.version == 1 else { throw Fault(description: "\(path): version 1 is expected") }
            return PageHints(file)
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault(description: "\(path): \(error)")
        }
    }

    private struct File: Decodable {
        let version: Int
        let dropped_elements, light_elements, figure_texts, dropped_hints, body_hints, lead_hints, date_hints,
            dateline_hints, pointers, ends,
            credits: [String]
        let skipped_starts, labels, skipped_lines, article_types, title_separators, tracking_parameters: [String]
    }

    private init(_ file: File) {
        droppedElements = Set(file.dropped_elements)
        lightElements = Set(file.light_elements)
        figureTexts = Set(file.figure_texts)
        dropped = WordPhrases(file.dropped_hints)
        body = WordPhrases(file.body_hints)
        lead = WordPhrases(file.lead_hints)
        date = WordPhrases(file.date_hints)
        datelines = WordPhrases(file.dateline_hints)
        pointers = Set(file.pointers.map(PlainText.folded))
        ends = Set(file.ends.map(PlainText.folded))
        credits = file.credits.map { PlainText.nfc($0).lowercased() }
        skippedStarts = file.skipped_starts.map { PlainText.nfc($0).lowercased() }
        labels = file.labels.map { PlainText.nfc($0).lowercased() }
        skippedLines = Set(file.skipped_lines.map(PlainText.folded))
        articleTypes = Set(file.article_types)
        titleSeparators = file.title_separators
        tracking = file.tracking_parameters.map { $0.lowercased() }
    }

    /// Whether a parameter of an address only tracks readers.
    func isTracking(_ parameter: String) -> Bool {
        let name = parameter.lowercased()
        return tracking.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : $0 == name }
    }

    /// What a line is, by its words.
    func role(of line: String) -> LineRole {
        let folded = PlainText.folded(line)
        if ends.contains(folded) { return .end }
        if pointers.contains(folded) { return .pointer }
        let lower = PlainText.nfc(line).lowercased()
        if skippedLines.contains(folded) || labels.contains(where: lower.hasPrefix) { return .skipped }
        let isShort = PlainText.weight(line) < PlainText.paragraph
        if isShort, skippedStarts.contains(where: lower.hasPrefix) { return .skipped }
        return isCaption(lower) ? .skipped : .text
    }

    /// Whether a line is short and ends with the credit of a picture: "Lễ khai trương. Ảnh: Minh Hiếu".
    private func isCaption(_ line: String) -> Bool {
        guard line.count <= 300 else { return false }
        let tail = line.suffix(60)
        let lastPart = tail.split { ".(-–/|".contains($0) }.last?.drop { $0 == " " } ?? ""
        return credits.contains(where: lastPart.hasPrefix)
    }
}

/// What a line of a page is.
enum LineRole: Sendable {
    /// Text of the article.
    case text
    /// A caption, a button, a counter.
    case skipped
    /// The heading of pointers to other articles.
    case pointer
    /// A heading after which nothing of the article comes.
    case end
}

/// Phrases of words in classes and ids.
struct WordPhrases: Sendable {
    private let phrases: Set<String>
    private let longest: Int

    init(_ phrases: [String]) {
        self.phrases = Set(phrases.map { Self.words($0).joined(separator: " ") })
        longest = self.phrases.map { $0.split(separator: " ").count }.max() ?? 0
    }

    /// Whether one of the phrases stands in a class, id or the like.
    func match(_ value: String) -> Bool {
        value.split(whereSeparator: \.isWhitespace).contains { name in
            let words = Self.words(String(name))
            return words.indices.contains { start in
                (1...max(1, longest)).contains { count in
                    start + count <= words.count
                        && phrases.contains(words[start..<start + count].joined(separator: " "))
                }
            }
        }
    }

    /// The words of a name: what stands between "-", "_" and other marks and before capitals, in lower case.
    private static func words(_ name: String) -> [String] {
        var spaced = ""
        for character in name {
            if character.isUppercase, spaced.last?.isLowercase == true { spaced += " " }
            spaced.append(character)
        }
        return spaced.lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(12).map(String.init)
    }
}
