import ArgumentParser
import Logging
import Service
import Testing

@Suite struct OptionsTests {
    private enum Own {
        static let threads = Setting.integer("reading-threads", default: 2, range: 1...64, help: "Threads that read")
        static let token = Setting.text("token", default: "hunter2", secret: true, help: "A token")
        static let loud = Setting.toggle("loud", help: "Be loud")
        static let input = Setting.text("input", help: "What to read")
    }

    private struct Command: ParsableArguments {
        @OptionGroup var common: CommonOptions
        @OptionGroup var kafka: KafkaOptions
        @OptionGroup var daemon: DaemonOptions
        @Option(Own.threads) var threads: String?
        @Option(Own.token) var token: String?
        @Flag(Own.loud) var loud: Bool
        @Option(Own.input) var input: String?
    }

    private static func daemon(_ arguments: [String], _ environment: [String: String] = [:]) throws -> DaemonSettings {
        var settings = try Settings(environment: environment)
        return try Command.parse(arguments).daemon.resolve(in: &settings, defaultGroup: "cds.worker")
    }

    private static func kafka(
        _ arguments: [String], _ environment: [String: String] = [:], reserved: [String: String] = [:]
    ) throws -> KafkaSettings {
        var settings = try Settings(environment: environment)
        return try Command.parse(arguments).kafka.resolve(in: &settings, reserved: reserved)
    }

    @Test func `Every flag of the contract is read`() throws {
        let kafka = try Self.kafka([
            "--bootstrap-servers", "a:1,b", "--topic-prefix", "test", "--kafka", "linger.ms=5", "--kafka", "acks=all",
        ])
        #expect(kafka.bootstrapServers == "a:1,b")
        #expect(kafka.topicPrefix == "test")
        #expect(kafka.properties.map(\.description) == ["acks=all", "linger.ms=5"])
        let daemon = try Self.daemon([
            "--http", "[::1]:8080", "--group", "g", "--instance", "i-1", "--drain-timeout", "3600",
        ])
        #expect(daemon.serving.http.value == HostAndPort(host: "::1", port: 8080))
        #expect(daemon.serving.http.origin == .flag)
        #expect(daemon.group == "g")
        #expect(daemon.instance == "i-1")
        #expect(daemon.serving.drainTimeout == .seconds(3600))
    }

    @Test func `Every variable of the contract is read`() throws {
        let kafka = try Self.kafka(
            [], ["CDS_BOOTSTRAP_SERVERS": "a:1", "CDS_TOPIC_PREFIX": "p", "CDS_KAFKA_SECURITY_PROTOCOL": "ssl"]
        )
        #expect(kafka.bootstrapServers == "a:1")
        #expect(kafka.topicPrefix == "p")
        #expect(kafka.properties.map(\.description) == ["security.protocol=ssl"])
        let daemon = try Self.daemon(
            [], ["CDS_HTTP": "0.0.0.0:80", "CDS_GROUP": "g", "CDS_INSTANCE": "i", "CDS_DRAIN_TIMEOUT": "1"]
        )
        #expect(daemon.serving.http.value == HostAndPort(host: "0.0.0.0", port: 80))
        #expect(daemon.group == "g")
        #expect(daemon.instance == "i")
        #expect(daemon.serving.drainTimeout == .seconds(1))
    }

    @Test func `The defaults are those of the contract`() throws {
        #expect(try Self.kafka(["--bootstrap-servers", "a"]).topicPrefix == "cds")
        let daemon = try Self.daemon([])
        #expect(daemon.serving.http.value == nil)
        #expect(daemon.group == "cds.worker")
        #expect(daemon.instance == nil)
        #expect(daemon.serving.drainTimeout == .seconds(30))
    }

    @Test func `A daemon may serve HTTP by default`() throws {
        var settings = try Settings(environment: [:])
        let address = HostAndPort(host: "127.0.0.1", port: 8080)
        let serving = try Command.parse([]).daemon.serving.resolve(in: &settings, defaultHTTP: address)
        #expect(serving.http.value == address)
        #expect(settings.describe().contains("http = 127.0.0.1:8080 (default)"))
    }

    @Test(arguments: [
        ["--http", "8080"], ["--group", "a b"], ["--instance", ""], ["--drain-timeout", "0"],
        ["--drain-timeout", "3601"],
    ])
    func `A wrong option of a daemon is an error of settings`(_ arguments: [String]) {
        #expect(throws: SettingsError.self) { try Self.daemon(arguments) }
    }

    @Test(arguments: [
        ["--topic-prefix", "a/b"], ["--topic-prefix", String(repeating: "a", count: 237)], ["--bootstrap-servers", ""],
        ["--kafka", "bootstrap.servers=b"], ["--kafka", "metadata.broker.list=b"], ["--kafka", "isolation.level=x"],
    ])
    func `A wrong option of Kafka is an error of settings`(_ arguments: [String]) {
        #expect(throws: SettingsError.self) {
            try Self.kafka(
                ["--bootstrap-servers", "a"] + arguments, reserved: ["isolation.level": "nothing: it is fixed"]
            )
        }
    }

    @Test func `The longest topic prefix leaves room for the longest topic`() throws {
        let prefix = String(repeating: "a", count: 236)
        #expect(try Self.kafka(["--bootstrap-servers", "a", "--topic-prefix", prefix]).topicPrefix == prefix)
        #expect((prefix + ".dead-letters").utf8.count == 249)
    }

    @Test func `The brokers must be given`() {
        let error = #expect(throws: SettingsError.self) { try Self.kafka([]) }
        #expect(error?.setting == "bootstrap-servers")
    }

    @Test func `An executable's own settings have flags, and help with variable and default`() throws {
        let command = try Command.parse(["--reading-threads", "7", "--loud"])
        var settings = try Settings(environment: [:])
        #expect(try settings.resolve(Own.threads, flag: command.threads).value == 7)
        #expect(try settings.resolve(Own.loud, flag: command.loud).value)
        let help = Command.helpMessage(columns: 200)
        #expect(help.contains("Threads that read (CDS_READING_THREADS; default 2)"))
        #expect(help.contains("What to read (CDS_INPUT; required)"))
        #expect(help.contains("CDS_BOOTSTRAP_SERVERS; required"))
        #expect(help.contains("(CDS_HTTP)"))
        #expect(!help.contains("hunter2"))
    }

    @Test func `A secret's default is hidden too`() throws {
        var settings = try Settings(environment: [:])
        _ = try settings.resolve(Own.token)
        #expect(settings.describe() == ["token = [hidden] (default)"])
    }

    @Test func `The level of the log is one of the settings`() throws {
        var settings = try Settings(environment: ["CDS_LOG_LEVEL": "debug"])
        #expect(try Command.parse([]).common.level(in: &settings) == .debug)
        #expect(try Command.parse(["--log-level", "error"]).common.level(in: &settings) == .error)
        #expect(throws: SettingsError.self) {
            try Command.parse(["--log-level", "loud"]).common.level(in: &settings)
        }
    }
}
