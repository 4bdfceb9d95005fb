import Core
import Testing
import VietnameseText

/// Reads the first numeral of a text; nil where there is none.
private func firstNumeral(_ text: String) -> Numeral? {
    let document = TextDocument(text, field: .body)
    let reader = NumeralReader(document)
    for place in document.tokens.indices {
        if let numeral = reader.numeral(at: place) { return numeral }
    }
    return nil
}

@Suite("Numerals")
struct NumeralTests {
    @Test(
        "are read as newspapers write them",
        arguments: [
            ("3.436.164 lượt", "3436164"), ("98,72%", "98.72"), ("1,4 triệu", "1400000"),
            ("2.500 tỷ đồng", "2500000000000"),
            ("1,2 nghìn tỷ đồng", "1200000000000"), ("01 trung tâm", "1"), ("58297giao dịch", "58297"),
            ("77,94 %", "77.94"),
            ("320,7 điểm", "320.7"), ("0,6318 điểm", "0.6318"), ("98.72%", "98.72"), ("3,436,164 lượt", "3436164"),
            ("0.593 điểm", "0.593"), ("1.000 dân", "1000"), ("21 nghìn sản phẩm", "21000"),
            ("2,86 triệu lượt", "2860000"),
            ("1.250,5 tỷ", "1250500000000"), ("2 tỷ 500 triệu đồng", "2500000000"),
            ("1 triệu 200 nghìn lượt", "1200000"),
            ("ba mươi hai nghìn hộ", "32000"), ("hai trăm linh năm xã", "205"), ("mười lăm tổ", "15"),
            ("hai mươi mốt", "21"),
            ("chín mươi tư", "94"), ("một nghìn hai trăm", "1200"), ("ba triệu", "3000000"), ("hai mươi", "20"),
            ("15 ngàn", "15000"), ("3 vạn", "30000"), ("5 tỉ đồng", "5000000000"),
        ])
    func reads(_ text: String, _ value: String) {
        #expect(firstNumeral(text)?.value == FixedDecimal(value), "\(text)")
    }

    @Test(
        "are none where nothing can be meant",
        arguments: [
            "một cửa", "năm nay", "12.1.2023", "1.2345.678", "9999999999999999999", "99999999 tỷ tỷ", "không có số",
            "1.23.456", "12,34,56",
        ])
    func rejects(_ text: String) {
        #expect(firstNumeral(text) == nil, "\(text)")
    }

    @Test("do not take \"tỷ lệ\" for a magnitude")
    func ratioIsNoMagnitude() {
        let numeral = firstNumeral("đạt 5 tỷ lệ")
        #expect(numeral?.value == 5)
        #expect(numeral?.hasMagnitude == false)
    }

    @Test("know how they were written")
    func keepsForm() throws {
        let decimal = try #require(firstNumeral("12,450 hồ sơ"))
        #expect(decimal.isAmbiguous && decimal.decimals == 3)
        let grouped = try #require(firstNumeral("1.314 tổ"))
        #expect(grouped.isGrouped && !grouped.isAmbiguous && grouped.wholeDigits == 4)
        #expect(try #require(firstNumeral("ba mươi")).isSpelled)
    }
}
