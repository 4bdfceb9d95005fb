import Core
import Testing
import VietnameseText

@Suite("Tokens")
struct TokenizerTests {
    @Test(
        "of one word are the same however it is encoded and wherever its tone stands",
        arguments: [
            ("hoá", "hóa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("Đắk", "\u{D0}ắk"), ("chuyển", "chuye\u{302}\u{309}n"),
            ("Tỷ", "tỉ"), ("kỹ", "kĩ"), ("NGHỆ", "nghe\u{323}\u{302}"), ("được", "đu\u{31B}o\u{31B}\u{323}c"),
        ])
    func foldsSpelling(_ left: String, _ right: String) {
        #expect(Syllable(left) == Syllable(right))
        let tokens = [left, right].map { TextDocument($0, field: .body).tokens.first?.key }
        #expect(tokens[0] == tokens[1] && tokens[0] != nil)
    }

    @Test(
        "of different words differ",
        arguments: [
            ("số", "so"), ("ca", "cá"), ("năm", "nam"), ("thúy", "thùy"), ("da", "đa"), ("y", "i"), ("tay", "tai"),
        ])
    func keepsWordsApart(_ left: String, _ right: String) {
        #expect(Syllable(left) != Syllable(right))
    }

    @Test(
        "with digits of another script or raised ones are no numbers, each one sign",
        arguments: ["1.8²71", "1５00", "98²", "９8", "1.８71", "½98", "98٣"])
    func foreignDigits(_ text: String) {
        let tokens = TextDocument("đạt \(text) tổ", field: .body).tokens
        #expect(tokens.map(\.kind) == [.word, .other, .word])
        #expect(tokens.map(\.start) == [0, 4, 5 + text.unicodeScalars.count])
    }

    @Test("of pictures are none", arguments: ["📌", "⚠️", "🇻🇳", "👨‍👩‍👧", "★"])
    func pictures(_ text: String) {
        let document = TextDocument("Họp xong. \(text)Bàn tiếp\n\(text) và nghỉ", field: .body)
        #expect(document.tokens.map(\.kind) == [.word, .word, .period, .word, .word, .word, .word])
        #expect(document.sentences.count == 2)
    }

    @Test("carry the code points that they were published as")
    func keepsOffsets() {
        let text = "Tỉnh\u{A0}đạt  98,72 % e\u{302}\u{301}m 5G, 58297giao dịch"
        let document = TextDocument(text, field: .body)
        let shown = document.tokens.map { document.text($0.start, $0.end) }
        #expect(shown == ["Tỉnh", "đạt", "98,72", "%", "e\u{302}\u{301}m", "5G", ",", "58297", "giao", "dịch"])
        #expect(document.tokens.map(\.spaceBefore) == [true, true, true, true, true, true, false, true, false, true])
    }

    @Test("cover the text without overlapping, whatever it is")
    func neverOverlaps() {
        var random = SplitMix(seed: 7)
        let alphabet = Array("aăếĐ\u{301}\u{323}0123,.%/-() \n\u{A0}…“”xyzươ\u{200B}中😀".unicodeScalars)
        for _ in 0..<300 {
            var view = String.UnicodeScalarView()
            for _ in 0..<(random.next() % 60) { view.append(alphabet[Int(random.next() % UInt64(alphabet.count))]) }
            let document = TextDocument(String(view), field: .body)
            var last = 0
            for token in document.tokens {
                #expect(token.start >= last && token.end > token.start && token.end <= document.scalarCount)
                last = token.end
            }
            #expect(document.sentences.allSatisfy { !$0.tokens.isEmpty })
        }
    }
}

/// A small seeded generator (SplitMix64), so that every run draws the same texts.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
