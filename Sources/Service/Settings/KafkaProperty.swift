/// A property for librdkafka that the user sets, with its origin. Its description hides a secret.
public struct KafkaProperty: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The name of the property, such as "security.protocol".
    public let key: String
    /// Its value; of a secret too.
    public let value: String
    /// Where the value comes from.
    public let origin: SettingOrigin

    /// A property from its parts.
    public init(key: String, value: String, origin: SettingOrigin) {
        self.key = key
        self.value = value
        self.origin = origin
    }

    /// Whether the value must never be printed.
    public var isSecret: Bool { Self.isSecret(key) }

    /// "KEY=VALUE", or "KEY=[hidden]".
    public var description: String { "\(key)=\(isSecret ? hiddenText : LineText.value(value))" }

    /// Shows the description only, so that `dump` hides secrets too.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

    /// Whether the values of a property must never be printed: all that hold passwords, secrets or keys in PEM,
    /// and the two that may hold them among other things.
    public static func isSecret(_ key: String) -> Bool {
        let key = key.lowercased()
        return ["password", "secret", ".pem"].contains { key.contains($0) }
            || ["sasl.jaas.config", "sasl.oauthbearer.config"].contains(key)
    }

    /// What the names of the variables begin with that set properties.
    static let environmentPrefix = "CDS_KAFKA_"

    /// The property that an environment variable sets: underscores are dots, in lower case; of librdkafka's
    /// properties only log_level has an underscore itself (CONFIGURATION.md). Nil for another variable.
    static func key(ofVariable name: String) -> String? {
        guard name.hasPrefix(environmentPrefix), name.utf8.count > environmentPrefix.utf8.count else { return nil }
        let key = name.dropFirst(environmentPrefix.count).lowercased().replacing("_", with: ".")
        return key == "log.level" ? "log_level" : key
    }
}
