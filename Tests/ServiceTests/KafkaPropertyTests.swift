import Foundation
import Service
import Testing

@Suite struct KafkaPropertyTests {
    private func properties(
        flags: [String] = [], environment: [String: String] = [:], file: String = "", reserved: [String: String] = [:]
    ) throws -> (list: [String], lines: [String]) {
        try withFile(file) { path in
            var settings = try Settings(config: path, environment: environment)
            let found = try settings.resolveKafka(flags: flags, reserved: reserved)
            #expect(try settings.finish() == [])
            return (found.map { "\($0.key)=\($0.value)" }, settings.describe().map { $0.replacing(path, with: "PATH") })
        }
    }

    @Test func `Each key comes from the strongest that gives it`() throws {
        let (list, lines) = try properties(
            flags: ["linger.ms=1", "linger.ms=2", "debug="],
            environment: [
                "CDS_KAFKA_LINGER_MS": "3", "CDS_KAFKA_SECURITY_PROTOCOL": "ssl", "CDS_KAFKA_LOG_LEVEL": "7",
            ],
            file: "kafka:\n  - linger.ms=4\n  - security.protocol=plaintext\n  - acks=all=x\n"
        )
        #expect(list == ["acks=all=x", "debug=", "linger.ms=2", "log_level=7", "security.protocol=ssl"])
        #expect(
            lines.dropFirst() == [
                "kafka acks = \"all=x\" (file PATH)", "kafka debug = \"\" (flag)", "kafka linger.ms = 2 (flag)",
                "kafka log_level = 7 (environment variable CDS_KAFKA_LOG_LEVEL)",
                "kafka security.protocol = ssl (environment variable CDS_KAFKA_SECURITY_PROTOCOL)",
            ]
        )
    }

    @Test(arguments: [
        ("line\n", "line"), ("line\r\n", "line"), ("two\n\n", "two\n"), ("none", "none"), ("", ""), ("\n", ""),
        ("mật khẩu\n", "mật khẩu"),
    ])
    func `A value is read from a file without its last newline`(_ content: String, _ value: String) throws {
        try withFile(content) { path in
            let byFlag = try properties(flags: ["ssl.key.password=@\(path)"]).list
            #expect(byFlag == ["ssl.key.password=\(value)"])
            let byFile = try properties(file: "kafka: ['sasl.password=@\(path)']").list
            #expect(byFile == ["sasl.password=\(value)"])
        }
    }

    @Test func `A variable's value is taken as it is`() throws {
        #expect(try properties(environment: ["CDS_KAFKA_SASL_PASSWORD": "@x"]).list == ["sasl.password=@x"])
    }

    @Test func `A file that cannot be read or is not UTF-8 is an error that names the property`() throws {
        let missing = #expect(throws: SettingsError.self) { try properties(flags: ["sasl.password=@/nowhere/x"]) }
        #expect(missing?.setting == "kafka sasl.password")
        #expect(missing?.value == "@/nowhere/x")
        _ = try withFile(Data([0xFF])) { path in
            #expect(throws: SettingsError.self) { try properties(flags: ["sasl.password=@\(path)"]) }
        }
    }

    @Test(arguments: ["sasl.password:hunter2", "hunter2", "=hunter2", "SASL PASSWORD=hunter2", ""])
    func `An entry that is not KEY=VALUE is an error that does not quote it`(_ entry: String) throws {
        let error = #expect(throws: SettingsError.self) { try properties(flags: [entry]) }
        #expect(error?.setting == "kafka")
        #expect(!"\(try #require(error))".contains("hunter2"))
    }

    @Test(arguments: ["kafka: sasl.password=hunter2", "kafka:\n  sasl.password: hunter2", "kafka: [[hunter2]]"])
    func `Under kafka in the file stands a list`(_ file: String) throws {
        let error = #expect(throws: SettingsError.self) { try properties(file: file) }
        #expect(!"\(try #require(error))".contains("hunter2"))
    }

    @Test func `A reserved key is refused with what to use instead`() throws {
        let error = #expect(throws: SettingsError.self) {
            try properties(environment: ["CDS_KAFKA_GROUP_ID": "x"], reserved: ["group.id": "--group instead"])
        }
        #expect(
            "\(try #require(error))"
                == "kafka group.id (environment variable CDS_KAFKA_GROUP_ID): expected --group instead"
        )
    }

    @Test(arguments: [
        ("sasl.password", true), ("ssl.key.password", true), ("ssl.keystore.password", true), ("ssl.key.pem", true),
        ("sasl.oauthbearer.client.secret", true), ("ssl.certificate.pem", true), ("sasl.jaas.config", true),
        ("sasl.oauthbearer.config", true), ("SASL.PASSWORD", true), ("my.secret.thing", true),
        ("security.protocol", false), ("ssl.ca.location", false), ("sasl.username", false),
    ])
    func `Keys that hold secrets are known, and hidden in every output`(_ key: String, _ isSecret: Bool) {
        #expect(KafkaProperty.isSecret(key) == isSecret)
        let property = KafkaProperty(key: key, value: "hunter2", origin: .flag)
        var dumped = ""
        dump(property, to: &dumped)
        for output in ["\(property)", String(reflecting: property), dumped, "\([property])"] {
            #expect(output.contains("hunter2") != isSecret, "\(output)")
        }
    }

    @Test func `Secrets are hidden in the start-up lines whatever their origin`() throws {
        let (_, lines) = try properties(
            flags: ["sasl.password=hunter2"], environment: ["CDS_KAFKA_SSL_KEY_PASSWORD": "hunter2"],
            file: "kafka: [ssl.key.pem=hunter2]"
        )
        #expect(!lines.joined().contains("hunter2"))
        #expect(lines.count { $0.contains("= [hidden] (") } == 3)
    }

    @Test(
        arguments: [
            (["--kafka", "sasl.password=abc"], [1: 14..<17]), (["--kafka=ssl.key.pem=k=v"], [0: 20..<23]),
            (["--kafka", "sasl.password=@/file"], [:]), (["--kafka=sasl.username=u"], [:]),
            (["sasl.password=abc"], [:]),
            (["--kafka", "sasl.password="], [1: 14..<14]), (["--kafka"], [:]),
            (["--kafka", "linger.ms=1", "--kafka", "SSL.KEY.PASSWORD=é"], [3: 17..<19]),
        ] as [([String], [Int: Range<Int>])])
    func `Secrets that stand on the command line are found, all of their bytes and no others`(
        _ arguments: [String], _ expected: [Int: Range<Int>]
    ) {
        let found = CommandLineSecrets.places(in: arguments)
        #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.argument, $0.bytes) }) == expected)
    }
}
