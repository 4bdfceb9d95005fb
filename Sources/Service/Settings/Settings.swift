internal import Configuration
internal import Foundation
public import Logging

/// The settings of one run of a command: flags beat environment variables, which beat the configuration file
/// (contract.md, "Commands").
///
/// An executable resolves each setting that it has, then calls `finish`, which finds names that nobody asked for.
/// An environment variable that is empty counts as not given, as compose files produce them.
public struct Settings: Sendable {
    /// The environment variables whose names begin with CDS_ and whose values are not empty.
    let variables: [String: String]
    let file: ConfigurationFile?
    private let environment: EnvironmentVariablesProvider
    private var known: Set<String> = ["config"]
    private var lines: [(name: String, text: String)] = []

    /// Takes the environment and reads the configuration file, if there is one.
    ///
    /// - Parameters:
    ///   - config: the path that the flag `--config` gives; else `CDS_CONFIG` names the file.
    ///   - environment: all environment variables; nil for those of the process.
    /// - Throws: where the configuration file cannot be read.
    public init(
        config: String? = nil, environment: [String: String]? = nil
    ) throws(SettingsError) {
        let all = environment ?? ProcessInfo.processInfo.environment
        variables = all.filter { $0.key.hasPrefix(environmentPrefix) && !$0.value.isEmpty }
        self.environment = EnvironmentVariablesProvider(environmentVariables: variables, secretsSpecifier: .all)
        let setting = Setting.text("config", help: "").optional
        if let config {
            file = try ConfigurationFile(path: Resolved(value: config, origin: .flag))
            record("config", Resolved(value: config, origin: .flag).description)
        } else if let path = variables[setting.environmentName] {
            let given = Resolved(value: path, origin: .environment(setting.environmentName))
            file = try ConfigurationFile(path: given)
            record("config", given.description)
        } else {
            file = nil
        }
    }

    /// Finds the value of a setting.
    ///
    /// - Parameters:
    ///   - setting: what is asked for.
    ///   - flag: the text that its flag gives, nil without the flag.
    /// - Throws: where the value is not what the setting takes, or it has none and no default.
    public mutating func resolve<Value>(
        _ setting: Setting<Value>, flag: String? = nil
    ) throws(SettingsError) -> Resolved<Value> {
        known.insert(setting.name)
        guard let (text, origin) = try given(setting.name, flag: flag) else { return try standard(setting) }
        guard let value = setting.parse(text) else {
            throw SettingsError(
                setting: setting.name, origin: origin, value: setting.isSecret ? nil : text,
                expected: setting.expected
            )
        }
        record(setting.name, Resolved(value: text, origin: origin, isSecret: setting.isSecret).description)
        return Resolved(value: value, origin: origin, isSecret: setting.isSecret)
    }

    /// Finds the value of a switch; `flag` tells whether its flag was given.
    public mutating func resolve(_ setting: Setting<Bool>, flag: Bool) throws(SettingsError) -> Resolved<Bool> {
        try resolve(setting, flag: flag ? "true" : nil)
    }

    /// Ends the reading of settings.
    ///
    /// - Parameter alsoKnown: names of settings that other commands take and this one passes over in silence.
    /// - Returns: a warning for each `CDS_` variable that nothing takes. `CDS_KAFKA_…` and `CDS_TEST_…` always pass.
    /// - Throws: where the configuration file has a key that nothing takes.
    public func finish(alsoKnown: Set<String> = []) throws(SettingsError) -> [String] {
        let names = known.union(alsoKnown)
        let keys = names.subtracting(["config"])
        if let file, let unknown = file.keys.subtracting(keys).min() {
            let possible = keys.sorted().joined(separator: ", ")
            throw SettingsError(setting: unknown, origin: .file(file.path), expected: "one of the keys \(possible)")
        }
        let taken = Set(names.map { $0.uppercased().replacing("-", with: "_") }.map { environmentPrefix + $0 })
        return variables.keys.sorted().filter { name in
            !taken.contains(name) && !name.hasPrefix(KafkaProperty.environmentPrefix) && !name.hasPrefix("CDS_TEST_")
        }.map { "the environment variable \(LineText.value($0)) is not a setting of this command and has no effect" }
    }

    /// One line for each resolved setting, in the order of their resolution, such as
    /// "bootstrap-servers = localhost:9092 (flag)"; secrets are hidden.
    public func describe() -> [String] { lines.map { "\($0.name) = \($0.text)" } }

    /// Writes the lines of `describe` at the level info and the warnings of `finish`.
    public func log(warnings: [String] = [], to logger: Logger) {
        for line in describe() { logger.info("setting \(line)") }
        for warning in warnings { logger.warning("\(warning)") }
    }

    /// Notes a line for `describe`, in place of an earlier one of the same name.
    mutating func record(_ name: String, _ text: String) {
        if let place = lines.firstIndex(where: { $0.name == name }) {
            lines[place].text = text
        } else {
            lines.append((name, text))
        }
    }

    /// Counts a name as taken by this command.
    mutating func note(_ name: String) { known.insert(name) }

    /// The default of a setting that nobody gives a value.
    private mutating func standard<Value>(_ setting: Setting<Value>) throws(SettingsError) -> Resolved<Value> {
        guard let fallback = setting.fallback else {
            throw SettingsError(
                setting: setting.name, origin: nil,
                expected: "\(setting.expected), by the flag --\(setting.name), the environment variable "
                    + "\(setting.environmentName) or the configuration file"
            )
        }
        let shown = Resolved(
            value: fallback.text ?? "none", origin: .standard, isSecret: setting.isSecret && fallback.text != nil
        )
        record(setting.name, shown.description)
        return Resolved(value: fallback.value, origin: .standard, isSecret: setting.isSecret)
    }

    /// The text that wins, with its origin.
    private func given(_ name: String, flag: String?) throws(SettingsError) -> (String, SettingOrigin)? {
        if let flag { return (flag, .flag) }
        if let found = try? environment.value(forKey: AbsoluteConfigKey(["cds", name]), type: .string),
            case .string(let text)? = found.value?.content
        {
            return (text, .environment(found.encodedKey))
        }
        if let file, let text = try file.text(name) { return (text, .file(file.path)) }
        return nil
    }
}
