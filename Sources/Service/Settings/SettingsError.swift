/// A setting that is wrong or missing: the command ends with `ExitStatus.usage`.
public struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The long name of the setting without dashes ("http"), or "kafka KEY" for a librdkafka property.
    public let setting: String
    /// Where the wrong value comes from; nil where nobody gave one.
    public let origin: SettingOrigin?
    /// The wrong value as it was given; nil where there is none and for secrets.
    public let value: String?
    /// What is expected instead, in English, without a full stop.
    public let expected: String

    /// An error from its parts. The value of a secret must be left out.
    public init(setting: String, origin: SettingOrigin?, value: String? = nil, expected: String) {
        self.setting = setting
        self.origin = origin
        self.value = value
        self.expected = expected
    }

    /// One line: the setting, its value (at most 200 characters of it), its origin and what is expected.
    public var description: String {
        var text = LineText.escaped(setting)
        if let value {
            let short = value.count > 200 ? value.prefix(200) + "…" : value[...]
            text += " = \"\(LineText.escaped(String(short)))\""
        }
        text += origin.map { " (\($0))" } ?? " is not set"
        return text + ": expected \(LineText.escaped(expected))"
    }
}
