import Service
import Testing

@Suite struct TerminalTests {
    @Test(arguments: [
        ("Thanh Hóa", 9), ("Thanh Ho\u{301}a", 9), ("Đắk Lắk", 7), ("数字", 4), ("한국", 4), ("Ａ", 2), ("e\u{200D}e", 2),
        ("", 0), ("👍", 2),
    ])
    func aTextTakesTheColumnsThatATerminalGivesIt(text: String, width: Int) {
        #expect(DisplayText.width(text) == width)
    }

    @Test func aTextIsCutAtACharacterAndNeverWiderThanAsked() {
        #expect(DisplayText.cut("Ho\u{301}a Bình", to: 4) == "Ho\u{301}a…")
        #expect(DisplayText.cut("数字化", to: 4) == "数…")
        #expect(DisplayText.cut("abc", to: 3) == "abc")
        for limit in 0...8 { #expect(DisplayText.width(DisplayText.cut("Huế 数字化", to: limit)) <= limit) }
    }

    @Test func linesAreBrokenBetweenWords() {
        #expect(DisplayText.wrapped("một hai ba bốn", width: 9, indent: "  ") == ["  một hai", "  ba bốn"])
        #expect(DisplayText.wrapped("", width: 9) == [])
    }

    @Test(arguments: [("1234567.5", "1,234,567.5"), ("-1000", "-1,000"), ("999", "999"), ("0.25", "0.25")])
    func thousandsStandApart(number: String, text: String) {
        #expect(DisplayText.grouped(number) == text)
    }

    @Test func columnsAreAlignedWhateverTheLettersAreMadeOf() {
        var table = TextTable([.init("Tỉnh"), .init("Số", .trailing)])
        table.add(["Huế", "5"])
        table.add(["Hue\u{302}\u{301}", "10"])
        let plain = OutputStyle(width: nil, hasColours: false)
        #expect(table.lines(plain) == ["Tỉnh  Số", "Huế    5", "Hue\u{302}\u{301}   10"])
    }

    @Test func aNarrowTerminalCutsTheColumnsThatMayBe() {
        var table = TextTable([.init("Id"), .init("Name", canShrink: true)])
        table.add(["government.signed_docs", "Tỷ lệ văn bản điện tử ký số"])
        let lines = table.lines(OutputStyle(width: 40, hasColours: false))
        #expect(lines[1] == "government.signed_docs  Tỷ lệ văn bản đ…")
        #expect(lines.allSatisfy { DisplayText.width($0) <= 40 })
    }

    @Test func columnsWithoutTextAreNotShownAndWhatDoesNotFitIsLeftOut() {
        var table = TextTable([
            .init("Id"), .init("Name", canShrink: true), .init("Target"), .init("Actual", .trailing),
        ])
        table.add(["government.signed_docs", "Tỷ lệ văn bản", "", "98.72%"])
        let wide = table.lines(OutputStyle(width: nil, hasColours: false))
        #expect(
            wide == ["Id                      Name           Actual", "government.signed_docs  Tỷ lệ văn bản  98.72%"])
        let narrow = table.lines(OutputStyle(width: 34, hasColours: false))
        #expect(narrow == ["Id                      Actual", "government.signed_docs  98.72%"])
    }

    @Test func whatComesFromArticlesCannotSteerTheTerminal() {
        var table = TextTable([.init("Title")])
        table.add([.init("a\u{1B}[2Jb\nc", .bad)])
        #expect(table.lines(OutputStyle(width: nil, hasColours: false))[1] == "a\\u{1b}[2Jb c")
        #expect(
            table.lines(OutputStyle(width: nil, hasColours: true))[1] == "\u{1B}[31ma\\u{1b}[2Jb c\u{1B}[0m")
    }
}
