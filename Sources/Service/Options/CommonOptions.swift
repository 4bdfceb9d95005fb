public import ArgumentParser
public import Logging

/// The options of every command that has settings.
public struct CommonOptions: ParsableArguments {
    private static let configHelp: ArgumentHelp = """
        A configuration file: YAML with one key for each flag, without dashes (CDS_CONFIG)
        """
    private static let logLevelSetting = Setting<Logger.Level>.choice(
        "log-level", default: .info, help: "The least level of log lines that are written"
    )

    /// The configuration file's path.
    @Option(name: .customLong("config"), help: configHelp, completion: .file()) public var config: String?
    /// The least level of the log.
    @Option(CommonOptions.logLevelSetting) public var logLevel: String?

    /// For ArgumentParser.
    public init() {}

    /// Reads the environment and the configuration file and starts logging to standard error.
    ///
    /// - Throws: where the configuration file cannot be read or the level is none.
    public func settings() throws(SettingsError) -> Settings {
        var settings = try Settings(config: config)
        LoggingSystem.useLines(level: try level(in: &settings))
        return settings
    }

    /// The least level of log lines that are written.
    public func level(in settings: inout Settings) throws(SettingsError) -> Logger.Level {
        try settings.resolve(Self.logLevelSetting, flag: logLevel).value
    }
}
