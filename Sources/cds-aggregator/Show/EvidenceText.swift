import Core
import Service
import Wire

/// The sentences behind a figure, for people. Articles' texts cannot steer the terminal.
struct EvidenceText {
    let style: OutputStyle

    private static let width = 100
    private static let indent = "  "

    /// A title and a paragraph for each citation.
    func lines(_ title: String, _ section: PublishedSection) -> [String] {
        var lines = ["", style.show(DisplayText.line(title), .strong)]
        for evidence in section.evidence {
            lines += marked(evidence)
            let origin = [evidence.source?.string, evidence.publishedAt.map { FigureText.day($0) }, evidence.title]
            let about = origin.compactMap { $0 }.joined(separator: ", ")
            lines += wrapped("— " + (about.isEmpty ? "" : "\(about) ") + "[\(evidence.articleId)]")
            if let url = evidence.url { lines.append(Self.indent + style.show(DisplayText.line(url), .dim)) }
        }
        return lines
    }

    /// The sentence with its figure marked: in bold, or between ⟦ and ⟧.
    private func marked(_ evidence: PublishedEvidence) -> [String] {
        let scalars = Array(evidence.sentence.unicodeScalars)
        let start = min(max(0, evidence.start), scalars.count)
        let end = min(max(start, evidence.end), scalars.count)
        func part(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range].filter { $0 != Self.begin && $0 != Self.end }))
        }
        let text = "\(part(0..<start))\(Self.begin)\(part(start..<end))\(Self.end)\(part(end..<scalars.count))"
        let marks = style.hasColours ? ("\u{1B}[1;32m", "\u{1B}[0m") : ("⟦", "⟧")
        return wrapped(text).map { line in
            line.replacing("\(Self.begin)", with: marks.0).replacing("\(Self.end)", with: marks.1)
        }
    }

    /// What stands for the marks while lines are broken: for private use, and left out of articles' texts.
    private static let begin: Unicode.Scalar = "\u{E000}"
    private static let end: Unicode.Scalar = "\u{E001}"

    private func wrapped(_ text: String) -> [String] {
        DisplayText.wrapped(
            DisplayText.line(text), width: min(style.width ?? Self.width, Self.width), indent: Self.indent)
    }
}
