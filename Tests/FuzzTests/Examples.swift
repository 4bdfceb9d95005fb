import Catalogue
import Core
import Extraction
import Foundation
import TestSupport
import Wire

/// Inputs to begin with, good and bad.
enum Examples {
    static let limits = ArticleLimits(maxBytes: 1_000_000, reference: Fixture.reference)

    /// A folder for the files of this run.
    static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cds-fuzz-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }()

    /// Reads articles with the product's own catalogue.
    static let reader = Result {
        guard let directory = Catalogue.defaultDirectory else { throw CocoaError(.fileNoSuchFile) }
        return ArticleReader(catalogue: try Catalogue.load(directory: directory))
    }

    static let texts: [[UInt8]] = {
        var generator = GeneratedArticles(seed: 4)
        let articles = (0..<8).map { _ in generator.next() }
        let bad = [
            "", " ", "\u{0}", "Năm 2022, tỉnh đạt 98,72% %%% ,,, 1.2.3.4.5", "27/27/27/27 Quý V năm 0", "từ 1 đến 0",
            String(repeating: "1", count: 5_000), String(repeating: "e\u{301}", count: 3_000), "🇻🇳🇻👩‍👩‍👧\u{FFFF}",
            String(repeating: "Thanh Hóa ", count: 500), String(repeating: "1,", count: 3_000),
            "thứ thứ nhất nhất hai mươi mươi tỷ triệu nghìn",
        ]
        return (articles.map { ($0.title ?? "") + "\n" + $0.body } + bad).map { Array($0.utf8) }
    }()

    static let keys: [[UInt8]] = [
        "rollup/38/workforce.community_teams/2022/3", "38/workforce.community_teams/2022-07/2022-09", "34:08",
        "34/a.b/2022",
        "summary/38/3", "cds.articles/3/1207", "2022-09-22T14:05:00+07:00", "2022-Q4", "-0.000001", "[::1]:80", "",
    ].map { Array($0.utf8) }

    /// Messages of every kind, and what RFC 8259 forbids.
    static let json: [[UInt8]] = {
        var dice = Dice(seed: 5)
        var generator = GeneratedArticles(seed: 6)
        let readings = dice.readings(12).map { ReadingMessage.encode($0) }
        let articles = (0..<6).map { _ in GeneratedArticles.encode(generator.next()) }
        let bad = [
            "", " ", "null", "[]", "{}", "{\"id\":\"a\",\"body\":\"b\",\"id\":\"c\"}", "{\"id\":1,\"body\":[]}",
            "{\"id\":\"",
            #"{"id":"\ud800","body":"\udc00"}"#, "[{\"id\":\"a\",\"body\":\"b\"},{\"id\":\"c\",\"body\":\"\"}]",
            "{\"id\":\"a\",\"body\":\"b\",\"revision\":1e400,\"publishedAt\":\"9999-12-31T23:59:59-23:59\"}",
            String(repeating: "[", count: 3_000), String(repeating: "{\"a\":", count: 3_000),
            "{\"id\":\"" + String(repeating: "a", count: 300) + "\",\"body\":\"\"}",
            String(repeating: "9", count: 5_000),
        ]
        return readings + articles + bad.map { Array($0.utf8) } + [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE, 0x7B, 0]]
    }()

    static let settings: [[UInt8]] = [
        "cores: 2\nhttp: 127.0.0.1:80\nkafka:\n  - linger.ms=1\n  - sasl.password=@/nowhere\n", "cores: [1, 2]\n",
        "a: &a [*a]\n",
        "cores: 99999999999999999999\n", "kafka: x\n", "- 1\n- 2\n", "cores: 2\ncores: 3\n", "? [a]\n: b\n", "{",
        "\"\\ud800\"",
        "a: &x [1,1,1]\nb: &y [*x,*x,*x]\nc: &z [*y,*y,*y]\nd: [*z,*z,*z]\n", "---\n---\n", "# nothing\n", "\t",
        "cores:\n",
    ].map { Array($0.utf8) }
}
