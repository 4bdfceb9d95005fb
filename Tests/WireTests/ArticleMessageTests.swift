import Core
import Testing
import Wire

@Suite("Article")
struct ArticleMessageTests {
    private func decode(_ text: String, key: String? = "a") throws(Rejection) -> Article {
        try ArticleMessage.decode(text.utf8, key: key.map(Samples.bytes), limits: Samples.limits)
    }

    @Test("An article reads back byte for byte, under its id as key", arguments: 0..<200 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let article = random.article()
        let bytes = ArticleMessage.encode(article)
        let read = try ArticleMessage.decode(bytes, key: Array(article.id.string.utf8), limits: Samples.limits)
        #expect(read == article)
        #expect(ArticleMessage.encode(read) == bytes)
        #expect(try ArticleMessage.decode(bytes, limits: Samples.limits) == article)
    }

    @Test("Fields stand in the contract's order, absent ones are left out")
    func golden() throws {
        let whole = Article(
            id: "a/1", revision: 7, title: "T\"", body: "1\n2", url: "u", source: "s",
            publishedAt: Timestamp("2022-09-22T14:05:00.9+07:00"), province: ProvinceCode("01"))
        #expect(
            Samples.text(ArticleMessage.encode(whole))
                == #"{"id":"a/1","body":"1\n2","title":"T\"","url":"u","source":"s","#
                + #""publishedAt":"2022-09-22T07:05:00Z","#
                + #""#
                + #""province":"01","revision":7}"#)
        #expect(
            Samples.text(ArticleMessage.encode(Article(id: "a", body: ""))) == #"{"id":"a","body":"","revision":1}"#)
    }

    @Test("Nulls are absent, unknown fields are passed over, the last of a name stands")
    func lenience() throws {
        let text = #"""
             { "x": [{"id": 5}], "id": 5, "body": null, "title": null, "url": null, "source": null, "publishedAt": null,
             "province": null, "revision": null, "\u0069d": "a", "body": "b" }
            """#
        #expect(try decode(text) == Article(id: "a", body: "b"))
        #expect(try decode(#"{"id":"a","body":"b","revision":1.0}"#).revision == 1)
        #expect(try decode(#"{"id":"a","body":"b","revision":-30e-1}"#).revision == -3)
        #expect(
            try decode(#"{"id":"a","body":"b","publishedAt":"2022-09-22"}"#).publishedAt
                == Timestamp("2022-09-21T17:00:00Z"))
    }

    @Test(
        "What cannot be read has its class",
        arguments: [
            ("", .empty), (" ", .notJSON), ("{", .notJSON), (#"{"id":"a","body":"b"}x"#, .notJSON),
            (#"{"id":5,"body":NaN}"#, .notJSON), ("null", .wrongType), ("[]", .wrongType), ("\"a\"", .wrongType),
            ("{}", .missingField), (#"{"body":"b"}"#, .missingField), (#"{"id":null,"body":"b"}"#, .missingField),
            (#"{"id":"a"}"#, .missingField), (#"{"id":"a","body":null,"revision":"x"}"#, .missingField),
            (#"{"id":5,"body":"b"}"#, .wrongType), (#"{"id":"","body":"b"}"#, .wrongType),
            (#"{"id":"a","body":5}"#, .wrongType),
            (#"{"id":"a","body":"b","title":5}"#, .wrongType), (#"{"id":"a","body":"b","url":[]}"#, .wrongType),
            (#"{"id":"a","body":"b","source":{}}"#, .wrongType),
            (#"{"id":"a","body":"b","publishedAt":5}"#, .wrongType),
            (#"{"id":"a","body":"b","publishedAt":"hôm qua"}"#, .wrongType),
            (#"{"id":"a","body":"b","publishedAt":"2022-02-29"}"#, .wrongType),
            (#"{"id":"a","body":"b","province":"99"}"#, .wrongType),
            (#"{"id":"a","body":"b","province":38}"#, .wrongType),
            (#"{"id":"a","body":"b","province":"1"}"#, .wrongType),
            (#"{"id":"a","body":"b","province":""}"#, .wrongType),
            (#"{"id":"a","body":"b","revision":"1"}"#, .wrongType),
            (#"{"id":"a","body":"b","revision":1.5}"#, .wrongType),
            (#"{"id":"a","body":"b","revision":9223372036854775808}"#, .wrongType),
            (#"{"id":"A","body":"b"}"#, .keyMismatch), (#"{"id":"a ","body":"b"}"#, .keyMismatch),
            (#"{"id":"b","body":"b","revision":true}"#, .wrongType),
        ] as [(String, RejectionClass)])
    func classes(text: String, reason: RejectionClass) {
        let rejection = rejection { () throws(Rejection) in try decode(text) }
        #expect(rejection?.reason == reason, "\(text): \(rejection?.message ?? "accepted")")
    }

    @Test("A message without a key, or with the id in other code points, is a mismatch")
    func keys() {
        #expect(
            rejection { () throws(Rejection) in try decode(#"{"id":"a","body":"b"}"#, key: nil) }?.reason
                == .keyMismatch)
        let composed = #"{"id":"\u00e9","body":"b"}"#
        #expect(rejection { () throws(Rejection) in try decode(composed, key: "\u{E9}") } == nil)
        #expect(rejection { () throws(Rejection) in try decode(composed, key: "e\u{301}") }?.reason == .keyMismatch)
    }

    @Test("Bytes that are not UTF-8 have their class, also in a field that nobody reads")
    func notUTF8() {
        let text = Array(#"{"id":"a","body":"b","x":""#.utf8) + [0xC3] + Array(#""}"#.utf8)
        let rejection = rejection { () throws(Rejection) in
            try ArticleMessage.decode(text, key: [0x61], limits: Samples.limits)
        }
        #expect(rejection?.reason == .notUTF8)
    }

    @Test("Lengths count code points, and the limits themselves are allowed")
    func lengths() {
        func check(_ field: String, _ length: Int) -> RejectionClass? {
            let long = String(repeating: "\u{1F600}", count: length)
            let id = field == "id" ? long : "a"
            let text = #"{"id":"\#(id)","body":"b","\#(field)":"\#(long)"}"#
            return rejection { () throws(Rejection) in try decode(text, key: id) }?.reason
        }
        #expect(check("id", 200) == nil)
        #expect(check("id", 201) == .wrongType)
        for field in ["title", "url", "source"] {
            #expect(check(field, 2_000) == nil)
            #expect(check(field, 2_001) == .tooLarge)
        }
    }

    @Test("A value longer than the limit is too large, whatever is in it")
    func size() {
        let limits = ArticleLimits(maxBytes: 30, provinces: [])
        func check(_ value: [UInt8]) -> RejectionClass? {
            rejection { () throws(Rejection) in try ArticleMessage.decode(value, limits: limits) }?.reason
        }
        let article = Samples.bytes(#"{"id":"a","body":"0123456789"}"#)
        #expect(article.count == 30)
        #expect(check(article) == nil)
        #expect(check(article + [0x20]) == .tooLarge)
        #expect(check(Array(repeating: 0xFF, count: 31)) == .tooLarge)
        #expect(ArticleLimits(provinces: []).maxBytes == 1_000_000)
    }

    @Test("Messages name the field and what was found")
    func messages() {
        func message(_ text: String) -> String? { rejection { () throws(Rejection) in try decode(text) }?.message }
        #expect(message(#"{"id":"a"}"#) == "body: is left out")
        #expect(message(#"{"id":"a","body":null}"#) == "body: is null")
        #expect(message(#"{"id":[1],"body":"b"}"#) == "id: expected a string, found an array")
        #expect(message("null") == "the value: expected an object, found null")
        #expect(
            message(#"{"id":"a","body":"b","revision":"r\n"}"#)
                == #"revision: expected an integer of 64 bits, found the string "r\n""#)
        #expect(
            message(#"{"id":"a","body":"b","publishedAt":"\#(String(repeating: "x", count: 99))"}"#)
                == #"publishedAt: expected a date or an RFC 3339 time, in UTC from the year 0000 to 9999, found the string ""#
                + String(repeating: "x", count: 39) + "…")
    }
}
