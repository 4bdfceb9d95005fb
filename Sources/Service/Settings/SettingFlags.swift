public import ArgumentParser

extension Setting {
    /// The text of `--help`: what it is for, the environment variable and the default.
    package var argumentHelp: ArgumentHelp {
        ArgumentHelp("\(help) (\(environmentName)\(absence))", valueName: "value")
    }

    /// What `--help` says of the setting where nobody gives a value.
    private var absence: String {
        guard let fallback else { return "; required" }
        guard let text = fallback.text, !isSecret else { return "" }
        return "; default \(text)"
    }
}

extension SettingCompletion {
    fileprivate var kind: CompletionKind? {
        switch self {
        case .none: nil
        case .file: .file()
        case .directory: .directory
        case .list(let values): .list(values)
        }
    }
}

extension Option where Value == String? {
    /// The flag of a setting: `@Option(Own.batch) var batch: String?`. The text goes to `Settings.resolve`, which
    /// checks it like the values of every origin.
    public init<T>(_ setting: Setting<T>) {
        self.init(name: .customLong(setting.name), help: setting.argumentHelp, completion: setting.completion.kind)
    }
}

extension Flag where Value == Bool {
    /// The flag of a switch: `@Flag(Own.quiet) var quiet: Bool`.
    public init(_ setting: Setting<Bool>) {
        self.init(wrappedValue: false, name: .customLong(setting.name), help: setting.argumentHelp)
    }
}
