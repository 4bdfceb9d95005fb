import Core
import Foundation
import TestSupport

/// What generated articles are like.
enum ArticleKind: String, CaseIterable {
    /// Prose, every sixth sentence with figures.
    case news
    /// Lists of figures.
    case table
    /// Prose without a figure: what is left is tokens, phrases and places.
    case prose
    /// News written without marks.
    case unmarked
    /// News in decomposed letters (NFD).
    case decomposed
    /// Prose with one figure, of a roll-up that no article before it speaks of: what an article changes can be told.
    case probe
}

/// Articles for measurements: no two are the same, and the same seed gives the same ones.
struct ArticleMaker {
    private let kind: ArticleKind
    private let bytes: ClosedRange<Int>
    private var dice: Dice
    private var count = 0

    /// A maker.
    ///
    /// - Parameter bytes: how long bodies are, in bytes; they may end up to one sentence later.
    init(kind: ArticleKind, bytes: ClosedRange<Int>, seed: UInt64) {
        self.kind = kind
        self.bytes = bytes
        dice = Dice(seed: seed)
    }

    /// The next article.
    mutating func next() -> Article {
        count += 1
        let facts = Facts(province: dice.pick(Phrases.provinces), year: Int.random(in: 2021...2024, using: &dice))
        let target = Int.random(in: bytes, using: &dice)
        var body = opening(facts)
        var sentences = 0
        while body.utf8.count < target {
            sentences += 1
            body += sentences.isMultiple(of: 7) ? "\n\n" : " "
            body += sentence(sentences, facts)
        }
        let day = Int.random(in: 10...28, using: &dice)
        return Article(
            id: ExactText("https://bao\(count % 97).vn/chuyen-doi-so/bai-\(count)"),
            title: published("Chuyển đổi số ở \(facts.province): chuyện của \(dice.pick(Phrases.words))"),
            body: published(body), url: "https://bao\(count % 97).vn/chuyen-doi-so/bai-\(count).html",
            source: ExactText("bao\(count % 97).vn"), publishedAt: Timestamp("\(facts.year)-12-\(day)T08:00:00+07:00"))
    }

    private struct Facts {
        let province: String
        let year: Int
    }

    private mutating func opening(_ facts: Facts) -> String {
        guard kind == .probe else { return "Sáng qua, UBND tỉnh \(facts.province) họp bàn về chuyển đổi số." }
        let place = (count - 1) % Phrases.provinces.count
        let month = (count - 1) / Phrases.provinces.count
        return "Tháng \(month % 12 + 1)/\(1995 + month / 12), tỉnh \(Phrases.provinces[place]) có "
            + "\(Int.random(in: 100...999, using: &dice)) Tổ công nghệ số cộng đồng."
    }

    private mutating func sentence(_ number: Int, _ facts: Facts) -> String {
        switch kind {
        case .table: "\n" + filled(dice.pick(Phrases.rows), facts)
        case .news, .unmarked, .decomposed:
            capital(
                dice.pick(Phrases.openers)
                    + filled(dice.pick(number.isMultiple(of: 6) ? Phrases.figures : Phrases.plain), facts))
        case .prose, .probe: capital(dice.pick(Phrases.openers) + filled(dice.pick(Phrases.plain), facts))
        }
    }

    /// A sentence with what stands in braces filled in.
    private mutating func filled(_ sentence: String, _ facts: Facts) -> String {
        var text = ""
        var rest = sentence[...]
        while let brace = rest.firstIndex(of: "{") {
            text += rest[..<brace]
            text += slot(rest[rest.index(after: brace)], facts)
            rest = rest[rest.index(brace, offsetBy: 3)...]
        }
        return text + rest
    }

    private mutating func slot(_ letter: Character, _ facts: Facts) -> String {
        switch letter {
        case "P": facts.province
        case "Y": "\(facts.year)"
        case "N": "\(Int.random(in: 1...90, using: &dice)).\(Int.random(in: 100...999, using: &dice))"
        case "M": "\(Int.random(in: 2...60, using: &dice))"
        case "R": "\(Int.random(in: 30...99, using: &dice)),\(Int.random(in: 1...9, using: &dice))"
        default: dice.pick(Phrases.words)
        }
    }

    private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private func published(_ text: String) -> String {
        switch kind {
        case .unmarked:
            text.folding(options: .diacriticInsensitive, locale: nil).replacing("đ", with: "d").replacing(
                "Đ", with: "D")
        case .decomposed: text.decomposedStringWithCanonicalMapping
        default: text
        }
    }
}
