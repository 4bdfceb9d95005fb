import Core
import Testing
import VietnameseText

@Suite("Sentences")
struct SentenceTests {
    private func sentences(_ text: String) -> [String] {
        let document = TextDocument(text, field: .body)
        return document.sentences.map {
            document.text(document.tokens[$0.tokens.lowerBound].start, document.tokens[$0.tokens.upperBound - 1].end)
        }
    }

    @Test(
        "end at points and not at those of numbers, dates and abbreviations",
        arguments: [
            ("Đạt 3.436.164 lượt. Tăng 5%.", ["Đạt 3.436.164 lượt.", "Tăng 5%."]),
            (
                "TP. Hồ Chí Minh và P. Bến Nghé dẫn đầu. TX. Giá Rai theo sau.",
                ["TP. Hồ Chí Minh và P. Bến Nghé dẫn đầu.", "TX. Giá Rai theo sau."]
            ),
            ("TP.HCM đạt 61,5%. Hết.", ["TP.HCM đạt 61,5%.", "Hết."]),
            ("Ngày 26.10.2022 họp. Ông H.TH nói.", ["Ngày 26.10.2022 họp.", "Ông H.TH nói."]),
            (
                "Thiếu kinh phí… nhưng vẫn làm. Xong…Nhiệm vụ mới.",
                ["Thiếu kinh phí… nhưng vẫn làm.", "Xong…", "Nhiệm vụ mới."]
            ),
            ("“Làm được không?”. Được!", ["“Làm được không?”.", "Được!"]),
            ("TS. Nguyễn Nhật Quang dự. PGS.TS Lê A nói.", ["TS. Nguyễn Nhật Quang dự.", "PGS.TS Lê A nói."]),
        ] as [(String, [String])])
    func split(_ text: String, _ expected: [String]) {
        #expect(sentences(text) == expected)
    }

    @Test("go over a single line break in mid-sentence and end at a blank line")
    func lineBreaks() {
        let document = TextDocument(
            "mức độ hài lòng của người dân,\ndoanh nghiệp là 98%\n\nnăm nay tăng\nToàn tỉnh", field: .body)
        #expect(document.sentences.count == 3)
        #expect(document.sentences.map(\.paragraph) == [0, 1, 2])
    }

    @Test("are cut where a text has no points")
    func endless() {
        let document = TextDocument(String(repeating: "một hai ba, ", count: 1_000), field: .body)
        #expect(document.sentences.count > 5)
        #expect(document.sentences.allSatisfy { $0.tokens.count <= 600 })
    }

    @Test(
        "keep names in one spelling",
        arguments: [
            ("Định Hoà", "Định Hòa"), ("Thuý", "Thúy"), ("Quý", "Quý"), ("Hoàn", "Hoàn"), ("khoẻ", "khỏe"),
            ("Huỳnh", "Huỳnh"),
        ])
    func tonePlacement(_ text: String, _ expected: String) {
        #expect(Array(TonePlacement.modern(text).unicodeScalars) == Array(expected.unicodeScalars))
    }
}
