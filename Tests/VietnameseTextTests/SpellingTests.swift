import Core
import Testing
import VietnameseText

@Suite("Spelling")
struct SpellingTests {
    @Test(
        "writes each letter in one code point",
        arguments: [
            ("D\u{323}inh", "Dinh"), ("\u{D0}ồng Xoài", "Đồng Xoài"), ("Hòa Bi\u{300}nh", "Hòa Bình"),
            ("Ye\u{302}n \u{D0}i\u{323}nh", "Yên Định"), ("xã 3", "xã 3"), ("", ""), ("O\u{31B}\u{309}", "Ở"),
        ])
    func composed(_ text: String, _ expected: String) {
        let written = Spelling.composed(text)
        #expect(Array(written.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("a text is without marks where words enough have hardly any")
    func unmarked() {
        #expect(TextDocument("Toan tinh co 12 to cong nghe so", field: .body).isUnmarked)
        #expect(!TextDocument("Toàn tỉnh có 12 tổ công nghệ số", field: .body).isUnmarked)
        #expect(!TextDocument("Toan tinh", field: .body).isUnmarked)
    }
}
