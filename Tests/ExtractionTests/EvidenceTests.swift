import Core
import Extraction
import Foundation
import Testing

@Suite("Evidence")
struct EvidenceTests {
    private func spans(_ sentence: String) throws -> [String] {
        try TestReader.read(sentence: sentence).observations.map { observation in
            let scalars = Array((sentence + CorpusFile.relevantTail).unicodeScalars)
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[observation.evidence.start..<observation.evidence.end])
            return String(view)
        }
    }

    @Test(
        "covers the figure and its % or magnitude word only",
        arguments: [
            ("Tỷ lệ hồ sơ trực tuyến đạt 98,72%.", "98,72%"),
            ("Tỷ lệ hồ sơ trực tuyến đạt 98,72 %.", "98,72 %"),
            ("Tỷ lệ hồ sơ trực tuyến đạt 98 phần trăm.", "98 phần trăm"),
            ("Toàn tỉnh có 1,4 triệu thuê bao điện thoại thông minh.", "1,4 triệu"),
            ("27/27 huyện đã có tổ công nghệ số cộng đồng.", "27/27"),
            ("Kinh phí bố trí cho chuyển đổi số là 1.250,5 tỷ đồng.", "1.250,5 tỷ"),
            ("Toàn tỉnh có 18.450 km cáp quang.", "18.450"),
            ("Tỷ lệ hồ sơ trực tuyến tăng 25,3 điểm phần trăm.", "25,3"),
            ("Chỉ số DTI của tỉnh tăng 3 bậc.", "3"),
            ("Chỉ số DTI của tỉnh đạt 320,7 điểm.", "320,7"),
            ("Chỉ số DTI của tỉnh xếp thứ 3.", "3"),
            ("Chỉ số DTI của tỉnh xếp hạng 3.", "3"),
            ("Chỉ số DTI của tỉnh xếp thứ 3/63.", "3/63"),
            ("Chỉ số DTI của tỉnh xếp thứ mười lăm/63.", "thứ mười lăm/63"),
            ("Chỉ số DTI của tỉnh nằm trong tốp 15.", "15"),
        ])
    func span(_ sentence: String, _ expected: String) throws {
        #expect(try spans(sentence) == [expected])
    }

    @Test(
        "of a place in words covers \"thứ\"",
        arguments: [
            "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười hai", "hai mươi mốt",
        ])
    func ordinal(_ word: String) throws {
        for verb in ["xếp", "đứng", "xếp vị trí", "vươn lên"] {
            #expect(try spans("Chỉ số DTI của tỉnh \(verb) thứ \(word).") == ["thứ \(word)"], "\(verb)")
        }
    }

    @Test("of a place in brackets covers the digits alone")
    func bracketed() throws {
        #expect(try spans("Chỉ số DTI năm 2022 của tỉnh đạt 0,5 điểm (thứ 27).") == ["0,5", "27"])
    }

    @Test(
        "is never found where digits of another script or raised ones stand beside",
        arguments: ["1.8²71", "1５00", "98²", "9８", "९98", "1.８71", "98,５", "½98", "98½"])
    func foreignDigits(_ figure: String) throws {
        for sentence in ["Toàn tỉnh có \(figure) tổ công nghệ số cộng đồng.", "Tỷ lệ hồ sơ trực tuyến đạt \(figure)%."]
        {
            #expect(try spans(sentence).isEmpty, "\(sentence)")
        }
    }
}
