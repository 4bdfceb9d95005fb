import Foundation
import TestSupport
import Testing
import Wire

@Suite struct ExplainCommandTests {
    private let article = """
        Thanh Hóa: Chuyển đổi số đạt kết quả quan trọng
        Theo Quyết định số 749, tỉnh đẩy mạnh chuyển đổi số, chính quyền số, kinh tế số và xã hội số.
        Đến hết năm 2022, toàn tỉnh có trên 1.871 tổ công nghệ số cộng đồng.\u{1B}[31m
        """

    private func explain(_ arguments: [String], _ text: String? = nil) throws -> CommandProcess.Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cds-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("tin.txt")
        try Data((text ?? article).utf8).write(to: file)
        return try CommandProcess.run(
            "cds-worker",
            ["explain", file.path, "--published-at", "2023-01-10", "--source", "baothanhhoa.vn"] + arguments)
    }

    @Test func everyNumberIsShownWithWhatItBecameAndWhy() throws {
        let outcome = try explain([])
        let page = String(decoding: outcome.output, as: UTF8.self)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(page.hasPrefix("tin  Thanh Hóa: Chuyển đổi số đạt kết quả quan trọng\n"))
        #expect(page.contains("toàn tỉnh có trên ⟦1.871⟧ tổ công nghệ số cộng đồng."))
        #expect(page.contains("workforce.community_teams = 1871 count, 38, 2022"))
        #expect(page.contains("lexicon/indicators/workforce.yaml:"))
        #expect(page.contains("comparator ge") && page.contains(#""trên""#))
        #expect(page.contains("749 at 19: not taken (name)"))
        #expect(!page.contains("\u{1B}"))
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test func oneNumberCanBeAskedFor() throws {
        let one = try explain(["--figure", "1.871"])
        #expect(one.status == 0)
        let page = String(decoding: one.output, as: UTF8.self)
        #expect(page.contains("1871 count") && !page.contains("749 at"))
        #expect(String(decoding: try explain(["--at", "19"]).output, as: UTF8.self).contains("749 at 19"))
        let none = try explain(["--figure", "5"])
        #expect(none.status == 1 && none.error.contains("no number fits"))
    }

    @Test func jsonIsOneObjectAnArticleAndHoldsTheVeryReading() throws {
        let lines = Data(
            [#"{"id":"a","body":"Mưa 120 mm."}"#, "{", #"{"id":"b","title":"CĐS","body":"Chuyển đổi số: 5 tổ."}"#]
                .joined(separator: "\n").utf8)
        let outcome = try CommandProcess.run("cds-worker", ["explain", "-", "--json"], input: lines)
        #expect(outcome.status == 1 && outcome.error.contains("standard input:2: not-json"))
        let explained = Expected.lines(outcome.output)
        let readings = try CommandProcess.run("cds-worker", ["read"], input: lines)
        #expect(explained.count == 2)
        for (line, reading) in zip(explained, Expected.lines(readings.output)) {
            let root = try JSONDocument(line).root
            #expect(root["reading"].map { Array(line[$0.range]) } == Array(reading))
            #expect(root["decisions"]?.elements?.first?["name"]?.string == "relevant")
            let number = root["sentences"]?.elements?.first?["numbers"]?.elements?.first
            #expect(number?["outcomes"]?.elements?.isEmpty == false)
        }
    }

    @Test func wrongUsageAndMissingFilesAreTold() throws {
        #expect(try explain(["--province", "99"]).status == 2)
        let missing = try CommandProcess.run("cds-worker", ["explain", "/no/such/file.txt"])
        #expect(missing.status == 1 && missing.error.contains("/no/such/file.txt"))
    }
}
