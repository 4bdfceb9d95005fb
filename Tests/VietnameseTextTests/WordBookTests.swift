import Core
import Testing
import VietnameseText

@Suite("A book of words")
struct WordBookTests {
    private static let words = [
        "chuyển", "đổi", "số", "nghiêng", "ubnd", "tỷ", "kỹ", "a", "abcdefghijklmno", "hồ", "sơ",
    ]

    private static let numbers = {
        var numbers = KeyTable()
        for word in words + ["lạ"] { _ = numbers.insertNext(Syllable(word).key) }
        return numbers
    }()

    private let book = WordBook(Self.words, numbers: Self.numbers)

    private func described(_ document: TextDocument) -> [String] {
        document.tokens.map {
            "\($0.kind) \($0.start)-\($0.end) \($0.key) \($0.bare) \($0.spaceBefore) \($0.isCapital) \($0.isAllCapital)"
        } + document.sentences.map { "\($0.tokens) \($0.paragraph)" }
    }

    @Test(
        "reads a text as it is read letter by letter",
        arguments: [
            "chuyển", "chuyển ", "chuyển đổi số" + String(repeating: " ", count: 20), "Chuyển ĐỔI Số, UBND (tỷ) ...",
            "số5 số 5 5số số-5 đổi\u{301} chuyển\u{A0}đổi chuyển\u{200B}đổi “số” số” 'số’ số…", "SỐ HỒ SƠ. Hồ sơ!",
            "abcdefghijklmno abcdefghijklmnop abcdefghijklmn", "nghiêng nghiêngnghiêng nghie\u{302}ng",
            "tỉ kĩ tỷ kỹ tyû",
            "số\nđổi\r\n\r\nsố😀số 中số số中 aа а a", "hồ|sơ=hồ_sơ@sơ^sơ`sơ{sơ}~sơ\u{0}sơ\tsơ",
        ])
    func changesNothing(_ text: String) {
        for text in [text, text + " và nhiều chữ khác nữa", "đ" + text] {
            #expect(
                described(TextDocument(text, field: .body, book: book)) == described(TextDocument(text, field: .body)))
        }
    }

    @Test("reads any text as it is read letter by letter")
    func changesNoRandomText() {
        var random = SplitMix(seed: 11)
        let pieces =
            Self.words + Self.words.map { $0.uppercased() } + [" ", " ", " ", ",", ".", "\u{301}", "5", "”", "é"]
        for _ in 0..<400 {
            let text = (0..<(random.next() % 40)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
                .joined()
            #expect(
                described(TextDocument(text, field: .body, book: book)) == described(TextDocument(text, field: .body)),
                "\(text)")
        }
    }

    @Test("writes into the memory of another text's tokens, however many those are", arguments: [0, 1, 40])
    func usesAListAgain(_ count: Int) {
        let list = TextDocument(String(repeating: "số 5, ", count: count), field: .body, book: book).tokens
        let text = "Chuyển đổi số, (5) lạ."
        #expect(
            described(TextDocument(text, field: .body, book: book, reusing: list))
                == described(TextDocument(text, field: .body, book: book)))
    }

    @Test("numbers words by their keys, in it or not")
    func numbersWords() {
        let text = "Chuyển đổi lạ thật, SỐ kĩ nghie\u{302}ng a"
        let document = TextDocument(text, field: .body, book: book)
        let expected = document.tokens.map { Self.numbers.value(document.key(of: $0)) ?? Token.unknown }
        #expect(document.tokens.map(\.number) == expected)
        #expect(expected == [0, 1, 11, Token.unknown, Token.unknown, 2, 6, 3, 7])
    }

    @Test("numbers signs and numbers by their keys")
    func numbersSigns() {
        let plain = TextDocument("5G/2.345 (67)", field: .body)
        var numbers = KeyTable()
        for token in plain.tokens {
            numbers.insert(plain.key(of: token), numbers.value(plain.key(of: token)) ?? Int32(numbers.count))
        }
        let document = TextDocument("(2.345/67) 5G 68", field: .body, book: WordBook([], numbers: numbers))
        #expect(document.tokens.map(\.number) == [3, 2, 1, 4, 5, 0, Token.unknown])
    }
}
