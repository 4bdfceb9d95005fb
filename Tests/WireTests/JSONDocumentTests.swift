import Core
import Testing
import Wire

@Suite("JSON texts")
struct JSONDocumentTests {
    @Test(
        "What RFC 8259 allows is read",
        arguments: [
            "null", "true", "false", "0", "-0", "-0.0", "1", "123.456", "1e3", "1E+3", "1e-3", "0e99999999999999999999",
            "\"\"", "\"a\"", "\"/\"", "\"\u{7F}\"", "\"\u{2028}\u{FFFF}\u{10FFFF}\"", "\"\u{FEFF}\"", "[]", "{}",
            " [ ] ",
            "\t\n\r {\"a\" :\n[ 1 , {} , [ ] ]\r}\t", "{\"\":1}", "{\"a\":1,\"a\":2}", "[[],[[]],{\"a\":{}}]",
            "[1,2,3]",
            #""\" \\ \/ \b \f \n \r \t \u0041 \u00e9 \uABCD \uabcd""#, #""\uD83D\uDE00""#, #""\u0000""#, #""\uFFFF""#,
            "[\"\u{E000}\"]", "[null,true,false]", "\"tỷ lệ 👩‍👩‍👧\"",
        ])
    func good(text: String) {
        #expect(rejection { () throws(Rejection) in try JSONDocument(text.utf8) } == nil)
    }

    @Test(
        "What RFC 8259 forbids is not JSON",
        arguments: [
            " ", "\u{FEFF}{}", "\u{FEFF}", "nul", "nulL", "True", "tru", "truee", "nullnull", "NaN", "Infinity",
            "-Infinity",
            "-", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1.e3", "1e", "1e+", "1E-", "0x10", "1_000", "1 2", "--1",
            "1.2.3",
            "１", "\"", "\"a", "\"\\\"", "\"a\nb\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", "\"\\x41\"", "\"\\'\"", "'a'",
            #""\u12""#, #""\u12G4""#, #""\U0041""#, #""\uD800""#, #""\uDC00""#, #""\uD800\uD800""#, #""\uD800a""#,
            #""\uDC00\uD800""#, #""\uD800\n""#, #""\uD8"#, #""\u"#, "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]",
            "[1 2]",
            "[1,,2]", "[1:2]", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{a:1}",
            "{'a':1}", "{1:1}", "{null:1}", "{\"a\" 1}", "{\"a\":}", "{\"a\"::1}", "{\"a\":1 \"b\":2}", "{\"a\",\"b\"}",
            "[1}", "{\"a\":1]", "[]]", "{}}", "[] x", "{}#", "/* */ 1", "1 // one", "[\u{A0}1]", "\u{C}1", "\u{0}",
            "1\u{0}",
            "undefined", "[\"a\" \"b\"]", "\\u0031", "\"a\"\"b\"",
        ])
    func bad(text: String) {
        #expect(rejection { () throws(Rejection) in try JSONDocument(text.utf8) }?.reason == .notJSON)
    }

    @Test("No bytes are empty, not bad JSON")
    func empty() {
        #expect(rejection { () throws(Rejection) in try JSONDocument([]) }?.reason == .empty)
    }

    @Test("256 levels of nesting are read, the 257th and many more are not", arguments: ["[", "{\"a\":"])
    func depth(opening: String) {
        let closing = opening == "[" ? "]" : "}"
        func nested(_ levels: Int) -> String {
            let inner = opening == "[" ? "" : "1"
            return String(repeating: opening, count: levels) + inner + String(repeating: closing, count: levels)
        }
        #expect(rejection { () throws(Rejection) in try JSONDocument(nested(256).utf8) } == nil)
        for levels in [257, 50_000] {
            #expect(rejection { () throws(Rejection) in try JSONDocument(nested(levels).utf8) }?.reason == .notJSON)
        }
    }

    @Test("Every beginning of a text is bad JSON, never a crash")
    func truncation() {
        let text = Array(#" {"a":[1.5e3,"\u00e9\ud83d\ude00x",{"b":null}],"c":false} "#.utf8)
        for length in 1..<(text.count - 1) {
            #expect(rejection { () throws(Rejection) in try JSONDocument(text[..<length]) }?.reason == .notJSON)
        }
    }

    @Test(
        "A fault is told with line, column and byte",
        arguments: [
            ("{\"tỷ\":1,\n \"lệ\" 2}", "line 2, column 7 (byte 19): expected ':', found '2'"),
            ("[1", "line 1, column 3 (byte 2): expected ',' or ']', found the end of the text"),
            ("\u{FEFF}1", "line 1, column 1 (byte 0): expected a value, found byte 0xef"),
            (#"["\ud800"]"#, #"line 1, column 3 (byte 2): expected no lone surrogate, found '\'"#),
        ])
    func place(text: String, message: String) {
        #expect(rejection { () throws(Rejection) in try JSONDocument(text.utf8) }?.message == message)
    }

    @Test("Values are found by name, the last of a name standing, whatever its escapes")
    func access() throws {
        let root = try JSONDocument(#"{"a":1,"b":[true,null,"x\n"],"\u0061":{"c":-2.50}}"#.utf8).root
        #expect(root["a"]?["c"]?.decimal == FixedDecimal("-2.5"))
        #expect(root["b"]?.elements?.map(\.kind) == [.true, .null, .string])
        #expect(root["b"]?.elements?.last?.string == "x\n")
        #expect(root["b"]?.range == 11..<28)
        #expect(root.members?.map(\.name) == ["a", "b", "a"])
        #expect(root["d"] == nil && root["b"]?["a"] == nil && root.string == nil)
    }

    @Test("Strings end where they end and escapes are found wherever they stand", arguments: 0..<150)
    func places(length: Int) throws {
        let plain = String(repeating: "ạb", count: length / 4) + String(repeating: "c", count: length % 4)
        for (escape, character) in [(#"\""#, "\""), (#"\\"#, "\\"), (#"\u001f"#, "\u{1F}")] {
            let text = "[\"\(plain)\(escape)\(plain)\",\"\(plain)\"]"
            let root = try JSONDocument(text.utf8).root
            #expect(root.elements?.map(\.string) == [plain + character + plain, plain])
        }
        #expect(throws: Rejection.self) { try JSONDocument("\"\(plain)\u{1F}\(plain)\"".utf8) }
    }

    @Test("Names are compared by bytes")
    func exactNames() throws {
        let root = try JSONDocument("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8).root
        #expect(root["\u{E9}"]?.integer == 1)
        #expect(root["e\u{301}"]?.integer == 2)
    }
}
