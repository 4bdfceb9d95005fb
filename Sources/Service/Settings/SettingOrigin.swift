/// Where the value of a setting comes from, in falling precedence (contract.md, "Commands": flags beat environment
/// variables, which beat the configuration file).
public enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
    /// A flag on the command line.
    case flag
    /// The environment variable of this name.
    case environment(String)
    /// The configuration file at this path.
    case file(String)
    /// Nobody gave a value.
    case standard

    /// The origin for a person: "flag", "environment variable CDS_HTTP", "file /etc/cds.yaml", "default".
    public var description: String {
        switch self {
        case .flag: "flag"
        case .environment(let name): "environment variable \(name)"
        case .file(let path): "file \(LineText.value(path))"
        case .standard: "default"
        }
    }
}

/// The value of a setting with its origin. Its description hides a secret.
public struct Resolved<Value: Sendable>: Sendable, CustomStringConvertible, CustomReflectable {
    /// The typed value; of a secret too.
    public let value: Value
    /// Where the value comes from.
    public let origin: SettingOrigin
    /// Whether the value must never be printed.
    public let isSecret: Bool

    /// A value with its origin.
    public init(value: Value, origin: SettingOrigin, isSecret: Bool = false) {
        self.value = value
        self.origin = origin
        self.isSecret = isSecret
    }

    /// The value, or "[hidden]", and the origin in brackets.
    public var description: String { "\(isSecret ? hiddenText : LineText.value("\(value)")) (\(origin))" }

    /// Shows the description only, so that `dump` hides secrets too.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

/// What stands in every output in place of a secret.
package let hiddenText = "[hidden]"
