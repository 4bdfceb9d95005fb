import Foundation
import Logging
import Service
import Testing

@Suite struct SettingsTests {
    private static let batch = Setting.integer("batch-size", default: 10, range: 1...100, help: "Articles a batch")
    private static let secret = Setting.text("api-token", secret: true, help: "A token")

    struct Precedence: Sendable {
        let flag: String?
        let variable: String?
        let file: String?
        let value: Int
        let origin: String
    }

    @Test(arguments: [
        Precedence(flag: "1", variable: "2", file: "3", value: 1, origin: "flag"),
        Precedence(flag: "1", variable: nil, file: "3", value: 1, origin: "flag"),
        Precedence(flag: "1", variable: "2", file: nil, value: 1, origin: "flag"),
        Precedence(flag: nil, variable: "2", file: "3", value: 2, origin: "environment variable CDS_BATCH_SIZE"),
        Precedence(flag: nil, variable: "2", file: nil, value: 2, origin: "environment variable CDS_BATCH_SIZE"),
        Precedence(flag: nil, variable: nil, file: "3", value: 3, origin: "file PATH"),
        Precedence(flag: nil, variable: "", file: "3", value: 3, origin: "file PATH"),
        Precedence(flag: nil, variable: nil, file: nil, value: 10, origin: "default"),
    ])
    func `A flag beats a variable, which beats the file, which beats the default`(_ row: Precedence) throws {
        try withFile(row.file.map { "batch-size: \($0)\n" } ?? "# nothing\n") { path in
            var settings = try Settings(config: path, environment: row.variable.map { ["CDS_BATCH_SIZE": $0] } ?? [:])
            let resolved = try settings.resolve(Self.batch, flag: row.flag)
            #expect(resolved.value == row.value)
            #expect("\(resolved.origin)".replacing(path, with: "PATH") == row.origin)
            let line = "batch-size = \(row.value) (\(row.origin))"
            #expect(settings.describe().last?.replacing(path, with: "PATH") == line)
        }
    }

    @Test func `The variable CDS_CONFIG names the configuration file unless the flag does`() throws {
        try withFile("batch-size: 4") { path in
            var settings = try Settings(environment: ["CDS_CONFIG": path])
            #expect(try settings.resolve(Self.batch).value == 4)
            #expect(settings.describe().first == "config = \(path) (environment variable CDS_CONFIG)")
            #expect(throws: SettingsError.self) {
                try Settings(config: path + ".no", environment: ["CDS_CONFIG": path])
            }
        }
    }

    @Test func `Only variables that begin with CDS_ are settings`() throws {
        var settings = try Settings(environment: ["BATCH_SIZE": "7", "cds_batch_size": "8"])
        #expect(try settings.resolve(Self.batch).origin == .standard)
    }

    @Test(arguments: ["0", "101", "ten", "", "+5", "1.5", " 5", "99999999999999999999"])
    func `A wrong number is an error that names setting, value, origin and what is expected`(_ text: String) throws {
        var settings = try Settings(environment: [:])
        let error = #expect(throws: SettingsError.self) { try settings.resolve(Self.batch, flag: text) }
        #expect("\(try #require(error))" == "batch-size = \"\(text)\" (flag): expected a whole number from 1 to 100")
    }

    @Test func `A wrong value in a variable or in the file is reported with its place`() throws {
        try withFile("batch-size: many") { path in
            var settings = try Settings(config: path, environment: [:])
            let inFile = #expect(throws: SettingsError.self) { try settings.resolve(Self.batch) }
            #expect(inFile?.origin == .file(path))
            #expect(inFile?.value == "many")
            settings = try Settings(config: path, environment: ["CDS_BATCH_SIZE": "none"])
            let inVariable = #expect(throws: SettingsError.self) { try settings.resolve(Self.batch) }
            #expect(inVariable?.origin == .environment("CDS_BATCH_SIZE"))
        }
    }

    @Test func `A setting without default must be given`() throws {
        var settings = try Settings(environment: [:])
        let error = #expect(throws: SettingsError.self) { try settings.resolve(Self.secret) }
        let text = "\(try #require(error))"
        #expect(text.hasPrefix("api-token is not set: expected a text, by the flag --api-token"))
        #expect(text.contains("CDS_API_TOKEN"))
    }

    @Test func `An optional setting is nil where nobody gives it`() throws {
        var settings = try Settings(environment: [:])
        let absent = try settings.resolve(Self.secret.optional)
        #expect(absent.value == nil)
        #expect(settings.describe() == ["api-token = none (default)"])
        let given = try settings.resolve(Setting.address("listen", help: "").optional, flag: "[::1]:1")
        #expect(given.value == HostAndPort(host: "::1", port: 1))
        #expect(throws: SettingsError.self) {
            try settings.resolve(Setting.address("listen", help: "").optional, flag: "here")
        }
    }

    @Test func `A secret is hidden in every output`() throws {
        let hidden = "hunter2"
        var settings = try Settings(environment: ["CDS_API_TOKEN": hidden])
        let resolved = try settings.resolve(Self.secret)
        #expect(resolved.value == hidden)
        var dumped = ""
        dump(resolved, to: &dumped)
        let picky = Setting<Int>("pin", expected: "digits", secret: true, help: "") { Int($0) }
        let error = #expect(throws: SettingsError.self) { try settings.resolve(picky, flag: hidden) }
        let outputs = ["\(resolved)", dumped, "\(try #require(error))", settings.describe().joined(separator: "\n")]
        for output in outputs { #expect(!output.contains(hidden), "\(output)") }
        #expect(settings.describe() == ["api-token = [hidden] (environment variable CDS_API_TOKEN)"])
    }

    @Test func `A switch is true as a flag and can be set elsewhere`() throws {
        let loud = Setting.toggle("loud", help: "Be loud")
        var settings = try Settings(environment: ["CDS_LOUD": "YES"])
        #expect(try settings.resolve(loud, flag: false).value)
        settings = try Settings(environment: ["CDS_LOUD": "no"])
        #expect(try settings.resolve(loud, flag: true).value)
        #expect(try !settings.resolve(loud, flag: false).value)
        settings = try Settings(environment: ["CDS_LOUD": "perhaps"])
        #expect(throws: SettingsError.self) { try settings.resolve(loud, flag: false) }
    }

    @Test func `Variables that nothing takes are warned about, but for those of others`() throws {
        var settings = try Settings(environment: [
            "CDS_BATCH_SIZE": "1", "CDS_BATCHSIZE": "hunter2", "CDS_KAFKA_DEBUG": "all", "CDS_TEST_BROKER": "x",
            "CDS_OF_OTHERS": "1", "PATH": "/bin", "CDS_EMPTY": "",
        ])
        _ = try settings.resolve(Self.batch)
        let warnings = try settings.finish(alsoKnown: ["of-others"])
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("CDS_BATCHSIZE") == true)
        #expect(warnings.first?.contains("hunter2") == false)
    }

    @Test(arguments: ["batch_size: 3", "batch-size: 3\nhtp: x", "batch-size: 3\nhttp:\n  host: x", "config: x"])
    func `A key of the file that nothing takes is an error`(_ content: String) throws {
        try withFile(content) { path in
            var settings = try Settings(config: path, environment: [:])
            _ = try settings.resolve(Self.batch)
            let error = #expect(throws: SettingsError.self) { try settings.finish() }
            #expect(error?.origin == .file(path))
            #expect("\(try #require(error))".contains("expected one of the keys batch-size"))
        }
    }

    @Test func `Keys that only other commands take pass where they are named`() throws {
        try withFile("batch-size: 3\ngroup: g") { path in
            var settings = try Settings(config: path, environment: [:])
            _ = try settings.resolve(Self.batch)
            #expect(try settings.finish(alsoKnown: ["group"]) == [])
        }
    }

    @Test(arguments: ["- a\n- b", "a: [", "sasl.password: \"hunter2", "batch-size: 1\nbatch-size: 2", "a: {b: hunter2"])
    func `A file that is not flat YAML is an error that quotes none of it`(_ content: String) throws {
        try withFile(content) { path in
            let error = #expect(throws: SettingsError.self) { try Settings(config: path, environment: [:]) }
            #expect(error?.setting == "config")
            #expect(error?.value == path)
            let text = "\(try #require(error))"
            #expect(!text.contains("hunter2"))
            #expect(!text.contains("\n"))
        }
    }

    @Test func `A file that is not UTF-8 is an error`() throws {
        _ = try withFile(Data([0x61, 0x3A, 0x20, 0xFF])) { path in
            #expect(throws: SettingsError.self) { try Settings(config: path, environment: [:]) }
        }
    }

    @Test func `A list where one value is expected is an error`() throws {
        try withFile("batch-size: [1, 2]") { path in
            var settings = try Settings(config: path, environment: [:])
            let error = #expect(throws: SettingsError.self) { try settings.resolve(Self.batch) }
            #expect(error?.expected == "one value")
        }
    }

    @Test(arguments: ["", "# only this\n", "---\n"])
    func `An empty file sets nothing`(_ content: String) throws {
        try withFile(content) { path in
            var settings = try Settings(config: path, environment: [:])
            #expect(try settings.resolve(Self.batch).origin == .standard)
            #expect(try settings.finish() == [])
        }
    }

    @Test func `The name of a variable is the one that its origin names`() throws {
        var settings = try Settings(environment: [Self.batch.environmentName: "5"])
        #expect(try settings.resolve(Self.batch).origin == .environment(Self.batch.environmentName))
    }

    @Test func `A value that would break the line is escaped`() throws {
        var settings = try Settings(environment: [:])
        let path = Setting.text("path", secret: false, help: "")
        let error = #expect(throws: SettingsError.self) { try settings.resolve(path, flag: "a\nb\u{1B}[2J") }
        #expect("\(try #require(error))".hasPrefix("path = \"a\\nb\\u{1b}[2J\" (flag): expected"))
        #expect(try settings.resolve(path, flag: "two words \\").value == "two words \\")
        #expect(settings.describe() == ["path = \"two words \\\\\" (flag)"])
    }
}
