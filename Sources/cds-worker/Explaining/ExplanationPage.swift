import Core
import Extraction
import Service

/// How numbers are marked.
struct MarkStyle: Sendable {
    /// Before and after a figure that was taken.
    let taken: (String, String)
    /// Before and after another number.
    let other: (String, String)

    /// Signs, for files and for terminals without colours.
    static let signs = MarkStyle(taken: ("⟦", "⟧"), other: ("⟨", "⟩"))
    /// Bold and underlined (ECMA-48, SGR).
    static let terminal = MarkStyle(taken: ("\u{1B}[1m", "\u{1B}[0m"), other: ("\u{1B}[4m", "\u{1B}[0m"))

    /// That of standard output: the terminal's where it shows colours.
    static var ofStandardOutput: MarkStyle { OutputStyle.standardOutput.hasColours ? terminal : signs }
}

/// An explanation as lines for people, of at most 100 columns where words allow. What comes from articles cannot steer a
/// terminal.
struct ExplanationPage {
    private static let width = 100
    /// The most signs of a decision that are named.
    private static let signLimit = 12

    private(set) var lines: [String] = []
    private let style: MarkStyle

    /// - Parameter isWhole: whether what was decided of the article is shown too.
    init(_ explanation: Explanation, style: MarkStyle, isWhole: Bool) {
        self.style = style
        let reading = explanation.reading
        let head = [reading.articleId.string, reading.title].compactMap { $0 }.map(Self.harmless)
        add(head.joined(separator: "  "), indent: 0, hanging: 2)
        if isWhole { explanation.decisions.forEach { add($0) } }
        for sentence in explanation.sentences { add(sentence) }
        lines.append("")
    }

    /// Text of an article on one line.
    private static func harmless(_ text: String) -> String { DisplayText.line(text) }

    private mutating func add(_ text: String, indent: Int, hanging: Int) {
        var line = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !isEmpty, line.count + 1 + word.count > Self.width {
                lines.append(line)
                line = String(repeating: " ", count: hanging)
                isEmpty = true
            }
            if !isEmpty { line += " " }
            line += word
            isEmpty = false
        }
        lines.append(line)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private mutating func add(_ decision: ArticleDecision) {
        let value = Self.padded(decision.value ?? "none", 6)
        add("  \(Self.padded(decision.name, 10)) \(value) \(decision.reason)", indent: 0, hanging: 13)
        guard !decision.signs.isEmpty else { return }
        let signs = decision.signs.prefix(Self.signLimit).map { sign in
            let what = sign.value.isEmpty ? "" : "\(sign.value) "
            let times = sign.times > 1 ? " (\(sign.times) times)" : ""
            return "\(what)+\(sign.points) \"\(Self.harmless(sign.words))\"\(times)"
        }
        let rest = decision.signs.count - signs.count
        let more = rest > 0 ? "; and \(rest) more" : ""
        add(signs.joined(separator: "; ") + more, indent: 13, hanging: 13)
    }

    // MARK: Sentences

    private mutating func add(_ sentence: ExplainedSentence) {
        lines.append("")
        add(marked(sentence), indent: 0, hanging: 0)
        for number in sentence.numbers {
            for outcome in number.outcomes { add(number.quote, outcome) }
        }
    }

    /// The sentence with its numbers marked, where they are not all dates and names.
    private func marked(_ sentence: ExplainedSentence) -> String {
        let scalars = Array(sentence.text.unicodeScalars)
        var text = ""
        var place = 0
        for number in sentence.numbers {
            let start = min(scalars.count, max(place, number.quote.start - sentence.start))
            let end = min(scalars.count, max(start, number.quote.end - sentence.start))
            let isTaken = number.outcomes.contains { if case .taken = $0 { true } else { false } }
            let marks = isTaken ? style.taken : style.other
            text += Self.harmless(scalars[place..<start], isInner: place > 0)
            text += marks.0 + Self.harmless(String(String.UnicodeScalarView(scalars[start..<end]))) + marks.1
            place = end
        }
        return text + Self.harmless(scalars[place...], isInner: place > 0)
    }

    /// Text between marks: spaces at its ends stay.
    private static func harmless(_ scalars: ArraySlice<Unicode.Scalar>, isInner: Bool) -> String {
        let text = String(String.UnicodeScalarView(scalars))
        guard let first = text.first, let last = text.last else { return "" }
        let middle = harmless(text)
        guard !middle.isEmpty else { return isInner ? " " : "" }
        return (isInner && first.isWhitespace ? " " : "") + middle + (last.isWhitespace ? " " : "")
    }

    private mutating func add(_ quote: Quote, _ outcome: ExplainedNumber.Outcome) {
        let number = Self.harmless(quote.text)
        switch outcome {
        case .refused(let refusal):
            add(
                "\(number) at \(quote.start): not taken (\(refusal.kind.rawValue)): \(refusal.reason)\(Self.words(refusal.quotes))",
                indent: 2, hanging: 6)
            for miss in refusal.near {
                let lacks =
                    miss.lacks.isEmpty ? "its words belong to another figure" : miss.lacks.joined(separator: "; ")
                add("near \"\(miss.rule)\" (\(miss.origin)): \(lacks)", indent: 6, hanging: 10)
            }
        case .taken(let figure):
            add("\(number) at \(quote.start): \(Self.summary(figure.observation))", indent: 2, hanging: 6)
            for field in figure.fields { add(field) }
        }
    }

    private static func summary(_ observation: Observation) -> String {
        let what = observation.indicator?.rawValue ?? "no indicator"
        let place = observation.area.map(harmless) ?? observation.province?.description ?? observation.scope.rawValue
        return
            "\(what) = \(observation.value) \(observation.unit), \(place), \(observation.period?.text ?? "no period")"
    }

    private mutating func add(_ field: FieldGround) {
        let value = Self.padded(Self.harmless(field.value ?? "null"), 8)
        let source = [field.rule, field.origin].compactMap { $0 }.joined(separator: ", ")
        let origin = source.isEmpty ? "" : " [\(source)]"
        add(
            "\(Self.padded(field.name, 11))\(value) \(field.reason)\(origin)\(Self.words(field.quotes))", indent: 6,
            hanging: 17)
    }

    private static func words(_ quotes: [Quote]) -> String {
        quotes.isEmpty ? "" : ": " + quotes.map { "\"\(harmless($0.text))\"" }.joined(separator: ", ")
    }
}
