import Logging
import Service
import Testing

@Suite struct LogTests {
    private struct Failure: Error, CustomStringConvertible {
        let description = "it broke"
    }

    @Test(arguments: [
        ("plain", "plain"), ("", "\"\""), ("two words", "\"two words\""), ("a=b", "\"a=b\""),
        ("say \"x\"", "\"say \\\"x\\\"\""), ("a\nb\r\t", "\"a\\nb\\r\\t\""), ("back\\slash", "\"back\\\\slash\""),
        ("\u{1B}[31m", "\"\\u{1b}[31m\""), ("a\u{2028}b\u{85}c\u{0}", "\"a\\u{2028}b\\u{85}c\\u{0}\""),
        ("\u{A0}", "\"\u{A0}\""), ("Thanh Hóa", "\"Thanh Hóa\""), ("98,72%", "98,72%"),
    ])
    func `A value is quoted where it must be and never breaks the line`(_ text: String, _ line: String) {
        #expect(LineText.value(text) == line)
    }

    @Test func `A line has time, level, label, message and the metadata by key`() {
        let line = LineLogHandler.line(
            seconds: 1_795_255_200, level: .info, label: "worker", message: "batch done",
            metadata: ["partition": "3", "articles": "12", "note": "a b", "list": ["x", "y"]]
        )
        #expect(
            line == "2026-11-21T10:00:00Z info worker: batch done articles=12 list=\"[\\\"x\\\", \\\"y\\\"]\" "
                + "note=\"a b\" partition=3"
        )
    }

    @Test func `What comes from outside cannot forge a line`() {
        let line = LineLogHandler.line(
            seconds: 0, level: .error, label: "w", message: "bad\n1970-01-01T00:00:00Z info w: fine",
            metadata: ["k\n": "v\nw"]
        )
        #expect(line == "1970-01-01T00:00:00Z error w: bad\\n1970-01-01T00:00:00Z info w: fine k\\n=\"v\\nw\"")
    }

    @Test func `A logger writes what its level allows, with all its metadata`() {
        let lines = Collected<String>()
        var logger = Logger(label: "worker") { LineLogHandler(label: $0, level: .warning, write: lines.add) }
        logger[metadataKey: "group"] = "cds.worker"
        logger.info("hidden")
        logger.warning("seen", metadata: ["group": "other", "n": "1"])
        logger.logLevel = .debug
        logger.debug("seen too")
        #expect(
            lines.all.map { $0.drop { $0 != " " } } == [
                " warning worker: seen group=other n=1", " debug worker: seen too group=cds.worker",
            ])
    }

    @Test func `An error of an event and a provider's metadata are written`() {
        let lines = Collected<String>()
        var handler = LineLogHandler(label: "w", write: lines.add)
        handler.metadataProvider = Logger.MetadataProvider { ["trace": "t1"] }
        handler.log(
            event: LogEvent(
                level: .error, message: "failed", error: Failure(), metadata: nil, source: nil, file: "", function: "",
                line: 1
            )
        )
        #expect(lines.all.first?.hasSuffix(" error w: failed error=\"it broke\" trace=t1") == true)
    }

    @Test(arguments: [
        ("a\u{1B}[2Jb", "a\\u{1b}[2Jb"), ("a\u{9B}31m", "a\\u{9b}31m"), ("\u{202E}txt.exe", "\\u{202e}txt.exe"),
        ("\r\u{7}\u{7F}", "\\u{d}\\u{7}\\u{7f}"), ("two\n\tlines \\", "two\n\tlines \\"),
        ("Đắk Lắk 98,72%", "Đắk Lắk 98,72%"),
    ])
    func `Nothing that could steer a terminal is left in a text, and lines stay`(_ text: String, _ shown: String) {
        #expect(LineText.harmless(text) == shown)
    }

    @Test(arguments: [
        ("{\"a\":\"\u{9B}1m\u{7F}\"}", "{\"a\":\"\\u009b1m\\u007f\"}"), ("[\"\u{202E}\"]", "[\"\\u202e\"]"),
        ("[\"Huế\"]", "[\"Huế\"]"),
    ])
    func `JSON that could steer a terminal says the same with escapes`(_ json: String, _ shown: String) {
        #expect(LineText.harmlessJSON(json) == shown)
    }

    @Test func `A long text is cut between code points`() {
        #expect(LineText.clipped("Huế và", to: 3) == "Huế…")
        #expect(LineText.clipped("Huế", to: 3) == "Huế")
        #expect(LineText.clipped("", to: 0) == "")
    }
}
