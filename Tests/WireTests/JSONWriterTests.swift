import Testing
import Wire

@Suite("Canonical JSON")
struct JSONWriterTests {
    @Test("Only quotation marks, backslashes and control characters are escaped")
    func escapes() {
        var writer = JSONWriter()
        writer.string("\"\\/\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}\u{0}\u{1F}\u{7F}é\u{2028}😀")
        #expect(Samples.text(writer.bytes) == #""\"\\/\b\t\n\u000b\f\r\u0000\u001f"# + "\u{7F}é\u{2028}😀\"")
    }

    @Test("Commas stand between values only, and no space")
    func structure() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("a")
        writer.beginArray()
        writer.integer(1)
        writer.bool(true)
        writer.beginObject()
        writer.endObject()
        writer.null()
        writer.endArray()
        writer.name("b\"")
        writer.beginArray()
        writer.endArray()
        writer.name("c")
        writer.value(Array("{}".utf8))
        writer.endObject()
        #expect(Samples.text(writer.bytes) == #"{"a":[1,true,{},null],"b\"":[],"c":{}}"#)
    }

    @Test("Text reads back byte for byte", arguments: 0..<20 as Range<UInt64>)
    func texts(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<50 {
            let text = random.text(upTo: 40)
            var writer = JSONWriter()
            writer.string(text)
            let read = try #require(JSONDocument(writer.bytes).root.string)
            #expect(read.utf8.elementsEqual(text.utf8))
        }
    }

    @Test("Text of which every code unit is escaped reads the same", arguments: 0..<20 as Range<UInt64>)
    func escapedTexts(seed: UInt64) throws {
        var random = Seeded(seed)
        let text = random.text(upTo: 40)
        let escaped = text.utf16.map { unit in
            let digits = String(unit, radix: 16, uppercase: random.chance())
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        let read = try #require(JSONDocument("\"\(escaped.joined())\"".utf8).root.string)
        #expect(read.utf8.elementsEqual(text.utf8))
    }
}
