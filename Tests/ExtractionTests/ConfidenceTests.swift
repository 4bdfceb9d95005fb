import Core
import Extraction
import Testing

@Suite("Confidence")
struct ConfidenceTests {
    private func confidence(_ text: String, of value: String) throws -> FixedDecimal {
        let reading = try TestReader.read(sentence: text)
        return try #require(reading.observations.first { "\($0.value)" == value }).confidence
    }

    @Test("what the figure's own words say is surer than what was carried")
    func carried() throws {
        let text = "Năm 2023, tỷ lệ hồ sơ trực tuyến của huyện Mèo Vạc đạt 61%. Đồng Văn đạt 58%."
        #expect(try confidence(text, of: "61") > confidence(text, of: "58"))
    }

    @Test("a stated figure of the province reaches 0.9, one dealt out in order does not")
    func bounds() throws {
        let sure = FixedDecimal("0.9") ?? 1
        #expect(try confidence("Năm 2023, toàn tỉnh có 2.071 tổ công nghệ số cộng đồng.", of: "2071") >= sure)
        let dealt =
            "Tỷ lệ hồ sơ trực tuyến năm 2022 là 45%, tỷ lệ thanh toán trực tuyến là 20%. Năm 2023, hai con số này lần lượt là 61% và 38%."
        #expect(try confidence(dealt, of: "38") < sure)
    }

    @Test("every figure of the corpus has one from 0 to 1 with two decimals", arguments: CorpusFile.articles())
    func range(_ entry: CorpusCase) throws {
        let reading = try TestReader.read(
            Article(
                id: ExactText(entry.id), title: entry.title, body: entry.body, source: ExactText(entry.source),
                publishedAt: Timestamp(entry.publishedAt)))
        for observation in reading.observations {
            let millionths = observation.confidence.millionths
            #expect(millionths >= 0 && millionths <= 1_000_000 && millionths % 10_000 == 0)
        }
    }
}
