import Core
import Extraction
import Foundation
import Testing

/// The real and the practice articles, where they lie beside the package.
private enum SharedArticles {
    static let folder: URL? = {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = tests.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("shared/articles")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    struct Record: Decodable {
        var id: String
        var title: String?
        var body: String?
        var source: String?
        var publishedAt: String?
        var gold: Gold
    }

    struct Gold: Decodable {
        var relevant: Bool
        var province: String?
        var observations: [Figure]
    }

    struct Figure: Decodable {
        var indicator: String?
        var value: Decimal
        var unit: String
        var comparator, measure, status, scope: String
        var area, tier, province: String?
        var period: String?
        var fraction: [Int]?
        var optional: Bool?

        var fields: [String: String] {
            [
                "indicator": indicator ?? "-", "value": "\(value)", "unit": unit, "comparator": comparator,
                "measure": measure, "status": status, "scope": scope, "area": area ?? "-", "tier": tier ?? "-",
                "province": province ?? "-", "period": period ?? "-",
                "fraction": fraction.map { "\($0[0])/\($0[1])" } ?? "-",
            ]
        }
    }

    static func records(_ file: String) throws -> [Record] {
        guard let folder else { return [] }
        let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    }
}

@Suite("Shared articles", .enabled(if: SharedArticles.folder != nil))
struct SharedArticlesTests {
    private let names = [
        "indicator", "value", "unit", "comparator", "measure", "status", "scope", "area", "tier", "province", "period",
        "fraction",
    ]

    private func line(_ fields: [String: String]) -> String {
        names.map { "\($0)=\(fields[$0] ?? "-")" }.joined(separator: " ")
    }

    @Test("the five real ones give exactly their gold figures")
    func real() throws {
        let folder = try #require(SharedArticles.folder)
        for record in try SharedArticles.records("gold.jsonl") {
            let body = try String(contentsOf: folder.appendingPathComponent(record.id + ".txt"), encoding: .utf8)
            let reading = try TestReader.read(
                Article(
                    id: ExactText(record.id), title: record.title, body: body,
                    source: record.source.map { ExactText($0) },
                    publishedAt: record.publishedAt.flatMap { Timestamp($0) }))
            let found = reading.observations.map { line(ExpectedFigure($0).fields) }.sorted()
            #expect(found == record.gold.observations.map { line($0.fields) }.sorted(), "\(record.id)")
            #expect(reading.relevant == record.gold.relevant && reading.province?.description == record.gold.province)
        }
    }

    @Test("of the practice ones nearly all figures are read right")
    func practice() throws {
        var right = 0
        var read = 0
        var expected = 0
        for record in try SharedArticles.records("practice/gold.jsonl") {
            let reading = try TestReader.read(
                Article(
                    id: ExactText(record.id), title: record.title, body: record.body ?? "",
                    source: record.source.map { ExactText($0) },
                    publishedAt: record.publishedAt.flatMap { Timestamp($0) }))
            let gold = record.gold.observations.filter { !($0.optional ?? false) }.map { line($0.fields) }
            let found = reading.observations.map { line(ExpectedFigure($0).fields) }
            right += found.filter { gold.contains($0) }.count
            read += found.count
            expected += gold.count
            #expect(
                reading.relevant == record.gold.relevant && reading.province?.description == record.gold.province,
                "\(record.id)")
        }
        #expect(
            right * 100 >= read * 97 && right * 100 >= expected * 97,
            "\(right) of \(read) read and \(expected) expected")
    }
}
