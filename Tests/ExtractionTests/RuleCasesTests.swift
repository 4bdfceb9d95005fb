import Catalogue
import Core
import Extraction
import Foundation
import Testing

/// A text of the corpus with what decided its figures.
private struct ReadCase {
    /// All runs of one to eight words, in small letters, signs left out.
    var phrases: Set<String> = []
    /// What decided its figures: the lines of the data where rules and rankings stand.
    var origins: Set<String> = []
    var indicators: Set<String> = []

    init(_ article: Article) throws {
        let words = Self.words(article.body)
        for start in words.indices {
            for end in start..<min(words.count, start + 8) {
                phrases.insert(words[start...end].joined(separator: " "))
            }
        }
        for number in try TestReader.explain(article).sentences.flatMap(\.numbers) {
            for case .taken(let figure) in number.outcomes {
                if let origin = figure.fields.first(where: { $0.name == "indicator" })?.origin {
                    origins.insert(origin)
                }
                if let indicator = figure.observation.indicator { indicators.insert(indicator.rawValue) }
            }
        }
    }

    static func words(_ text: String) -> [Substring] {
        text.precomposedStringWithCanonicalMapping.lowercased().split { !$0.isLetter && !$0.isNumber }
    }

    func holds(_ group: PhraseGroup) -> Bool {
        group.phrases.contains { phrases.contains(Self.words($0).joined(separator: " ")) }
    }
}

/// What finds figures, and the words that it starts from.
private struct Finder {
    let name: String
    let origin: String
    let indicators: [String]
    let head: PhraseGroup
}

@Suite("Cases of the rules")
struct RuleCasesTests {
    private static let cases: Result<[ReadCase], any Error> = Result {
        let sentences = DistractorTests.sentences().map { $0 + CorpusFile.relevantTail }
        let nothing = sentences.map { Article(id: "n", body: $0, source: "baohagiang.vn") }
        let corpus = (CorpusFile.sentences() + CorpusFile.articles()).map {
            Article(
                id: "c", title: $0.title, body: $0.body, source: ExactText($0.source),
                publishedAt: Timestamp($0.publishedAt))
        }
        return try (corpus + nothing).map { try ReadCase($0) }
    }

    private func finders() throws -> [Finder] {
        let catalogue = try TestReader.catalogue.get()
        let lexicon = catalogue.lexicon
        func id(_ place: Int?) -> [String] { place.map { [catalogue.indicators[$0].id.rawValue] } ?? [] }
        let rules = lexicon.rules.map { rule in
            Finder(
                name: rule.name, origin: rule.origin, indicators: id(rule.indicator), head: lexicon.groups[rule.head])
        }
        let rankings = lexicon.groups.compactMap { group -> Finder? in
            guard case .family(let place) = group.role, let origin = group.origin else { return nil }
            let family = lexicon.families[place]
            return Finder(
                name: family.name, origin: origin, indicators: id(family.rank) + id(family.score), head: group)
        }
        return rules + rankings.filter { !$0.indicators.isEmpty }
    }

    @Test("every rule and every ranking decides a figure of the corpus")
    func positives() throws {
        let origins = try Self.cases.get().reduce(into: Set<String>()) { $0.formUnion($1.origins) }
        let missing = try finders().filter { !origins.contains($0.origin) }
        #expect(missing.isEmpty, "no positive case: \(missing.map(\.name))")
    }

    @Test("every rule and every ranking leaves alone a text that holds its words")
    func negatives() throws {
        let cases = try Self.cases.get()
        let missing = try finders().filter { finder in
            !cases.contains { !$0.origins.contains(finder.origin) && $0.holds(finder.head) }
        }
        #expect(missing.isEmpty, "no negative case: \(missing.map(\.name))")
    }

    @Test("every indicator is read from a text, and not from another that holds its words")
    func indicators() throws {
        let (cases, finders) = (try Self.cases.get(), try finders())
        for indicator in try TestReader.catalogue.get().indicators.map(\.id.rawValue) {
            #expect(cases.contains { $0.indicators.contains(indicator) }, "no positive case: \(indicator)")
            let own = finders.filter { $0.indicators.contains(indicator) }
            let isLeft = cases.contains { entry in
                !entry.indicators.contains(indicator) && own.contains { entry.holds($0.head) }
            }
            #expect(isLeft, "no negative case: \(indicator)")
        }
    }
}
