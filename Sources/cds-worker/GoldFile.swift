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
        return Entry(article: article, gold: try goldArticle(gold, id: article.id))
    }

    private func goldArticle(_ value: JSONValue, id: ExactText) throws(Rejection) -> GoldArticle {
        guard let relevant = value["relevant"]?.bool else { throw Rejection(.missingField, "gold has relevant") }
        var observations: [GoldObservation] = []
        for element in value["observations"]?.elements ?? [] { observations.append(try observation(element)) }
        return GoldArticle(
            id: id, relevant: relevant, province: value["province"]?.string.flatMap { ProvinceCode($0) },
            genre: value["genre"]?.string.flatMap(Genre.init(rawValue:)),
            indices: (value["indices"]?.elements ?? []).compactMap { $0.string.flatMap(MainIndex.init(rawValue:)) },
            observations: observations)
    }

    private func observation(_ value: JSONValue) throws(Rejection) -> GoldObservation {
        guard let number = value["value"]?.decimal, let unit = value["unit"]?.string.flatMap(Unit.init(rawValue:))
        else {
            throw Rejection(.missingField, "a gold observation has value and unit")
        }
        func name<Name: RawRepresentable<String>>(_ field: String, _ absent: Name) -> Name {
            value[field]?.string.flatMap(Name.init(rawValue:)) ?? absent
        }
        let parts = value["fraction"]?.elements?.compactMap(\.integer) ?? []
        return GoldObservation(
            indicator: value["indicator"]?.string.map(IndicatorID.init(rawValue:)), value: number, unit: unit,
            comparator: name("comparator", .eq), measure: name("measure", .level), status: name("status", .actual),
            scope: name("scope", .province), area: value["area"]?.string,
            tier: value["tier"]?.string.flatMap(Tier.init(rawValue:)),
            province: value["province"]?.string.flatMap { ProvinceCode($0) },
            units: value["units"]?.integer.flatMap { UnitList(rawValue: Int($0)) } ?? .sixtyThree,
            period: value["period"]?.string.flatMap { Period($0) },
            fraction: parts.count == 2 ? Fraction(numerator: parts[0], denominator: parts[1]) : nil,
            outOf: value["outOf"]?.decimal, quote: value["quote"]?.string ?? "",
            optional: value["optional"]?.bool ?? false)
    }
}
