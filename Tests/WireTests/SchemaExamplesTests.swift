import Core
import Foundation
import Testing
import Wire

/// The examples beside the JSON Schemas, where the source tree has them.
private enum Examples {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../schemas/examples").standardizedFileURL

    static var arePresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// The names of a folder's files without their extension.
    static func names(_ path: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)) ?? []
        return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// A file's bytes without the line feed at its end.
    static func bytes(_ path: String, _ name: String) throws -> [UInt8] {
        let bytes = Array(try Data(contentsOf: folder.appending(path: "\(path)/\(name).json")))
        return bytes.last == 0x0A ? bytes.dropLast() : bytes
    }
}

@Suite("Examples beside the schemas", .enabled(if: Examples.arePresent))
struct SchemaExamplesTests {
    /// Readings that the schema refuses to a writer and a reader puts up with: nullable fields left out, times in
    /// another notation, and fields that are right by themselves but do not fit together.
    private static let toleratedReadings: Set = [
        "missing-title", "missing-publishedAt", "missing-genre", "observation-missing-period",
        "published-at-is-a-date", "published-at-with-a-fraction", "published-at-with-an-offset",
        "not-relevant-with-indices", "not-relevant-with-observations", "relevant-without-a-genre",
        "out-of-where-not-a-score", "national-with-a-province", "area-of-a-whole-province", "tier-of-a-district",
    ]

    @Test(
        "A valid message of the cluster is read and written back byte for byte",
        arguments: ["reading", "rollup", "national-rollup", "province-summary"])
    func valid(message: String) throws {
        let names = Examples.names("valid/\(message)")
        #expect(!names.isEmpty)
        for name in names {
            let bytes = try Examples.bytes("valid/\(message)", name)
            let written =
                switch message {
                case "reading": try ReadingMessage.encode(ReadingMessage.decode(bytes))
                case "rollup": try RollupMessage.encode(RollupMessage.decode(bytes))
                case "national-rollup": try NationalMessage.encode(NationalMessage.decode(bytes))
                default: try SummaryMessage.encode(SummaryMessage.decode(bytes))
                }
            #expect(Samples.text(written) == Samples.text(bytes), "\(name)")
        }
    }

    @Test("A valid article is read", arguments: Examples.names("valid/article"))
    func validArticle(name: String) throws {
        let article = try ArticleMessage.decode(Examples.bytes("valid/article", name), limits: Samples.limits)
        let again = try ArticleMessage.decode(ArticleMessage.encode(article), limits: Samples.limits)
        #expect(again == article)
    }

    @Test("An invalid article is refused", arguments: Examples.names("invalid/article"))
    func invalidArticle(name: String) throws {
        let bytes = try Examples.bytes("invalid/article", name)
        #expect(rejection { () throws(Rejection) in try ArticleMessage.decode(bytes, limits: Samples.limits) } != nil)
    }

    @Test(
        "An invalid reading is refused, but for what a reader puts up with",
        arguments: Examples.names("invalid/reading"))
    func invalidReading(name: String) throws {
        let bytes = try Examples.bytes("invalid/reading", name)
        let rejection = rejection { () throws(Rejection) in try ReadingMessage.decode(bytes) }
        #expect((rejection == nil) == Self.toleratedReadings.contains(name), "\(rejection?.message ?? "accepted")")
    }

    @Test("What is not canonical is never written back as it was", arguments: Examples.names("not-strict/reading"))
    func notCanonical(name: String) throws {
        let bytes = try Examples.bytes("not-strict/reading", name)
        let contradictory: Set = ["indices-sum-to-0.999", "span-empty", "confidence-of-three-decimals"]
        guard !contradictory.contains(name) else { return }
        let reading = try? ReadingMessage.decode(bytes)
        #expect(reading.map(ReadingMessage.encode) != bytes)
    }
}
