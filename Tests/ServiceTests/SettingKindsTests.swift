import Logging
import Service
import Testing

@Suite struct SettingKindsTests {
    @Test(arguments: [
        ("localhost:9092", "localhost", 9092), ("127.0.0.1:0", "127.0.0.1", 0), ("[::1]:8080", "::1", 8080),
        ("[fe80::1%1]:1", "fe80::1%1", 1), ("kafka_1.svc-a:65535", "kafka_1.svc-a", 65_535), ("localhost", nil, 0),
        (":8080", nil, 0), ("::1:8080", nil, 0), ("[::1]", nil, 0), ("[]:1", nil, 0), ("a:65536", nil, 0),
        ("a:-1", nil, 0), ("a:", nil, 0), ("a b:1", nil, 0), ("http://a:1", nil, 0), ("é:1", nil, 0), ("a:٣", nil, 0),
    ])
    func `A host and a port are read or refused`(_ text: String, _ host: String?, _ port: Int) {
        let read = HostAndPort(text)
        #expect(read?.host == host)
        if let read {
            #expect(read.port == port)
            #expect("\(read)" == text)
        }
    }

    @Test(arguments: [
        ("localhost:9092", "localhost:9092"), ("a, b:1 ,[::1]:2", "a,b:1,[::1]:2"), ("SSL://a:1", "SSL://a:1"),
        ("", nil), ("a,,b", nil), ("a:0", nil), ("a:x", nil), ("a b", nil), ("a,", nil),
    ])
    func `Brokers are read, without spaces, or refused`(_ text: String, _ expected: String?) {
        #expect(Setting.brokers("brokers", help: "").parse(text) == expected)
    }

    @Test(arguments: [
        ("cds", true), ("cds.test_2-a", true), ("", false), ("a/b", false), ("tỉnh", false), ("a b", false),
        (String(repeating: "a", count: 249), true), (String(repeating: "a", count: 250), false),
    ])
    func `A part of a topic's name is checked`(_ text: String, _ isLegal: Bool) {
        #expect((Setting.kafkaName("prefix", help: "").parse(text) != nil) == isLegal)
    }

    @Test func `Seconds become a duration`() {
        let setting = Setting.seconds("wait", default: 30, range: 1...3600, help: "")
        #expect(setting.parse("3600") == .seconds(3600))
        #expect(setting.parse("3601") == nil)
        #expect(setting.parse("0") == nil)
        #expect(setting.fallback?.value == .seconds(30))
        #expect(setting.fallback?.text == "30")
    }

    @Test func `A choice takes the names of its cases only`() {
        let setting = Setting<Logger.Level>.choice("log-level", default: .info, help: "")
        #expect(setting.parse("warning") == .warning)
        #expect(setting.parse("WARNING") == nil)
        #expect(setting.expected == "one of trace, debug, info, notice, warning, error, critical")
    }

    @Test(arguments: ["", "a\u{0}", "a\nb", String(repeating: "x", count: 1001)])
    func `A text is neither empty nor endless nor more than a line`(_ text: String) {
        #expect(Setting.text("title", help: "").parse(text) == nil)
    }
}
