import Core
import Evaluation
import Foundation
import Wire

/// Gold records, one a line: an article's fields together with `gold`, what a careful reader says of it. Where the body
/// is left out, it stands in the file ID.txt beside the gold.
struct GoldFile {
    /// An article with its gold.
    struct Entry: Sendable {
        let article: Article
        let gold: GoldArticle
    }

    private let folder: URL

    /// Reads a file of gold.
    ///
    /// - Throws: `Rejection` with file and line for a record that cannot be read; Cocoa errors of files.
    static func read(_ path: String) throws -> [Entry] {
        let url = URL(fileURLWithPath: path)
        let reader = GoldFile(folder: url.deletingLastPathComponent())
        return try LineSplitter.lines(of: Data(contentsOf: url)).filter { !$0.bytes.isEmpty }.map { line in
            do {
                return try reader.entry(JSONDocument(line.bytes).root)
            } catch let rejection as Rejection {
                throw Rejection(rejection.reason, "\(path):\(line.number): \(rejection.message)")
            }
        }
    }

    private func entry(_ value: JSONValue) throws -> Entry {
        guard let id = value["id"]?.string, let gold = value["gold"] else {
            throw Rejection(.missingField, "a gold record has id and gold")
        }
        let body =
            try value["body"]?.string ?? String(contentsOf: folder.appendingPathComponent("\(id).txt"), encoding: .utf8)
        let article = Article(
            id: ExactText(id), title: value["title"]?.string, body: body, url: value["url"]?.string,
            source: value["source"]?.string.map(ExactText.init),
            publishedAt: value["publishedAt"]?.string.flatMap { Timestamp($0) })
        return Entry(article: article, gold: try goldArticle(gold, article))
    }

    private func goldArticle(_ value: JSONValue, _ article: Article) throws(Rejection) -> GoldArticle {
        guard let relevant = value["relevant"]?.bool else { throw Rejection(.missingField, "gold has relevant") }
        var observations: [GoldObservation] = []
        for element in value["observations"]?.elements ?? [] { observations.append(try observation(element)) }
        var indices: [MainIndex] = []
        for element in value["indices"]?.elements ?? [] {
            guard let index = element.string.flatMap(MainIndex.init(rawValue:)) else {
                throw Rejection(.wrongType, "indices has an unknown name")
            }
            indices.append(index)
        }
        return GoldArticle(
            id: article.id, relevant: relevant, province: try read("province", of: value) { ProvinceCode($0) },
            genre: try read("genre", of: value, Genre.init(rawValue:)), indices: indices, observations: observations)
    }

    private func observation(_ value: JSONValue) throws(Rejection) -> GoldObservation {
        guard let number = value["value"]?.decimal, let unit = try read("unit", of: value, Unit.init(rawValue:)) else {
            throw Rejection(.missingField, "a gold observation has value and unit")
        }
        let parts = value["fraction"]?.elements?.compactMap(\.integer) ?? []
        let observation = Observation(
            indicator: value["indicator"]?.string.map(IndicatorID.init(rawValue:)), value: number, unit: unit,
            comparator: try read("comparator", of: value, Comparator.init(rawValue:)) ?? .eq,
            measure: try read("measure", of: value, Measure.init(rawValue:)) ?? .level,
            status: try read("status", of: value, Status.init(rawValue:)) ?? .actual,
            scope: try read("scope", of: value, Scope.init(rawValue:)) ?? .province, area: value["area"]?.string,
            tier: try read("tier", of: value, Tier.init(rawValue:)),
            province: try read("province", of: value) { ProvinceCode($0) },
            units: value["units"]?.integer.flatMap { UnitList(rawValue: Int($0)) } ?? .sixtyThree,
            period: try read("period", of: value) { Period($0) },
            fraction: parts.count == 2 ? Fraction(numerator: parts[0], denominator: parts[1]) : nil,
            outOf: value["outOf"]?.decimal, confidence: 1,
            evidence: Evidence(field: .body, start: 0, end: 0, sentence: value["quote"]?.string ?? "", sentenceStart: 0)
        )
        return GoldObservation(observation, optional: value["optional"]?.bool ?? false)
    }

    /// A field that names something; nil where it is null or absent.
    ///
    /// - Throws: `wrongType` for a name that nothing has, so that a slip in the gold does not count as a fault of reading.
    private func read<Value>(
        _ field: String, of value: JSONValue, _ parse: (String) -> Value?
    ) throws(Rejection) -> Value? {
        guard let text = value[field]?.string else { return nil }
        guard let known = parse(text) else { throw Rejection(.wrongType, "\(field) \"\(text)\" is not known") }
        return known
    }
}
