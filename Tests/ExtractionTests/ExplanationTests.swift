import Core
import Extraction
import Foundation
import Testing

@Suite("Explanations")
struct ExplanationTests {
    private func article(_ entry: CorpusCase) -> Article {
        Article(
            id: ExactText(entry.id), title: entry.title, body: entry.body, source: ExactText(entry.source),
            publishedAt: Timestamp(entry.publishedAt))
    }

    private func sentence(_ text: String) throws -> [ExplainedNumber] {
        let article = Article(
            id: "s", body: text + CorpusFile.relevantTail, source: "baohagiang.vn",
            publishedAt: Timestamp("2023-12-20"))
        return try TestReader.explain(article).sentences.flatMap(\.numbers)
    }

    private func refusals(_ text: String) throws -> [String: Refusal] {
        let pairs = try sentence(text).flatMap { number in
            number.outcomes.compactMap { outcome -> (String, Refusal)? in
                guard case .refused(let refusal) = outcome else { return nil }
                return (number.quote.text, refusal)
            }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// What holds of every explanation: it explains the very reading, field by field, and leaves out no number.
    private func check(_ article: Article) throws {
        let explanation = try TestReader.explain(article)
        #expect(try TestReader.read(article) == explanation.reading)
        let figures = explanation.figures.sorted { $0.place < $1.place }
        #expect(figures.map(\.observation) == explanation.reading.observations)
        #expect(figures.map(\.place) == Array(figures.indices))
        let needed = [
            "indicator", "value", "unit", "comparator", "measure", "status", "scope", "area", "tier", "province",
            "units", "period", "confidence",
        ]
        for figure in figures {
            let named = figure.fields.map(\.name)
            #expect(needed.allSatisfy(named.contains) && Set(named).count == named.count)
            #expect(named.contains("outOf") == (figure.observation.outOf != nil))
            #expect(named.contains("fraction") == (figure.observation.fraction != nil))
            #expect(figure.fields.allSatisfy { !$0.reason.isEmpty && $0.quotes.allSatisfy { !$0.text.isEmpty } })
        }
        try checkNumbers(article, explanation)
    }

    private func checkNumbers(_ article: Article, _ explanation: Explanation) throws {
        for (field, text) in [(TextField.title, article.title ?? ""), (.body, article.body)] {
            let scalars = Array(text.unicodeScalars)
            var explained = [Bool](repeating: false, count: scalars.count)
            for number in explanation.sentences.filter({ $0.field == field }).flatMap(\.numbers) {
                #expect(!number.outcomes.isEmpty)
                let cut = String(String.UnicodeScalarView(scalars[number.quote.start..<number.quote.end]))
                #expect(cut.utf8.elementsEqual(number.quote.text.utf8))
                for place in number.quote.start..<number.quote.end { explained[place] = true }
            }
            for token in TestReader.numbers(in: text) {
                #expect(token.allSatisfy { explained[$0] }, "\(text.prefix(200)) at \(token.lowerBound)")
            }
        }
        for case .refused(let refusal) in explanation.sentences.flatMap(\.numbers).flatMap(\.outcomes) {
            #expect(!refusal.reason.isEmpty && refusal.quotes.allSatisfy { !$0.text.isEmpty })
        }
    }

    @Test(
        "of the corpus name a ground for every field and a reason for every other number",
        arguments: CorpusFile.articles())
    func corpus(_ entry: CorpusCase) throws { try check(article(entry)) }

    @Test("of cut, shuffled and random texts do so too")
    func fuzz() throws {
        var random = SplitMix(seed: 20_231_010)
        let sources = (CorpusFile.articles() + CorpusFile.sentences()).map(\.body)
        for round in 0..<60 {
            let source = Array(sources[Int(random.next() % UInt64(sources.count))].unicodeScalars)
            var view = String.UnicodeScalarView()
            for _ in 0..<(2 + random.next() % 5) {
                let start = Int(random.next() % UInt64(source.count))
                view.append(contentsOf: source[start..<min(source.count, start + Int(random.next() % 120))])
                view.append(contentsOf: " \(random.next() % 2_000),\(random.next() % 100)%/1.2.3 ".unicodeScalars)
                if let noise = Unicode.Scalar(UInt32(random.next() % 0x3000)) { view.append(noise) }
            }
            let body = String(view) + (round % 3 == 0 ? "" : CorpusFile.relevantTail)
            try check(Article(id: "f", title: round % 2 == 0 ? String(view) : nil, body: body))
        }
    }

    @Test(
        "say why a number is no figure",
        arguments: [
            ("Toàn tỉnh có 27 đại biểu.", "27", Refusal.Kind.event, "đại biểu"),
            ("Theo Quyết định số 749 của Thủ tướng.", "749", .name, "Quyết định số"),
            ("Đạt 103,4% kế hoạch.", "103,4%", .planShare, "kế hoạch"),
            ("Trong năm 2023, tỉnh tiếp tục chuyển đổi số.", "năm 2023", .period, "năm 2023"),
            ("Doanh thu đạt 5 triệu USD.", "5 triệu USD", .foreignMoney, "USD"),
        ])
    func refusal(_ text: String, _ number: String, _ kind: Refusal.Kind, _ words: String) throws {
        let refusals = try refusals(text)
        let refusal = try #require(refusals[number], "\(refusals.keys)")
        #expect(refusal.kind == kind)
        #expect(refusal.quotes.map(\.text).contains { $0.contains(words) })
    }

    @Test("name the rule with its line, the cue with its words, and the figure that is gone on with")
    func grounds() throws {
        let text = "Toàn tỉnh phấn đấu có trên 1.871 tổ công nghệ số cộng đồng."
        let number = try #require(try sentence(text).first { $0.quote.text == "1.871" })
        guard case .taken(let figure) = try #require(number.outcomes.first) else {
            Issue.record("1.871 was not taken")
            return
        }
        let fields = Dictionary(figure.fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(fields["indicator"]?.value == "workforce.community_teams")
        #expect(fields["indicator"]?.origin?.hasPrefix("lexicon/indicators/workforce.yaml:") ?? false)
        #expect(fields["comparator"]?.quotes.map(\.text) == ["trên"])
        #expect(fields["comparator"]?.origin?.hasPrefix("lexicon/cues.yaml:") ?? false)
        #expect(fields["status"]?.quotes.map(\.text) == ["phấn đấu"])
        #expect(fields["scope"]?.quotes.map(\.text) == ["Toàn tỉnh"])
    }

    @Test("tell where a repeated figure counts, and what an irrelevant article lacks")
    func repeatedAndIrrelevant() throws {
        let text =
            "Toàn tỉnh có 1.871 tổ công nghệ số cộng đồng. Các tổ công nghệ số cộng đồng gồm 1.871 tổ công nghệ số cộng đồng."
        let refusal = try #require(try refusals(text)["1.871"])
        #expect(refusal.kind == .repeated && refusal.quotes.map(\.text) == ["1.871"])
        let weather = Article(id: "w", body: "Mưa 120 mm, 35% số hộ mất điện.")
        let explanation = try TestReader.explain(weather)
        #expect(explanation.decisions.first?.value == "false")
        let kinds = explanation.sentences.flatMap(\.numbers).flatMap(\.outcomes).compactMap { outcome in
            if case .refused(let refusal) = outcome { refusal.kind } else { nil }
        }
        #expect(kinds == [.irrelevant, .irrelevant])
    }

    @Test("tell what spoke for the province, and with how many points")
    func province() throws {
        let article = Article(
            id: "p", body: "Tỉnh Thanh Hóa đẩy mạnh chuyển đổi số." + CorpusFile.relevantTail, source: "baohagiang.vn")
        let decision = try #require(try TestReader.explain(article).decisions.first { $0.name == "province" })
        #expect(decision.signs.contains { $0.words == "the source" && $0.value == "02" && $0.points == 5 })
        #expect(decision.signs.contains { $0.words == "Tỉnh Thanh Hóa" && $0.value == "38" && $0.points == 4 })
    }
}
