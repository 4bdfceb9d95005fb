import Catalogue
import Core
import Extraction
import Testing

@Suite("Corpus")
struct CorpusTests {
    private static let always = [
        "indicator", "value", "unit", "comparator", "measure", "status", "scope", "area", "tier", "fraction",
    ]
    private static let defaults = [
        "comparator": "eq", "measure": "level", "status": "actual", "area": "-", "tier": "-", "fraction": "-",
    ]

    private func compare(_ entry: CorpusCase, _ reading: Reading, fields: [String], defaults: [String: String]) throws {
        let catalogue = try TestReader.catalogue.get()
        let expected = entry.read.map { ExpectedFigure($0, defaults: defaults, catalogue: catalogue).line(fields) }
            .sorted()
        let found = reading.observations.map { ExpectedFigure($0).line(fields) }.sorted()
        let missing = expected.filter { !found.contains($0) }
        let extra = found.filter { !expected.contains($0) }
        #expect(missing.isEmpty && extra.isEmpty, "missing: \(missing) extra: \(extra)")
        #expect(found.count == expected.count)
    }

    @Test("sentences give exactly their figures", arguments: CorpusFile.sentences())
    func sentence(_ entry: CorpusCase) throws {
        let reading = try TestReader.read(
            Article(
                id: "s", body: entry.body, source: ExactText(entry.source), publishedAt: Timestamp(entry.publishedAt)))
        try compare(entry, reading, fields: Self.always, defaults: Self.defaults)
        let catalogue = try TestReader.catalogue.get()
        for text in entry.read {
            let expected = ExpectedFigure(text, defaults: Self.defaults, catalogue: catalogue)
            let own = reading.observations.map { ExpectedFigure($0) }.filter {
                $0.line(Self.always) == expected.line(Self.always)
            }
            for name in ["period", "outOf", "province"] {
                guard let value = expected.fields[name] else { continue }
                #expect(own.contains { $0.fields[name] == value }, "\(text): \(own.map { $0.fields[name] ?? "-" })")
            }
        }
    }

    @Test("articles give exactly their figures", arguments: CorpusFile.articles())
    func article(_ entry: CorpusCase) throws {
        let reading = try TestReader.read(
            Article(
                id: ExactText(entry.id), title: entry.title, body: entry.body, source: ExactText(entry.source),
                publishedAt: Timestamp(entry.publishedAt)))
        var defaults = Self.defaults
        defaults["province"] = entry.province
        defaults["units"] = entry.units
        defaults["period"] = entry.period
        try compare(entry, reading, fields: Self.always + ["province", "units", "period"], defaults: defaults)
        #expect(reading.relevant && reading.province?.description == entry.province)
        #expect("\(reading.units.rawValue)" == entry.units)
        let most = reading.indices.values.max()
        #expect(reading.indices.contains { $0.value == most && entry.indices.contains($0.key.rawValue) })
    }

    @Test("every indicator stands in a sentence of the corpus")
    func coversIndicators() throws {
        let catalogue = try TestReader.catalogue.get()
        let all = (CorpusFile.sentences() + CorpusFile.articles()).flatMap(\.read)
        let named = Set(all.compactMap { $0.split(separator: " ").first.map(String.init) })
        let missing = catalogue.indicators.map(\.id.rawValue).filter { !named.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }
}
