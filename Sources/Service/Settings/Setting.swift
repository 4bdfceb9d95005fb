/// One setting as an executable declares it: its name, what it may be, and what it is for.
///
/// The name is the long flag without its dashes and the key in the configuration file; the environment variable is
/// `CDS_` and the name in upper case, dashes as underscores. Names must not begin with "kafka-": those variables are
/// librdkafka properties.
public struct Setting<Value: Sendable>: Sendable {
    /// The name without dashes, such as "drain-timeout".
    public let name: String
    /// What the setting is for, for `--help`, without a full stop.
    public let help: String
    /// What values it takes, such as "a whole number from 1 to 3600".
    public let expected: String
    /// Whether its value must never be printed.
    public let isSecret: Bool
    /// What shells complete its value with.
    public let completion: SettingCompletion
    /// The value where nobody gives one and its text for a person, nil for none; nil where one must be given.
    public let fallback: (value: Value, text: String?)?
    /// Reads a value; nil where the text is not what is expected.
    public let parse: @Sendable (String) -> Value?

    /// A setting from its parts.
    public init(
        _ name: String, default fallback: (value: Value, text: String?)? = nil, expected: String, secret: Bool = false,
        completion: SettingCompletion = .none, help: String, parse: @escaping @Sendable (String) -> Value?
    ) {
        self.name = name
        self.help = help
        self.expected = expected
        self.isSecret = secret
        self.completion = completion
        self.fallback = fallback
        self.parse = parse
    }

    /// The name of the environment variable, such as "CDS_DRAIN_TIMEOUT".
    public var environmentName: String {
        environmentPrefix + name.uppercased().replacing("-", with: "_")
    }

    /// The same setting, nil where nobody gives a value.
    public var optional: Setting<Value?> {
        let parse = parse
        return Setting<Value?>(
            name, default: (nil, nil), expected: expected, secret: isSecret, completion: completion, help: help
        ) {
            parse($0).map(Optional.some)
        }
    }

    /// The same setting with another default, such as one that depends on an earlier setting.
    public func defaulting(to value: Value, text: String) -> Setting<Value> {
        Setting(
            name, default: (value, text), expected: expected, secret: isSecret, completion: completion, help: help,
            parse: parse)
    }
}

/// What shells complete the value of a setting with.
public enum SettingCompletion: Sendable, Hashable {
    /// Nothing.
    case none
    /// Paths of files, or of folders.
    case file, directory
    /// One of these.
    case list([String])
}

/// What the names of all environment variables of the product begin with.
package let environmentPrefix = "CDS_"
